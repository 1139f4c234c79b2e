import { capacity as en } from '../../messages/en/reports/capacity.ts';
import { capacity as ja } from '../../messages/ja/reports/capacity.ts';
import { sayer, type Saying } from '../../messages/sayer.ts';
import type { EstateHost, EstateVm } from '../../model/estate.ts';
import type { CapacityFigures } from '../../policy/capacity/figures.ts';
import type { Failure } from '../../policy/placement.ts';
import type { Space, StoreSpace } from '../../policy/space/figures.ts';
import type { View } from '../../policy/view.ts';

export const capacityWords = { en, ja };
export const capacitySaying = sayer(capacityWords);
export type CapacitySay = Saying<keyof typeof en>;

/** A host, and what is on it. Sizes are MiB. */
export interface HostLoad {
  readonly host: EstateHost;
  readonly vms: readonly EstateVm[];
  readonly usedMib: number;
  /** The most that is on it when another host fails. */
  readonly peakMib: number;
}

/** What all parts of the report are made of. */
export interface CapacityParts {
  readonly view: View;
  readonly say: CapacitySay;
  /** The word for a sum. */
  readonly total: string;
  readonly figures: CapacityFigures;
  readonly space: Space;
  readonly stores: readonly StoreSpace[];
  readonly failures: readonly Failure[];
  readonly loads: readonly HostLoad[];
}
