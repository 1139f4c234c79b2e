/** Values → SOAP: elements in the order of the schema, `xsi:type` where a value is not of the slot's own type. */
import { fieldsOf, listOf, type Member, membersOf, type Target, typeOf } from './encode.ts';
import { unsendable } from './refuse.ts';
import { scalarOf, type DataType, type Field, type Scalar, type Slot } from './schema.ts';
import { toWire } from './scalars.ts';
import { isObject, isRef, type Ref } from './values.ts';
import { escape, escapeAttribute } from './xml-text.ts';

const head =
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"' +
  ' xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>';
const tail = '</soapenv:Body></soapenv:Envelope>\n';

export function soapRequest(
  method: string,
  self: Ref,
  params: readonly Field[],
  args: Readonly<Record<string, unknown>>,
  target: Target,
): string {
  const members = fieldsOf(params, args, target, '').map((member) => memberXml(member, target));
  return `${head}<${method} xmlns="urn:vim25">${refXml('_this', self, '')}${members.join('')}</${method}>${tail}`;
}

/** An object's fields, for the tests of the order of elements. */
export function objectXml(
  name: string,
  type: DataType,
  declared: string | undefined,
  value: unknown,
  target: Target,
  at: string,
): string {
  const members = membersOf(type, value, target, at).map((member) => memberXml(member, target));
  const attribute = type.name === declared ? '' : ` xsi:type="${type.name}"`;
  return `<${name}${attribute}>${members.join('')}</${name}>`;
}

function memberXml({ field, value, at }: Member, target: Target): string {
  return listOf(value)
    .map((item) => slotXml(field.name, field.slot, item, target, at))
    .join('');
}

function slotXml(name: string, slot: Slot, value: unknown, target: Target, at: string): string {
  switch (slot.kind) {
    case 'scalar':
      return scalarXml(name, '', slot.type, value, at);
    case 'enum':
      return scalarXml(name, '', 'string', value, at);
    case 'ref':
      return isRef(value) ? refXml(name, value, '') : unsendable(at, 'not a reference');
    case 'any':
      return anyXml(name, value, target, at);
    case 'data':
      return objectXml(name, typeOf(value, slot.type, at), slot.type, value, target, at);
  }
}

function anyXml(name: string, value: unknown, target: Target, at: string): string {
  if (typeof value === 'string') return scalarXml(name, ' xsi:type="xsd:string"', 'string', value, at);
  if (typeof value === 'boolean') return scalarXml(name, ' xsi:type="xsd:boolean"', 'boolean', value, at);
  if (value instanceof Date) return scalarXml(name, ' xsi:type="xsd:dateTime"', 'dateTime', value, at);
  if (isRef(value)) return refXml(name, value, ' xsi:type="ManagedObjectReference"');
  if (isObject(value) && '_value' in value) {
    const kind = scalarOf(String(value['_typeName'])) ?? unsendable(at, 'boxed as nothing known');
    return scalarXml(name, ` xsi:type="xsd:${kind}"`, kind, value['_value'], at);
  }
  return objectXml(name, typeOf(value, undefined, at), undefined, value, target, at);
}

function scalarXml(name: string, attribute: string, type: Scalar, value: unknown, at: string): string {
  return `<${name}${attribute}>${escape(String(toWire(type, value, at)))}</${name}>`;
}

function refXml(name: string, { type, value, serverGuid }: Ref, attribute: string): string {
  const other = serverGuid === undefined ? '' : ` serverGuid="${escapeAttribute(serverGuid)}"`;
  return `<${name}${attribute} type="${escapeAttribute(type)}"${other}>${escape(value)}</${name}>`;
}
