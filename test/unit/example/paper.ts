import { readFile } from 'node:fs/promises';

/** One row of `test/fixtures/kyushu-26.csv`: the inventory reconstructed from the paper. Sizes are GiB. */
export interface PaperVm {
  readonly name: string;
  readonly role: string;
  readonly owner: string;
  readonly cores: number;
  readonly memoryGib: number;
  readonly diskGib: number;
  readonly vlan: number;
  /** `mssql`, `unknown` or empty. */
  readonly sql: string;
  readonly availability: string;
  readonly activeHost: string;
}

export async function paperVms(): Promise<PaperVm[]> {
  const text = await readFile(new URL('../../fixtures/kyushu-26.csv', import.meta.url), 'utf8');
  const [, ...lines] = text.trim().split('\n');
  return lines.map((line) => {
    const [name, role, owner, vcpu, mem, disk, vlan, sql, availability, activeHost] = line.split(',');
    return {
      name: String(name),
      role: String(role),
      owner: String(owner),
      cores: Number(vcpu),
      memoryGib: Number(mem),
      diskGib: Number(disk),
      vlan: Number(vlan),
      sql: String(sql),
      availability: String(availability),
      activeHost: String(activeHost),
    };
  });
}

/** What the project of the paper added to the 19 VMs of June 2016. */
export const added = [
  'h-claio01',
  'h-cscan01',
  'h-hilabo01',
  'h-ridoc01',
  'u-lib-app01',
  'u-lib-db01',
  'u-vslide01',
];
