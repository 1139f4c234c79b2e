import { groupBy } from '../../../lib/group.ts';
import type { ObservedMissing, ObservedUnreadable } from '../../../model/observed.ts';
import type { Ref } from '../../vim/values.ts';
import type { Missing } from '../inventory.ts';

/** What of which object cannot be read. */
export interface Unread {
  readonly refs: readonly Ref[];
  of(ref: Ref | undefined): readonly Missing[];
  /** Whether one of these properties cannot be read. */
  has(ref: Ref | undefined, ...paths: readonly string[]): boolean;
}

export function unreadOf(missing: readonly Missing[]): Unread {
  const lists = groupBy(missing, ({ ref }) => keyOf(ref));
  const of = (ref: Ref | undefined) => (ref === undefined ? [] : (lists.get(keyOf(ref)) ?? []));
  return {
    refs: [...lists.values()].flatMap(([first]) => first?.ref ?? []),
    of,
    has: (ref, ...paths) => of(ref).some(({ path }) => paths.includes(path)),
  };
}

function keyOf({ type, value }: Ref): string {
  return `${type} ${value}`;
}

/** By cause, privileges first; what lies with other objects apart. */
export function groupedByCause(missing: readonly Omit<Missing, 'ref'>[]): ObservedMissing[] {
  const groups = groupBy(missing, ({ privilege, fault, on }) =>
    JSON.stringify([privilege === undefined, privilege ?? fault ?? '', on !== undefined]),
  );
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, list]): ObservedMissing => {
      const [{ privilege, fault } = {}] = list;
      const on = list.flatMap((each) => each.on?.value ?? []);
      return {
        ...(privilege === undefined ? {} : { privilege }),
        ...(fault === undefined ? {} : { fault }),
        paths: [...new Set(list.map(({ path }) => path))].sort(),
        ...(on.length === 0 ? {} : { on: [...new Set(on)].sort() }),
      };
    });
}

/** Of everything but VMs. Tasks come and go: they stand as one object. */
export function unreadObjects(
  unread: Unread,
  nameOf: (ref: Ref) => string | undefined,
): readonly ObservedUnreadable[] {
  const tasks = unread.refs.filter(({ type }) => type === 'Task').flatMap(unread.of);
  const others = unread.refs.filter(({ type }) => type !== 'Task' && type !== 'VirtualMachine');
  return [
    ...(tasks.length === 0 ? [] : [{ kind: 'Task', id: 'Task', missing: groupedByCause(tasks) }]),
    ...others.map((ref): ObservedUnreadable => {
      const name = nameOf(ref);
      return {
        kind: ref.type,
        id: ref.value,
        ...(name === undefined ? {} : { name }),
        missing: groupedByCause(unread.of(ref)),
      };
    }),
  ];
}
