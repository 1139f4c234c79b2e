import type { Limit } from '../model/desired.ts';
import { isInterrupting } from '../model/impact.ts';
import type { Operation } from '../model/operation.ts';
import type { Excess } from '../model/outcome.ts';
import type { Plan } from '../model/plan.ts';

/** Where operations of a plan touch more VMs than the Site lets one apply touch. A share is one of all declared VMs. */
export function excesses({ desired }: Plan, operations: readonly Operation[]): Excess[] {
  const { limits = {} } = desired.site;
  const of = desired.vms.length;
  const touched = {
    interrupted: vmsOf(operations, ({ impact }) => isInterrupting(impact)),
    created: vmsOf(operations, ({ action }) => action === 'clone'),
  };
  return (['interrupted', 'created'] as const).flatMap((limit): Excess[] => {
    const [vms, allows] = [touched[limit], limits[limit]];
    return allows !== undefined && isMore(vms, of, allows) ? [{ limit, vms, of, allows }] : [];
  });
}

function vmsOf(operations: readonly Operation[], isCounted: (operation: Operation) => boolean): number {
  return new Set(operations.filter(isCounted).map(({ address }) => address)).size;
}

function isMore(vms: number, of: number, allows: Limit): boolean {
  return 'vms' in allows ? vms > allows.vms : vms * 100 > allows.percent * of + rounding;
}

/** 5.1 % of 1,000 are 51. */
const rounding = 1e-9;
