/** How a VM may be found: what of it is not as its manifest says. Nothing of it drawn is the VM as declared. */
import * as fc from 'fast-check';
import type { Bus, ObservedVm, PowerState } from '../../src/model/observed.ts';
import type { Provisioning } from '../../src/model/desired.ts';
import { diskSizes, gib, groups } from './generate-desired.ts';

export interface FoundDisk {
  /** Of the declared one: as it is, another size, or not on the VM. */
  readonly size: 'as-declared' | 'smaller' | 'larger' | 'absent';
  readonly isMarked: boolean;
  readonly provisioning?: Provisioning;
  readonly datastore?: string;
}

export interface FoundNic {
  readonly isThere: boolean;
  readonly isMarked: boolean;
  readonly portGroup?: (typeof groups)[number];
  readonly isConnected?: boolean;
  readonly adapter?: string;
}

export interface Found {
  /** Whose marks the VM carries: `copied` are those of the VM that it was cloned from by hand. */
  readonly owner: 'this-site' | 'nobody' | 'other-site' | 'copied';
  readonly power: PowerState;
  readonly hardware: Partial<
    Pick<
      ObservedVm,
      | 'cores'
      | 'coresPerSocket'
      | 'cpuHotAdd'
      | 'cpuReservationMhz'
      | 'memoryMib'
      | 'memoryHotAdd'
      | 'memoryHotAddLimitMib'
      | 'memoryHotAddStepMib'
      | 'memoryReservationMib'
      | 'notes'
    >
  >;
  readonly disks: readonly FoundDisk[];
  readonly nics: readonly FoundNic[];
  readonly foreignDisks: readonly { readonly bus: Bus; readonly unit: number; readonly sizeMib: number }[];
  readonly foreignNics: readonly { readonly portGroup: string }[];
  readonly lostNicMark: boolean;
  readonly hasSnapshot: boolean;
  readonly tools: ObservedVm['tools'];
  readonly obstacle: 'none' | 'question' | 'connection' | 'task';
  /** The first of the declared disks is on an IDE controller. */
  readonly isIde: boolean;
  readonly isMoved: boolean;
  readonly isRenamed: boolean;
  readonly hasNamesake: boolean;
  readonly isTemplate: boolean;
  readonly customize: boolean;
  readonly restart: boolean;
}

/** True once in so many times. What stops a VM altogether must not hide everything else. */
function onceIn(times: number): fc.Arbitrary<boolean> {
  return fc.oneof({ weight: times - 1, arbitrary: fc.constant(false) }, fc.constant(true));
}
const rarely = onceIn(20);
const sometimes = onceIn(4);

function weighted<T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant(usual) },
    ...others.map((other) => ({ weight: 1, arbitrary: fc.constant(other) })),
  );
}

const foundDisk: fc.Arbitrary<FoundDisk> = fc.record(
  {
    size: fc.oneof(
      { weight: 9, arbitrary: fc.constant('as-declared' as const) },
      { weight: 9, arbitrary: fc.constant('smaller' as const) },
      { weight: 4, arbitrary: fc.constant('absent' as const) },
      { weight: 1, arbitrary: fc.constant('larger' as const) },
    ),
    isMarked: sometimes.map((not) => !not),
    provisioning: fc.constantFrom<Provisioning[]>('thin', 'thick'),
    datastore: fc.constantFrom('ds01', 'ds02'),
  },
  { requiredKeys: ['size', 'isMarked'] },
);

const foundNic: fc.Arbitrary<FoundNic> = fc.record(
  {
    isThere: sometimes.map((not) => !not),
    isMarked: sometimes.map((not) => !not),
    portGroup: fc.constantFrom(...groups),
    isConnected: fc.boolean(),
    adapter: fc.constantFrom('vmxnet3', 'e1000e'),
  },
  { requiredKeys: ['isThere', 'isMarked'] },
);

/** As many as a manifest declares at most; half of the time all of them as they should be. */
function threeOf<T>(one: fc.Arbitrary<T>, asDeclared: T): fc.Arbitrary<readonly T[]> {
  return fc.oneof(
    fc.constant([asDeclared, asDeclared, asDeclared]),
    fc.array(one, { minLength: 3, maxLength: 3 }),
  );
}

export const found: fc.Arbitrary<Found> = fc.record({
  owner: weighted<Found['owner']>('this-site', 'nobody', 'nobody', 'nobody', 'other-site', 'copied'),
  power: fc.oneof(
    { weight: 8, arbitrary: fc.constant('on' as const) },
    { weight: 4, arbitrary: fc.constant('off' as const) },
    { weight: 1, arbitrary: fc.constant('suspended' as const) },
  ),
  hardware: fc.oneof(
    fc.constant({}),
    fc.record(
      {
        cores: fc.constantFrom(1, 2, 4, 6),
        coresPerSocket: fc.constantFrom(1, 2, 3),
        cpuHotAdd: fc.boolean(),
        cpuReservationMhz: fc.constantFrom(0, 500),
        memoryMib: fc.constantFrom(2, 4, 6, 8).map((size) => size * gib),
        memoryHotAdd: fc.boolean(),
        memoryHotAddLimitMib: fc.constant(6 * gib),
        memoryHotAddStepMib: fc.constant(4 * gib),
        memoryReservationMib: fc.constantFrom(0, gib, 2 * gib),
        notes: fc.constantFrom('', 'by hand'),
      },
      { requiredKeys: [] },
    ),
  ),
  disks: threeOf(foundDisk, { size: 'as-declared', isMarked: true }),
  nics: threeOf(foundNic, { isThere: true, isMarked: true }),
  foreignDisks: fc.array(
    fc.record({
      bus: fc.constantFrom<Bus[]>('scsi', 'sata'),
      unit: fc.constantFrom(0, 1),
      sizeMib: fc.constantFrom(...diskSizes),
    }),
    { maxLength: 2 },
  ),
  foreignNics: fc.array(fc.record({ portGroup: fc.constantFrom(...groups, 'vmotion') }), { maxLength: 2 }),
  lostNicMark: rarely,
  hasSnapshot: rarely,
  tools: weighted<ObservedVm['tools']>('running', 'running', 'not-running', 'not-installed'),
  obstacle: fc.oneof(
    { weight: 20, arbitrary: fc.constant('none' as const) },
    { weight: 1, arbitrary: fc.constantFrom('question' as const, 'connection' as const, 'task' as const) },
  ),
  isIde: onceIn(8),
  isMoved: sometimes,
  isRenamed: rarely,
  hasNamesake: rarely,
  isTemplate: rarely,
  customize: sometimes,
  restart: sometimes,
});
