/** A saved plan that somebody edited: refused with a reason, whatever they did, and with new digests too. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Plan } from '../../src/model/plan.ts';
import { digestOf, inputsDigestOf } from '../../src/plan/digest.ts';
import { exampleSite, run } from '../support/run.ts';
import { type Random, randomFrom } from '../support/mutate.ts';

const file = 'night.plan.json';
const recordingFile = 'manifests/kyushu.recording.json';
const allowed = ['--yes', '--allow', 'power-cycle'];

/** A plan as whoever edits it sees it. */
interface Draft {
  operations: (
    | (Record<string, unknown> & { address: string; action: string; spec: Record<string, unknown> })
    | null
  )[];
  resource_changes: { name: string; fields: unknown[]; base: { instance_uuid: string } }[];
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

async function saved(): Promise<string> {
  const cwd = await exampleSite();
  expect(await run(['plan', '--out', file], { cwd })).toMatchObject({ code: 0 });
  return cwd;
}

/** Applies the plan as `change` leaves it, with digests that fit it; whether the recording is as it was. */
async function applyEdited(cwd: string, change: (plan: Draft) => void) {
  const text = await readFile(path.join(cwd, file), 'utf8');
  const plan: Draft = JSON.parse(text);
  change(plan);
  const edited: Plan = JSON.parse(JSON.stringify(plan));
  await writeFile(path.join(cwd, 'edited.json'), JSON.stringify(sealed(edited)));
  return applyFile(cwd);
}

async function applyFile(cwd: string) {
  const before = await readFile(path.join(cwd, recordingFile), 'utf8');
  const { code, stderr } = await run(['apply', '--plan', 'edited.json', ...allowed], { cwd });
  const after = await readFile(path.join(cwd, recordingFile), 'utf8');
  if (after !== before) await writeFile(path.join(cwd, recordingFile), before);
  return { code, said: stderr, isUntouched: after === before };
}

function sealed(plan: Plan): Plan {
  return { ...plan, digest: digestOf(plan), inputs_digest: inputsDigestOf(plan) };
}

test('an exception put into it, with its digests left as they were', async () => {
  const cwd = await saved();
  const plan = JSON.parse(await readFile(path.join(cwd, file), 'utf8'));
  plan.desired.site.exceptions = [{ code: 'CAP-002', reason: '', approver: '', expires: '2099-01-01' }];
  await writeFile(path.join(cwd, 'edited.json'), JSON.stringify(plan));
  expect(await applyFile(cwd)).toMatchObject({
    ...{ code: 65, said: expect.stringContaining('PLN-003'), isUntouched: true },
  });
});

function cycleOf({ operations }: Draft): Record<string, unknown> & { spec: Record<string, unknown> } {
  const found = operations.find(
    (each) => each?.address === 'VirtualMachine/u-portal-web01' && each.action === 'reconfigure',
  );
  if (!found) throw new Error('no power cycle in the plan');
  return found;
}

function changeOf({ resource_changes }: Draft, wanted: string): Draft['resource_changes'][number] {
  const found = resource_changes.find(({ name }) => name === wanted);
  if (!found) throw new Error(`no ${wanted} in the plan`);
  return found;
}

test.each<[what: string, change: (plan: Draft) => void]>([
  ['more memory than it shows', (plan) => (cycleOf(plan).spec['memoryMib'] = 65_536)],
  ['an impact that needs no leave', (plan) => (cycleOf(plan)['impact'] = 'online')],
  ['a change that it does not show', (plan) => (changeOf(plan, 'u-portal-web01').fields = [])],
  [
    "another VM's UUID",
    (plan) => (cycleOf(plan).spec['instanceUuid'] = changeOf(plan, 'u-dns01').base.instance_uuid),
  ],
  ['an action that there is not', (plan) => (cycleOf(plan)['action'] = 'destroy')],
  [
    'an operation twice',
    ({ operations }) =>
      operations.push({
        ...cycleOf({ operations, resource_changes: [] }),
        address: 'VirtualMachine/u-portal-web01',
        action: 'reconfigure',
      }),
  ],
  ['operations of no shape', (plan) => (plan.operations = [null])],
])('%s: 65, and nothing is written', async (_, change) => {
  const cwd = await saved();
  expect(await applyEdited(cwd, change)).toMatchObject({
    ...{ code: 65, said: expect.stringContaining('PLN-003'), isUntouched: true },
  });
});

/** What is edited of an operation that makes a VM. */
interface NewVm {
  name: string;
  instanceUuid: string;
  nics: [{ portGroup: { name: string } }];
  customization: { guest: Record<string, unknown>; nics: [{ address: string }] };
}

/** The first operation that makes a VM with a guest to be customized. */
function cloneOf({ operations }: Draft): { spec: NewVm } {
  const found = operations.find(
    (each) => each?.action === 'clone' && each.spec['customization'] !== undefined,
  );
  if (!found) throw new Error('no clone in the plan');
  const spec: unknown = found.spec;
  return { spec: spec as NewVm };
}

test.each<[what: string, change: (plan: Draft) => void]>([
  ['another name for a new VM', (plan) => (cloneOf(plan).spec.name = 'other')],
  ['another port group', (plan) => (cloneOf(plan).spec.nics[0].portGroup.name = 'vlan-110')],
  ['another UUID', (plan) => (cloneOf(plan).spec.instanceUuid = '50000000-0000-4000-8000-000000000000')],
  ['commands for the guest', (plan) => (cloneOf(plan).spec.customization.guest['runOnce'] = ['whoami'])],
  ['another address', (plan) => (cloneOf(plan).spec.customization.nics[0].address = '10.22.0.99/24')],
  [
    'a program that gives the password',
    (plan) => (cloneOf(plan).spec.customization.guest['adminPassword'] = { fromCommand: ['whoami'] }),
  ],
])('%s, which the plan does not show: 75, and nothing is written', async (_, change) => {
  const cwd = await saved();
  expect(await applyEdited(cwd, change)).toMatchObject({
    ...{ code: 75, said: expect.stringContaining('PLN-005'), isUntouched: true },
  });
});

test('one value anywhere in it, with digests that fit: it is refused or does what it shows, and never crashes', async () => {
  const cwd = await saved();
  const text = await readFile(path.join(cwd, file), 'utf8');
  for (let seed = 1; seed <= edits; seed += 1) {
    const random = randomFrom(seed);
    const plan = JSON.parse(text);
    const what = editOne(plan, random);
    await writeFile(path.join(cwd, 'edited.json'), JSON.stringify(seed % 2 === 0 ? plan : sealed(plan)));
    const { code, said } = await applyFile(cwd);
    expect({ seed, what, said, code: [0, 3, 4, 65, 69, 75].includes(code) ? 'known' : code }).toEqual({
      ...{ seed, what, said: expect.not.stringMatching(/INT-\d|\bat .*\.ts:/), code: 'known' },
    });
  }
});

const edits = Number(process.env['HVM_EDITS'] ?? 40);

/** Puts another value somewhere: another type, another number or text, nothing, or a key less. */
function editOne(plan: Json, random: Random): string {
  let at = plan;
  let way = '';
  for (;;) {
    if (typeof at !== 'object' || at === null) throw new Error('not a place');
    const holder = at as { [key: string]: Json };
    const keys = Object.keys(holder);
    if (keys.length === 0) return editOne(plan, random);
    const key = random.of(keys);
    const value = holder[key];
    way += `.${key}`;
    if (
      typeof value === 'object' &&
      value !== null &&
      Object.keys(value).length > 0 &&
      random.below(100) < 92
    ) {
      at = value;
      continue;
    }
    if (random.below(100) < 15 && !Array.isArray(holder)) {
      delete holder[key];
      return `${way} removed`;
    }
    const others: Json[] = [null, true, -1, 1e21, '', 'x'.repeat(300), '\u202e', [], {}, [null], '__proto__'];
    holder[key] = random.of([...others, typeof value === 'number' ? value + 1 : `${String(value)}x`]);
    return `${way} = ${JSON.stringify(holder[key])}`.slice(0, 120);
  }
}
