/** What decoders of both encodings share: the shape of what they make, and what a type's name stands for. */
import { type DataType, descends, isEnum, nearest, scalarOf, type Slot } from './schema.ts';

export type Decoded = string | number | boolean | Date | DecodedObject | Decoded[];
export interface DecodedObject {
  [name: string]: Decoded;
}

/** What a type's name stands for in an `any` slot; undefined: nothing that we know. */
export function anySlot(name: string): Slot | undefined {
  const scalar = scalarOf(name);
  if (scalar !== undefined) return { kind: 'scalar', type: scalar };
  if (name === 'anyType') return { kind: 'any' };
  if (name === 'ManagedObjectReference') return { kind: 'ref' };
  if (isEnum(name)) return { kind: 'enum', type: name };
  const type = nearest(name);
  return type === undefined ? undefined : { kind: 'data', type: type.name };
}

/** Of the items of `ArrayOfVirtualDevice`, `ArrayOfString`. */
export function itemSlot(arrayName: string): Slot {
  const item = arrayName.startsWith('ArrayOf') ? arrayName.slice(7) : '';
  return anySlot(item) ?? anySlot(item.charAt(0).toLowerCase() + item.slice(1)) ?? { kind: 'any' };
}

/** The type to read an object as: what it says it is, or the nearest base of that which the slot can hold. */
export function actualType(sent: string, declared: DataType): DataType {
  if (sent === declared.name) return declared;
  const type = nearest(sent);
  return type !== undefined && descends(type.name, declared.name) ? type : declared;
}
