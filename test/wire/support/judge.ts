/**
 * Judges a SOAP request by the slice alone: known elements, in the order of the schema, required ones there, none newer
 * than the version, values of their kind, `xsi:type` where and only where it is needed or harmless. What it returns is
 * the request's meaning, so that two writings of the same can be compared.
 */
import { fieldsOf, isBelow, newer, scalars, slice, type SliceField, typeOf } from './slice.ts';
import { type Node, tree } from './tree.ts';

export type Meaning = string | readonly Meaning[] | { readonly [name: string]: Meaning };

export function judge(xml: string, version: string): Meaning {
  const envelope = tree(xml);
  const body = envelope.children.find(({ name }) => name === 'Body');
  const request = body?.children[0];
  if (envelope.name !== 'Envelope' || request === undefined) throw new Error('no SOAP request');
  const method = slice.methods[request.name];
  if (method === undefined) throw new Error(`no method ${request.name}`);
  if (newer(method.since ?? '0', version)) throw new Error(`${request.name} is newer than ${version}`);
  const [self, ...params] = request.children;
  if (self?.name !== '_this' || self.ref === undefined) throw new Error('_this is not first');
  return {
    method: request.name,
    self: refOf(self),
    ...members(params, method.params, version, request.name),
  };
}

function members(
  nodes: readonly Node[],
  fields: readonly SliceField[],
  version: string,
  at: string,
): Record<string, Meaning> {
  let last = -1;
  const found: Record<string, Meaning> = {};
  for (const node of nodes) {
    const index = fields.findIndex(({ name }) => name === node.name);
    const field = fields[index];
    const path = `${at}.${node.name}`;
    if (field === undefined) throw new Error(`${path}: unknown`);
    if (index < last) throw new Error(`${path}: after ${fields[last]?.name}`);
    if (index === last && field.array !== true) throw new Error(`${path}: twice`);
    if (newer(field.since ?? '0', version)) throw new Error(`${path}: newer than ${version}`);
    last = index;
    const value = meaning(node, field.type, version, path);
    const before = found[field.name];
    found[field.name] = field.array === true ? [...(Array.isArray(before) ? before : []), value] : value;
  }
  const absent = fields.find(
    ({ name, optional, array }) => optional !== true && array !== true && found[name] === undefined,
  );
  if (absent !== undefined) throw new Error(`${at}.${absent.name}: required`);
  return found;
}

function meaning(node: Node, declared: string, version: string, at: string): Meaning {
  const type = node.type ?? declared;
  if (declared === 'anyType' && node.type === undefined) throw new Error(`${at}: no xsi:type`);
  if (type === 'ManagedObjectReference') return refOf(node);
  if (scalars.includes(type)) return scalar(node, type, at, declared === 'anyType');
  if (slice.enums[type] !== undefined) {
    if (!slice.enums[type].includes(node.text)) throw new Error(`${at}: ${node.text} is not a ${type}`);
    return node.text;
  }
  if (declared !== 'anyType' && !isBelow(type, declared))
    throw new Error(`${at}: ${type} is not a ${declared}`);
  if (newer(typeOf(type).since ?? '0', version)) throw new Error(`${at}: ${type} is newer than ${version}`);
  return { _typeName: type, ...members(node.children, fieldsOf(type), version, at) };
}

const patterns: Readonly<Record<string, RegExp>> = {
  boolean: /^(true|false)$/,
  byte: /^-?\d{1,3}$/,
  short: /^-?\d{1,5}$/,
  int: /^-?\d{1,10}$/,
  long: /^-?\d{1,19}$/,
  dateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
};

function scalar(node: Node, type: string, at: string, boxed: boolean): Meaning {
  if (node.children.length > 0) throw new Error(`${at}: elements in a ${type}`);
  if (patterns[type]?.test(node.text) === false) throw new Error(`${at}: "${node.text}" is not a ${type}`);
  return boxed ? { _typeName: type, _value: node.text } : node.text;
}

function refOf(node: Node): Meaning {
  if (node.ref === undefined || node.children.length > 0) throw new Error(`${node.name}: not a reference`);
  return { type: node.ref, value: node.text };
}
