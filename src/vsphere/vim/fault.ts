import { basesOf, descends } from './schema.ts';
import type { LocalizedMethodFault, MethodFault } from './types.ts';
import { isA, isObject, isRef, type Ref, type Sent, sentAs, typeName } from './values.ts';

/** A fault of vSphere: matched by type, never by its sentence. `live/` makes an HvmError of it. */
export class VimFault extends Error {
  override readonly name = 'VimFault';
  /** As the server calls it: `InvalidPowerState`. */
  readonly type: string;
  /** Nearest first: `InvalidState`, `VimFault`, `MethodFault`. */
  readonly bases: readonly string[];
  /** The fault's own properties. */
  readonly detail: Sent<MethodFault>;
  /** What the fault says it is about (the other VM of that name, the object without privilege). */
  readonly object: Ref | undefined;
  /** The method that was called; empty for the fault of a task or of a property. */
  readonly operation: string;
  /** A NotAuthenticated after which a new session was begun: what was bound to the old one has to be made anew. */
  readonly renewed: boolean;

  /** `message` is the server's sentence in English, maybe empty. */
  constructor(detail: Sent<MethodFault>, message: string, operation = '', renewed = false) {
    super(message);
    this.type = sentAs(detail) ?? typeName(detail);
    const bases = basesOf(this.type);
    this.bases = bases.length > 0 ? bases : [typeName(detail), ...basesOf(typeName(detail))];
    this.detail = detail;
    this.object = objectOf(detail);
    this.operation = operation;
    this.renewed = renewed;
  }

  /** Is it of that type, or of one below it? */
  is(type: string): boolean {
    return descends(this.type, type) || this.bases.includes(type);
  }
}

/** The fault of a task, of a property that is missing, of an event. */
export function faultOf(sent: Sent<LocalizedMethodFault>): VimFault {
  return new VimFault(sent.fault ?? { _typeName: 'MethodFault' }, sent.localizedMessage ?? '');
}

/** The fault of that type: itself, or one of those that caused it. */
export function findFault(fault: VimFault, type: string): VimFault | undefined {
  let found: VimFault | undefined = fault;
  for (let depth = 0; found !== undefined && depth < 16; depth += 1) {
    if (found.is(type)) return found;
    found = found.detail.faultCause === undefined ? undefined : faultOf(found.detail.faultCause);
  }
  return undefined;
}

/** Where faults keep the object that they speak of. */
function objectOf(detail: Sent<MethodFault>): Ref | undefined {
  const fields: unknown = detail;
  if (!isA(detail, 'MethodFault') || !isObject(fields)) return undefined;
  return ['object', 'obj', 'host', 'entity', 'datastore'].map((name) => fields[name]).find(isRef);
}
