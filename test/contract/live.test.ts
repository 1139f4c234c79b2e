import { afterAll, beforeAll, describe, expect, test, TestRunner } from 'vitest';
import { execute } from '../../src/execute/execute.ts';
import type { Observed } from '../../src/model/observed.ts';
import type { Operation } from '../../src/model/operation.ts';
import type { VSphere } from '../../src/vsphere/port.ts';
import { usualLimits } from '../../src/vsphere/live/write.ts';
import { openVCenter } from '../../src/vsphere/live/open.ts';
import { formatRecording } from '../../src/vsphere/recorded/write.ts';
import type { Api } from '../../src/vsphere/vim/encoding.ts';
import { inventory, vm } from '../support/inventory.ts';
import { hasGo, type Simulator, startSimulator } from '../support/vcsim.ts';
import { card, clone, diskSpec, marks, powerOn, templateDisk } from './operations.ts';
import { type Adapter, contract } from './suite.ts';

const everything = {
  changeVersion: true,
  powerRules: true,
  states: true,
  space: true,
  guests: true,
  placement: true,
  names: true,
};

/**
 * Cases that want a vCenter of another version than the lane's. Each is run against one, or skipped where no such version
 * can be had; nothing else is skipped.
 */
interface Lane {
  readonly name: string;
  readonly api: Api;
  readonly args: readonly string[];
  /** Test → the version that it is run against. */
  readonly versions?: Readonly<Record<string, string>>;
  /** Test → why it cannot be set up here. */
  readonly cannot?: Readonly<Record<string, string>>;
}

const before65 = 'before 6.5 refuses to grow a disk beyond 2 TiB while the VM runs';
const from65 = 'from 6.5 on grows a disk beyond 2 TiB while the VM runs';

const lanes: readonly Lane[] = [
  {
    name: 'a vCenter over VI/JSON',
    api: 'vi-json',
    args: ['-version', '8.0.3'],
    cannot: { [before65]: 'VI/JSON is spoken from 8.0 U1 on' },
  },
  {
    name: 'a vCenter over SOAP',
    api: 'soap',
    args: ['-version', '8.0.3'],
    versions: { [before65]: '6.0.0' },
  },
  {
    name: 'a vCenter 5.5 over SOAP',
    api: 'soap',
    args: ['-version', '5.5.0'],
    versions: { [from65]: '6.5.0' },
  },
  {
    name: 'a vCenter that ignores CloneSpec.config',
    api: 'soap',
    args: ['-version', '7.0', '-clone-config', 'ignore'],
    versions: { [before65]: '6.0.0' },
  },
];

describe.skipIf(!hasGo).each(lanes)('$name', (lane) => {
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await startSimulator(lane.args);
  });
  afterAll(() => simulator.end());

  contract(lane.name, (start) => adapterOf(simulator, lane, start), everything);
});

async function adapterOf(simulator: Simulator, lane: Lane, start: Observed): Promise<Adapter> {
  const current = TestRunner.getCurrentTest();
  const title = current?.name ?? '';
  const reason = lane.cannot?.[title];
  if (reason !== undefined) current?.context.skip(reason);
  await put(simulator, start, lane.versions?.[title]);
  const port = await open(simulator, lane.api);
  return {
    port,
    reread: async () => inTheEyesOf(lane.api, await simulator.state()),
    cleanup: async () => {
      expect(await simulator.violations()).toEqual([]);
      expect(await simulator.sessions()).toBe(0);
    },
  };
}

async function put(simulator: Simulator, start: Observed, version: string | undefined): Promise<void> {
  if (version === undefined) return simulator.put(start);
  const answer = await fetch(`${simulator.control}/inventory?version=${version}`, {
    method: 'POST',
    body: formatRecording(start),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

/** The simulator tells its state as a recording; only its source is another than a reader's. */
function inTheEyesOf(api: Api, state: Observed): Observed {
  const { version, instance } = state.source;
  return {
    ...state,
    source: { kind: 'vcenter', api, version, instance, observedAt: '2026-01-01T00:00:00.000Z' },
  };
}

function open(simulator: Simulator, api: Api): Promise<VSphere> {
  return openVCenter({
    url: simulator.url,
    api,
    env: {},
    userAgent: 'hvm/test',
    username: { fromEnv: 'USER' },
    password: { fromEnv: 'PASSWORD' },
    secret: async (ref) => ('fromEnv' in ref && ref.fromEnv === 'USER' ? simulator.user : simulator.password),
    now: () => new Date('2026-01-01T00:00:00Z'),
    // A task that never ends is refused at once, and a host that is away stays away.
    writes: {
      ...usualLimits,
      pauses: { ...usualLimits.pauses, busy: [0.01], locked: [0.01], host: [0.01] },
      busy: 0.1,
    },
  });
}

test.skipIf(!hasGo)('custom attributes are observed, and stand in a recording', async () => {
  const simulator = await startSimulator(['-version', '8.0.3']);
  try {
    const customFields = { owner: 'a', 部署: '放射線科' };
    await simulator.put(inventory({ vms: [vm({ customFields })] }));
    const port = await open(simulator, 'vi-json');
    const { vms } = await port.observe();
    await port.close();
    expect(vms.map(({ name, customFields: seen }) => [name, seen])).toEqual([
      ['tpl', undefined],
      ['vm01', customFields],
    ]);
    expect((await simulator.state()).vms).toEqual(vms);
  } finally {
    await simulator.end();
  }
});

/** The operation's own request, one that reads, one that marks, and the poll that all share. */
test.skipIf(!hasGo).each([
  ['honours CloneSpec.config', 150, ['-version', '8.0.3']],
  ['ignores CloneSpec.config', 220, ['-version', '7.0', '-clone-config', 'ignore']],
] as const)(
  '26 VMs are made and started where a server %s, in at most %d requests',
  async (_, most, args) => {
    const simulator = await startSimulator(args);
    try {
      await simulator.put(inventory());
      const port = await open(simulator, 'soap');
      await port.observe();
      const operations = Array.from({ length: 26 }, (__, index) => made(`new${index}`)).flat();
      expect(await port.lacking(operations)).toEqual([]);
      const { outcomes } = await runAll(port, operations);
      await port.observe();
      await port.close();
      expect(outcomes.map(({ status }) => status)).toEqual(operations.map(() => 'done'));
      expect((await simulator.state()).vms.filter(({ power }) => power === 'on')).toHaveLength(26);
      expect((await simulator.log()).length).toBeLessThanOrEqual(most);
    } finally {
      await simulator.end();
    }
  },
);

function made(name: string): Operation[] {
  const nics = [
    { ...card(), from: 'template' as const },
    { ...card({ name: '1' }), from: 'new' as const },
  ];
  const disks = [templateDisk({ sizeMib: 50_000 }), { ...diskSpec(), from: 'new' as const }];
  const first = clone({
    name,
    memoryMib: 2048,
    nics,
    disks,
    marks: marks({ name, nics: { 0: { index: 0 }, 1: { index: 1 } } }),
  });
  const { instanceUuid } = first.spec;
  return [first, { ...powerOn(vm({ name, instanceUuid })), after: [first.id] }];
}

function runAll(port: VSphere, operations: readonly Operation[]) {
  const never = new AbortController().signal;
  return execute(operations, {
    port,
    bases: new Map(),
    parallel: 4,
    stop: { asked: never, leave: never, reason: () => undefined },
    emit: () => {},
    monotonic: () => performance.now(),
    secret: async () => '',
    lang: 'en',
  });
}
