/**
 * The program against govmomi's simulator as it ships, which is not ours: it leaves out much of a clone, numbers devices in
 * its own way, and tells little of Tools and networks.
 */
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { ObservedVm } from '../../src/model/observed.ts';
import { editByHand } from '../support/by-hand.ts';
import { edit, json, type Ran, run, temporaryFolder } from '../support/run.ts';
import { hasGo, type Simulator, startSimulator } from '../support/vcsim.ts';

/** What `test/fixtures/stock/vms.yaml` declares, in the words of `told`. */
const grown = {
  folder: '',
  power: 'on',
  cpu: [2, 1],
  memoryMib: 2048,
  notes: 'line 1\nline 2 <&>',
  disks: ['scsi0:0 20480 thin LocalDS_0', 'scsi0:1 30720 thin LocalDS_1'],
  cards: ['DVS0/vlan-220 e1000 connected'],
  guest: { hostname: 'GROWN01', addresses: ['10.22.0.11'] },
  marks: { name: 'grown', template: 'one', disks: 'data=scsi0:1 os=scsi0:0', cards: '0=0' },
};
const twin = {
  folder: '',
  power: 'on',
  cpu: [4, 2],
  memoryMib: 2048,
  notes: '双子',
  disks: ['scsi0:0 40960 thin LocalDS_0', 'scsi0:1 8192 thin LocalDS_0'],
  cards: ['/vlan-230 vmxnet3 connected'],
  guest: undefined,
  marks: { name: 'twin', template: 'two', disks: undefined, cards: '0=0' },
};
const wired = {
  ...twin,
  folder: 'lab/wired',
  cpu: [2, 1],
  notes: '',
  cards: ['DVS0/vlan-221 vmxnet3 connected', '/vlan-231 vmxnet3 connected'],
  guest: { hostname: 'WIRED01', addresses: ['10.22.1.12'] },
  marks: { name: 'wired', template: 'two', disks: undefined, cards: 'a=0 b=1' },
};

const apply = ['apply', '--yes', '-o', 'json'] as const;

describe.skipIf(!hasGo)('govmomi’s simulator as it ships', () => {
  let sim: Simulator;
  let cwd: string;

  const begin = async (version?: string) => {
    sim = await startSimulator(['-stock', ...(version === undefined ? [] : ['-version', version])]);
    cwd = await temporaryFolder();
    await cp(path.join(import.meta.dirname, '../fixtures/stock'), path.join(cwd, 'manifests'), {
      recursive: true,
    });
  };
  afterEach(() => sim.end());

  const env = (given: Readonly<Record<string, string>> = {}) => ({
    HVM_USERNAME: sim.user,
    HVM_PASSWORD: sim.password,
    HVM_ADMIN_PASSWORD: 'x',
    HVM_LANG: 'en',
    ...given,
  });
  const hvm = async (args: readonly string[], given?: Readonly<Record<string, string>>): Promise<Ran> => {
    const ran = await run([...args, '--vcenter', sim.url], { cwd, env: env(given) });
    expect(await sim.sessions()).toBe(0);
    return ran;
  };
  const done = async (args: readonly string[] = apply) => {
    const { code, stdout } = await hvm(args);
    const { verified, leftovers, outcomes } = json({ stdout });
    expect({ code, verified, leftovers }).toEqual({ code: 0, verified: true, leftovers: [] });
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(
      new Set(outcomes.length > 0 ? ['done'] : []),
    );
    return outcomes.map(({ id }) => id);
  };
  const beginMade = async () => {
    await begin();
    await done();
  };
  const writes = async () => (await sim.log()).filter(({ write }) => write).map(({ method }) => method);
  const nothingLeft = async () => {
    const before = await writes();
    expect(await done()).toEqual([]);
    expect(await writes()).toEqual(before);
    expect((await hvm(['plan', '--detailed-exitcode'])).code).toBe(0);
  };
  const made = async () => {
    const { vms } = await sim.state();
    const named = ({ name }: ObservedVm) => ['grown', 'twin', 'wired'].includes(name);
    return Object.fromEntries(vms.filter(named).map((vm) => [vm.name, told(vm)]));
  };
  const macs = async () => (await sim.state()).vms.flatMap(({ nics }) => nics.map(({ mac }) => mac));
  const change = (edits: readonly (readonly [from: string, to: string])[]) =>
    edit(path.join(cwd, 'manifests/vms.yaml'), (text) =>
      edits.reduce((text, [from, to]) => {
        expect(text).toContain(from);
        return text.replace(from, to);
      }, text),
    );

  test.each(['6.5', '8.0.3'])(
    'vCenter %s: three VMs are made as declared, and then nothing is left',
    async (version) => {
      await begin(version);
      const planned = json(await hvm(['plan', '-o', 'json']));
      expect(planned.source).toMatchObject({ api: 'soap', version: version === '6.5' ? '6.5.0' : version });
      expect(planned.summary).toMatchObject({ create: 3, errors: 0 });
      await done();
      expect(await made()).toEqual({ grown, twin, wired });
      const cards = await macs();
      expect(cards).toContain('00:50:56:01:02:03');
      expect(new Set(cards).size).toBe(cards.length);
      await nothingLeft();
    },
  );

  test('memory and cores: refused as long as nobody agrees; then off, changed, and on again', async () => {
    await beginMade();
    const before = await writes();
    await change([['cores: 2\n  memory: 2 GiB', 'cores: 4\n  memory: 3 GiB']]);
    expect((await hvm(apply)).code).toBe(3);
    expect(await writes()).toEqual(before);
    await done([...apply, '--allow', 'power-cycle']);
    const cycle = ['ShutdownGuest', 'ReconfigVM_Task', 'PowerOnVM_Task'];
    expect((await writes()).slice(before.length)).toEqual(cycle);
    expect(await made()).toEqual({ grown: { ...grown, cpu: [4, 1], memoryMib: 3072 }, twin, wired });
    await nothingLeft();
  });

  test('notes and disks change while the VMs run, and a disk and a card are added', async () => {
    await beginMade();
    const before = await writes();
    await change([
      ['line 1', 'line one'],
      ['size: 30 GiB', 'size: 40 GiB'],
      ['size: 20 GiB', 'size: 25 GiB'],
      [
        '  networks: [{vlan: 230}]',
        '  disks: [{name: os, size: 40 GiB}, {name: data, size: 9 GiB}, {name: log, size: 5 GiB, provisioning: eager}]\n  networks: [{vlan: 230}, {vlan: 231}]',
      ],
    ]);
    await done();
    expect(new Set((await writes()).slice(before.length))).toEqual(new Set(['ReconfigVM_Task']));
    expect(await made()).toEqual({
      grown: {
        ...grown,
        notes: 'line one\nline 2 <&>',
        disks: ['scsi0:0 25600 thin LocalDS_0', 'scsi0:1 40960 thin LocalDS_1'],
      },
      twin: {
        ...twin,
        disks: [
          'scsi0:0 40960 thin LocalDS_0',
          'scsi0:1 9216 thin LocalDS_0',
          'scsi0:2 5120 eager LocalDS_0',
        ],
        cards: ['/vlan-230 vmxnet3 connected', '/vlan-231 vmxnet3 connected'],
        marks: { ...twin.marks, disks: 'data=scsi0:1 log=scsi0:2 os=scsi0:0', cards: '0=0 1=1' },
      },
      wired,
    });
    await nothingLeft();
  });

  test('cards go to other port groups, between standard and distributed ones, and keep their MACs', async () => {
    await beginMade();
    const before = await macs();
    await change([
      ['vlan: 230', 'vlan: 221'],
      ['name: a, vlan: 221', 'name: a, vlan: 230'],
      ['name: b, vlan: 231', 'name: b, vlan: 231, connected: false'],
    ]);
    await done([...apply, '--allow', 'network']);
    expect(await made()).toEqual({
      grown,
      twin: { ...twin, cards: ['DVS0/vlan-221 vmxnet3 connected'] },
      wired: {
        ...wired,
        cards: ['/vlan-230 vmxnet3 connected', '/vlan-231 vmxnet3 disconnected'],
        // The simulator forgets what the guest had on a card that was edited.
        guest: { hostname: 'WIRED01', addresses: [] },
      },
    });
    expect(await macs()).toEqual(before);
    await nothingLeft();
  });

  test('a VM edited by hand after the plan: 75, and nothing is written', async () => {
    await beginMade();
    await change([['line 1', 'line one']]);
    expect((await hvm(['plan', '--out', 'saved.json'])).code).toBe(0);
    await editByHand(sim, 'DC0/vm/grown', '<annotation>by hand</annotation>');
    const before = await writes();
    const ran = await hvm(['apply', '--plan', 'saved.json', '--yes', '-o', 'json']);
    expect([ran.code, JSON.parse(ran.stdout)]).toEqual([
      75,
      { error: expect.objectContaining({ code: 'PLN-005', message: expect.stringContaining('grown') }) },
    ]);
    expect(await writes()).toEqual(before);
    expect(await made()).toEqual({ grown: { ...grown, notes: 'by hand' }, twin, wired });
  });

  test('a wrong password: 77 after one login', async () => {
    await begin();
    const { code, stdout, stderr } = await hvm(apply, { HVM_PASSWORD: 'wrong' });
    expect({ code, stderr }).toEqual({ code: 77, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'VSP-001' } });
    expect((await sim.log()).filter(({ method }) => method === 'Login')).toHaveLength(1);
    expect(await writes()).toEqual([]);
  });

  test('the plan from a recording of it is the plan from it, before VMs are made and after', async () => {
    await begin();
    for (const create of [3, 0]) {
      expect((await hvm(['record', '--out', 'now.json'])).code).toBe(0);
      const live = json(await hvm(['plan', '-o', 'json']));
      const recorded = json(
        await run(['plan', '-o', 'json', '--recording', 'now.json'], { cwd, env: env() }),
      );
      expect(
        JSON.stringify({
          ...recorded,
          ...{ inputs_digest: live.inputs_digest, source: live.source, stats: live.stats },
        }),
      ).toBe(JSON.stringify(live));
      expect(live.summary.create).toBe(create);
      await done();
    }
  });

  test('VMs that are imported are only to be adopted, and then nothing is left', async () => {
    await beginMade();
    for (const vm of ['grown', 'twin', 'lab/wired/wired'])
      await editByHand(sim, `DC0/vm/${vm}`, withoutMarks);
    cwd = await temporaryFolder();
    expect((await hvm(['import', '--out', 'manifests'])).code).toBe(0);
    const planned = json(await hvm(['plan', '--adopt', 'all', '-o', 'json']));
    expect(planned.summary).toMatchObject({ create: 0, update: 0, adopt: 7, 'no-op': 0, errors: 0 });
    const paths = planned.resource_changes.flatMap(({ fields }) => fields.map(({ path }) => path));
    expect(new Set(paths)).toEqual(new Set(['ownership']));
    // The VLAN of the other card of `wired` is not told, and the simulator's own VMs are on a port group without one.
    const cards = planned.desired.vms.map(({ name, networks = [] }) => [
      name,
      networks.map(({ network }) => network),
    ]);
    expect(Object.fromEntries(cards)).toEqual({
      DC0_C0_RP0_VM0: [],
      DC0_C0_RP0_VM1: [],
      DC0_H0_VM0: [],
      DC0_H0_VM1: [],
      grown: ['vlan-220'],
      twin: ['vlan-230'],
      wired: ['vlan-221'],
    });
    await done([...apply, '--adopt', 'all']);
    const marks = { template: '', disks: 'data=scsi0:1 os=scsi0:0', cards: '0=0' };
    expect(await made()).toEqual({
      grown: { ...grown, marks: { ...marks, name: 'grown' } },
      twin: { ...twin, marks: { ...marks, name: 'twin' } },
      wired: { ...wired, marks: { ...marks, name: 'wired' } },
    });
    await nothingLeft();
  });
});

const withoutMarks = ['owner', 'site', 'name', 'template', 'disks', 'nics']
  .map((mark) => `<extraConfig><key>hvm.${mark}</key><value/></extraConfig>`)
  .join('');

/** What a manifest speaks of, as the simulator has it; the marks' device keys as places in its list of cards. */
function told({ nics, disks, marks, ...vm }: ObservedVm) {
  const cards = nics.map(({ key, mac }, place) => [`${key},${mac}`, `${place}`] as const);
  return {
    folder: vm.folder,
    power: vm.power,
    cpu: [vm.cores, vm.coresPerSocket],
    memoryMib: vm.memoryMib,
    notes: vm.notes,
    disks: disks.map(
      ({ bus, controller, unit, sizeMib, provisioning, datastore }) =>
        `${bus}${controller}:${unit} ${sizeMib} ${provisioning} ${datastore}`,
    ),
    cards: nics.map(
      ({ switch: on, portGroup, adapter, connected }) =>
        `${on ?? ''}/${portGroup} ${adapter} ${connected ? 'connected' : 'disconnected'}`,
    ),
    guest: vm.guest,
    marks: {
      name: marks['hvm.name'],
      template: marks['hvm.template'],
      disks: marks['hvm.disks'],
      cards: cards.reduce((text, [card, place]) => text?.replace(card, place), marks['hvm.nics']),
    },
  };
}
