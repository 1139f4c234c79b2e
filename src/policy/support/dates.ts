/**
 * Until when makers support what sites run. Days are the last ones, `YYYY-MM-DD`. To bring it up to date, look the dates up at the
 * sources and set `asOf`; some data sets show Microsoft's dates a day late.
 */
export const asOf = '2026-11-22';

export type Product = 'windows-server' | 'sql-server' | 'vsphere';

export interface SupportDates {
  readonly product: Product;
  /** As `windowsServerOf` says it, the year of SQL Server with `-r2`, major and minor of vSphere. */
  readonly version: string;
  readonly mainstream?: string;
  /** Extended support; of vSphere general support. */
  readonly end: string;
  /** Paid security updates; of vSphere technical guidance, which brings none. */
  readonly esu?: string;
  readonly source: string;
  /** Told by public pages other than the maker's own. */
  readonly isUnconfirmed?: true;
}

const microsoft = 'Microsoft Lifecycle (learn.microsoft.com/lifecycle)';
const esuPage = 'Microsoft Lifecycle; SQL Server Extended Security Updates FAQ';
const vmware = 'VMware Product Lifecycle Matrix';

const supportDates: readonly SupportDates[] = [
  windows('2003', '2010-07-13', '2015-07-14'),
  windows('2003-r2', '2010-07-13', '2015-07-14'),
  windows('2008', '2015-01-13', '2020-01-14', '2023-01-10'),
  windows('2008-r2', '2015-01-13', '2020-01-14', '2023-01-10'),
  windows('2012', '2018-10-09', '2023-10-10', '2026-10-13'),
  windows('2012-r2', '2018-10-09', '2023-10-10', '2026-10-13'),
  windows('2016', '2022-01-11', '2027-01-12'),
  windows('2019', '2024-01-09', '2029-01-09'),
  windows('2022', '2026-10-13', '2031-10-14'),
  windows('2025', '2029-10-09', '2034-10-10'),
  sql('2005', '2011-04-12', '2016-04-12'),
  sql('2008', '2014-07-08', '2019-07-09', '2022-07-12'),
  sql('2008-r2', '2014-07-08', '2019-07-09', '2022-07-12'),
  sql('2012', '2017-07-11', '2022-07-12', '2025-07-08'),
  // Public pages say 2027-07-08 and 2027-07-12: the earlier one.
  { ...sql('2014', '2019-07-09', '2024-07-09', '2027-07-08'), isUnconfirmed: true },
  { ...sql('2016', '2021-07-13', '2026-07-14', '2029-07-17'), isUnconfirmed: true },
  sql('2017', '2022-10-11', '2027-10-12'),
  sql('2019', '2025-02-28', '2030-01-08'),
  sql('2022', '2028-01-11', '2033-01-11'),
  sql('2025', '2031-01-06', '2036-01-06'),
  { ...vsphere('5.0', '2016-08-24'), isUnconfirmed: true },
  { ...vsphere('5.1', '2016-08-24'), isUnconfirmed: true },
  vsphere('5.5', '2018-09-19'),
  vsphere('6.0', '2020-03-12'),
  vsphere('6.5', '2022-10-15', '2023-11-15'),
  vsphere('6.7', '2022-10-15', '2023-11-15'),
  vsphere('7.0', '2025-10-02'),
  vsphere('8.0', '2027-10-11'),
];

function windows(version: string, mainstream: string, end: string, esu?: string): SupportDates {
  return { product: 'windows-server', version, mainstream, end, ...late(esu), source: microsoft };
}

function sql(version: string, mainstream: string, end: string, esu?: string): SupportDates {
  const source = esu === undefined ? microsoft : esuPage;
  return { product: 'sql-server', version, mainstream, end, ...late(esu), source };
}

function vsphere(version: string, end: string, guidance?: string): SupportDates {
  return { product: 'vsphere', version, end, ...late(guidance), source: vmware };
}

function late(esu: string | undefined) {
  return esu === undefined ? {} : { esu };
}

/** undefined: hvm has no dates of it. */
export function supportOf(product: Product, version: string): SupportDates | undefined {
  return supportDates.find((each) => each.product === product && each.version === version);
}

/** The newest virtual hardware that a release of ESXi runs. */
const hardware: readonly (readonly [string, number])[] = [
  ['5.0', 8],
  ['5.1', 9],
  ['5.5', 10],
  ['6.0', 11],
  ['6.5', 13],
  // 14; with update 2, which calls itself 6.7.0 too, 15.
  ['6.7', 15],
  ['7.0.0', 17],
  ['7.0.1', 18],
  ['7.0', 19],
  ['8.0.0', 20],
  ['8.0.1', 20],
  ['8.0', 21],
];

/** undefined: nobody knows it of this version, `8.0.3`. */
export function newestHardware(version: string): number | undefined {
  return hardware.find(([release]) => version === release || version.startsWith(`${release}.`))?.[1];
}
