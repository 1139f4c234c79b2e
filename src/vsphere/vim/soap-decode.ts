/** SOAP answers → values. What the slice does not know is passed over; a type that it does not know is its nearest base. */
import { hostile, deepest, unreadable } from './refuse.ts';
import { fromText } from './scalars.ts';
import { type DataType, dataType, type Field, type Slot } from './schema.ts';
import { actualType, anySlot, type Decoded, type DecodedObject, itemSlot } from './slots.ts';
import { XmlScanner } from './xml.ts';
import type { Tag } from './xml-tag.ts';

export type SoapAnswer =
  | { readonly kind: 'value'; readonly value: Decoded | undefined }
  | { readonly kind: 'fault'; readonly fault: DecodedObject; readonly message: string };

/** `returns` is undefined for a method that returns nothing. */
export function readSoap(xml: string, returns: Field | undefined): SoapAnswer {
  const scanner = new XmlScanner(xml);
  if (scanner.next()?.name !== 'Envelope') unreadable('no SOAP envelope');
  for (let part = scanner.next(); part !== undefined; part = scanner.next()) {
    if (part.name === 'Body') {
      const answer = part.empty ? undefined : scanner.next();
      if (answer === undefined) return unreadable('an empty SOAP body');
      if (answer.name === 'Fault') return readFault(scanner, answer);
      const value = answer.empty || returns === undefined ? undefined : readReturn(scanner, returns);
      return { kind: 'value', value };
    }
    if (!part.empty) scanner.skip();
  }
  return unreadable('no SOAP body');
}

function readReturn(scanner: XmlScanner, returns: Field): Decoded | undefined {
  const list: Decoded[] = [];
  for (let tag = scanner.next(); tag !== undefined; tag = scanner.next()) {
    const value = tag.name === 'returnval' ? readSlot(scanner, tag, returns.slot, 0) : pass(scanner, tag);
    if (value !== undefined) list.push(value);
  }
  return returns.array ? list : list[0];
}

function readFault(scanner: XmlScanner, fault: Tag): SoapAnswer {
  let message = '';
  let detail: DecodedObject | undefined;
  for (let tag = fault.empty ? undefined : scanner.next(); tag !== undefined; tag = scanner.next()) {
    if (tag.name === 'faultstring' && !tag.empty) message = scanner.text();
    else if (tag.name === 'detail' && !tag.empty) detail = readDetail(scanner) ?? detail;
    else pass(scanner, tag);
  }
  return { kind: 'fault', fault: detail ?? { _typeName: 'MethodFault' }, message };
}

/** `<InvalidLoginFault xsi:type="InvalidLogin">`; the type may be missing. */
function readDetail(scanner: XmlScanner): DecodedObject | undefined {
  let detail: DecodedObject | undefined;
  for (let tag = scanner.next(); tag !== undefined; tag = scanner.next()) {
    const base = dataType('MethodFault');
    if (base === undefined || detail !== undefined) pass(scanner, tag);
    else detail = readData(scanner, { ...tag, type: tag.type ?? tag.name.replace(/Fault$/, '') }, base, 0);
  }
  return detail;
}

/** The tag is open; its end is behind us when this returns. */
function readSlot(scanner: XmlScanner, tag: Tag, slot: Slot, depth: number): Decoded | undefined {
  if (tag.nil) return pass(scanner, tag);
  switch (slot.kind) {
    case 'scalar':
      return fromText(slot.type, tag.empty ? '' : scanner.text());
    case 'enum':
      return (tag.empty ? '' : scanner.text()) || undefined;
    case 'ref':
      return readRef(scanner, tag);
    case 'any':
      return readAny(scanner, tag, depth);
    case 'data': {
      const type = dataType(slot.type);
      return type === undefined ? pass(scanner, tag) : readData(scanner, tag, type, depth);
    }
  }
}

function readData(scanner: XmlScanner, tag: Tag, declared: DataType, depth: number): DecodedObject {
  if (depth > deepest) hostile('objects that are nested too deeply');
  const type = tag.type === undefined ? declared : actualType(tag.type, declared);
  const object: DecodedObject = { _typeName: type.name };
  if (tag.type !== undefined && tag.type !== type.name) object['_sentAs'] = tag.type;
  if (!tag.empty) readFields(scanner, object, type, depth);
  for (const name of type.lists) object[name] ??= [];
  return object;
}

function readFields(scanner: XmlScanner, object: DecodedObject, type: DataType, depth: number): void {
  for (let child = scanner.next(); child !== undefined; child = scanner.next()) {
    const field = type.byName.get(child.name);
    if (field === undefined) {
      if (child.name === '__proto__') hostile('a field __proto__');
      pass(scanner, child);
      continue;
    }
    const value = readSlot(scanner, child, field.slot, depth + 1);
    if (value === undefined) continue;
    if (!field.array) object[field.name] = value;
    else {
      const list = object[field.name];
      if (Array.isArray(list)) list.push(value);
      else object[field.name] = [value];
    }
  }
}

function readRef(scanner: XmlScanner, tag: Tag): DecodedObject | undefined {
  const value = tag.empty ? '' : scanner.text().trim();
  if (value === '') return undefined;
  const ref = { type: tag.refType ?? '', value };
  return tag.serverGuid === undefined ? ref : { ...ref, serverGuid: tag.serverGuid };
}

/** Of an unknown type and with elements in it, nothing is known. */
function readAny(scanner: XmlScanner, tag: Tag, depth: number): Decoded | undefined {
  const { type } = tag;
  const slot = type === undefined ? undefined : anySlot(type);
  if (slot !== undefined) return readSlot(scanner, tag, slot, depth);
  if (type?.startsWith('ArrayOf') === true) return readArray(scanner, tag, itemSlot(type), depth);
  if (tag.empty) return type === undefined || type === 'string' ? '' : undefined;
  return scanner.isLeaf() ? scanner.text() : pass(scanner, tag);
}

function readArray(scanner: XmlScanner, tag: Tag, slot: Slot, depth: number): Decoded[] {
  const list: Decoded[] = [];
  for (let item = tag.empty ? undefined : scanner.next(); item !== undefined; item = scanner.next()) {
    const value = readSlot(scanner, item, slot, depth + 1);
    if (value !== undefined) list.push(value);
  }
  return list;
}

function pass(scanner: XmlScanner, tag: Tag): undefined {
  if (!tag.empty) scanner.skip();
}
