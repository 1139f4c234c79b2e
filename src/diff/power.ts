import type { DesiredVm } from '../model/desired.ts';
import type { Impact } from '../model/impact.ts';
import type { Marks } from '../model/marks.ts';
import type { ObservedVm } from '../model/observed.ts';
import type { Field, VmState } from '../model/plan.ts';
import type { Reason } from '../model/reason.ts';
import type { Update } from './change.ts';

export interface PowerDiff {
  readonly do: Update['power'];
  readonly fields: readonly Field[];
  readonly after: Pick<VmState, 'power'>;
}

/** Started or shut down as declared; and started where hvm itself shut the guest down and did not get to starting it. */
export function diffPower(vm: DesiredVm, existing: ObservedVm, marks: Marks | undefined): PowerDiff {
  const { power: before } = existing;
  const isToRun = vm.power === 'on' || (marks?.restart === 'pending' && vm.power !== 'off');
  const field = (after: 'on' | 'off', impact: Impact, reason: Reason): Field[] => [
    { path: 'power', before, after, impact, reason },
  ];
  if (before === 'on' && vm.power === 'off') {
    const fields = field('off', 'power-cycle', 'the guest is shut down');
    return { do: 'stop', fields, after: { power: 'off' } };
  }
  if (before !== 'on' && isToRun) {
    const reason =
      vm.power === 'on'
        ? 'the VM is started'
        : 'hvm shut the guest down for a change and has not started it again';
    return { do: 'start', fields: field('on', 'online', reason), after: { power: 'on' } };
  }
  return { do: 'leave', fields: [], after: { power: before } };
}
