/**
 * Somebody edits a VM by hand before each request of an apply: whatever it is, nothing of it is overwritten that the plan did not name, no
 * VM is there twice, hvm says what happened, and the next apply goes on or says what is in its way.
 *
 * In CI each edit comes before every 24th request, beginning at another one for each edit; `HVM_STRIDE=1` is all of them.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Observed, ObservedVm } from '../../src/model/observed.ts';
import { before, writeSite } from '../kill/site.ts';
import { byHand } from '../support/by-hand.ts';
import { type Ran, run } from '../support/run.ts';
import { hasGo, type Simulator, startSimulator } from '../support/vcsim.ts';

const stride = Number(process.env['HVM_STRIDE'] ?? 24);

let site = '';
beforeAll(async () => {
  site = await mkdtemp(path.join(tmpdir(), 'hvm-between-'));
  writeSite(site);
});
afterAll(() => rm(site, { recursive: true }));

function apply(sim: Simulator): Promise<Ran> {
  const args = [
    'apply',
    site,
    '--yes',
    '--allow',
    'power-cycle',
    '--vcenter',
    sim.url,
    '-o',
    'json',
    '--timeout',
    '40s',
  ];
  const secrets = { HVM_USERNAME: sim.user, HVM_PASSWORD: sim.password, HVM_ADMIN_PASSWORD: 'Adm1n!' };
  return run(args, { env: { HVM_LANG: 'en', XDG_STATE_HOME: site, ...secrets }, now: () => new Date() });
}

interface Edit {
  readonly name: string;
  readonly vm: string;
  readonly steps: readonly (readonly [method: string, args: string])[];
  /** What must be true of the VM when the apply during which it came has ended; undefined: the VM is gone. */
  readonly stays: (vm: ObservedVm | undefined) => boolean;
  /** How the next apply may end. */
  readonly next: readonly number[];
}

const spec = (inside: string) => [['ReconfigVM_Task', `<spec>${inside}</spec>`]] as const;

/** Disk scsi0:0 of a VM of `site.ts`, as the simulator numbers it. */
const growth = (gib: number) =>
  spec(
    '<deviceChange><operation>edit</operation><device xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="VirtualDisk">' +
      '<key>2000</key><backing i:type="VirtualDiskFlatVer2BackingInfo"><fileName>[ds01] cycle/cycle.vmdk</fileName><diskMode>persistent</diskMode></backing>' +
      `<controllerKey>1000</controllerKey><unitNumber>0</unitNumber><capacityInKB>${gib * 1024 * 1024}</capacityInKB></device></deviceChange>`,
  );

const edits: readonly Edit[] = [
  {
    ...{ name: 'its notes are written', vm: 'cycle', steps: spec('<annotation>by hand</annotation>') },
    stays: (vm) => vm?.notes === 'by hand',
    next: [0],
  },
  {
    ...{ name: 'memory is reserved for it', vm: 'online' },
    steps: spec('<memoryAllocation><reservation>512</reservation></memoryAllocation>'),
    stays: (vm) => vm?.memoryReservationMib === 512,
    next: [0],
  },
  {
    ...{ name: 'its disk grows beyond the manifest', vm: 'cycle', steps: growth(80) },
    stays: (vm) => vm?.disks[0]?.sizeMib === 80 * 1024,
    next: [3],
  },
  {
    ...{ name: 'it is renamed', vm: 'cycle', steps: [['Rename_Task', '<newName>renamed</newName>']] },
    stays: (vm) => vm?.name === 'renamed',
    next: [0, 3],
  },
  {
    ...{ name: 'it is deleted', vm: 'cycle' },
    steps: [
      ['PowerOffVM_Task', ''],
      ['Destroy_Task', ''],
    ],
    stays: (vm) => vm === undefined,
    next: [3],
  },
  {
    ...{ name: 'it becomes a template', vm: 'cycle' },
    steps: [
      ['PowerOffVM_Task', ''],
      ['MarkAsTemplate', ''],
    ],
    stays: (vm) => vm?.template === true,
    next: [3],
  },
];

describe.skipIf(!hasGo).concurrent('an edit before a request', () => {
  test.each(edits.map((edit, index) => ({ ...edit, index })))('$vm: $name', async (edit) => {
    const sim = await startSimulator(['-version', '8.0.3']);
    const met: string[] = [];
    for (let nth = 1 + (edit.index % stride); ; nth += stride) {
      const result = await editedAt(sim, edit, nth);
      if (result === undefined) break;
      const { at, told, trouble } = result;
      met.push(told);
      expect({ nth, at, trouble }).toEqual({ nth, at, trouble: [] });
    }
    await sim.end();
    if (process.env['HVM_STRIDE'] !== undefined) console.log(edit.name, countsOf(met));
    expect(met.length).toBeGreaterThan(60 / stride - 1);
  });
});

/** undefined: the apply has fewer requests. `told`: exit code and codes of what it said. */
async function editedAt(sim: Simulator, edit: Edit, nth: number) {
  await sim.put(before());
  await sim.rule({ method: '*', nth, when: 'before', action: 'pause' });
  let isOver = false;
  const applying = apply(sim).finally(() => (isOver = true));
  let held = await sim.held();
  while (held.length === 0 && !isOver) held = await sim.held();
  if (held.length === 0) return undefined;
  const uuid = uuidOf(await sim.state(), edit.vm);
  const refused = await byHand(sim, `DC/vm/${edit.vm}`, edit.steps).then(
    () => undefined,
    (error: unknown) => String(error),
  );
  await sim.clearRules();
  const first = await applying;
  const after = await sim.state();
  const trouble: string[] = [...troubleIn(first, [0, 3, 4, 75]), ...twiceIn(after)];
  // Somebody who cannot do it, as hvm is at the VM at this moment, has done nothing.
  if (refused === undefined) {
    const vm = after.vms.find(({ instanceUuid }) => instanceUuid === uuid);
    if (!edit.stays(vm)) trouble.push(`overwritten: ${JSON.stringify(vm)}`);
    const second = await apply(sim);
    trouble.push(...troubleIn(second, edit.next), ...twiceIn(await sim.state()));
  }
  if ((await sim.sessions()) > 0) trouble.push('a session is left open');
  const told = `${first.code}${refused === undefined ? '' : ' (refused)'} ${codesIn(first.stdout)}`;
  return { at: held[0]?.method, told, trouble };
}

function uuidOf({ vms }: Observed, name: string): string | undefined {
  return vms.find((vm) => vm.name === name)?.instanceUuid;
}

function troubleIn({ code, stdout, stderr }: Ran, fitting: readonly number[]): string[] {
  const said = stdout + stderr;
  return [
    ...(fitting.includes(code) ? [] : [`exit ${code}: ${codesIn(said)} ${said.slice(0, 1500)}`]),
    ...(/INT-\d|\bat .*\.ts:|undefined|\[object/.test(said) ? [said] : []),
  ];
}

function codesIn(said: string): string {
  const codes = [...said.matchAll(/"code": ?"([A-Z]+-\d+)"/g)].map(([, code]) => code);
  return [...new Set(codes)].join(' ');
}

function twiceIn({ vms }: Observed): string[] {
  const names = vms.flatMap(({ name, marks }) => [
    name,
    ...(marks['hvm.name'] === undefined ? [] : [`of ${marks['hvm.name']}`]),
  ]);
  return names.filter((name, index) => names.indexOf(name) < index).map((name) => `twice: ${name}`);
}

function countsOf(list: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const each of list) counts[each] = (counts[each] ?? 0) + 1;
  return counts;
}
