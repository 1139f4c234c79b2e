/** List prices of Windows Server 2012 R2 in the US, Open NL, for two processors. They illustrate; nobody offers them. */
export const listPrices = {
  currency: 'USD',
  datacenter: 6155,
  standard: 882,
  source: 'Microsoft Windows Server 2012 R2 licensing data sheet',
} as const;

/** VMs on each host of two processors from which on Datacenter costs less than Standard. */
export function datacenterFrom(): number {
  const licences = Math.floor(listPrices.datacenter / listPrices.standard) + 1;
  return 2 * (licences - 1) + 1;
}
