import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HvmError } from '../../src/errors.ts';
import type { Decoded, MethodName } from '../../src/vsphere/vim/encoding.ts';
import { json } from '../../src/vsphere/vim/json.ts';
import { soap } from '../../src/vsphere/vim/soap.ts';

const ofSoap = <M extends MethodName>(method: M, text: string): Decoded<M> =>
  soap.decode(method, { status: 200, headers: {}, text });
const ofJson = <M extends MethodName>(method: M, text: string): Decoded<M> =>
  json.decode(method, { status: 200, headers: {}, text });
const inEnvelope = (inner: string): string =>
  `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><s:Body><R xmlns="urn:vim25">${inner}</R></s:Body></s:Envelope>`;
const deep = (open: string, close: string, times: number): string => open.repeat(times) + close.repeat(times);
const snapshots = (times: number): string =>
  `<returnval><objects><obj type="V">v</obj><propSet><name>snapshot</name><val xsi:type="VirtualMachineSnapshotInfo">${deep('<rootSnapshotList>', '</rootSnapshotList>', 1).replace('><', `>${deep('<childSnapshotList>', '</childSnapshotList>', times)}<`)}</val></propSet></objects></returnval>`;

describe('an answer that could do harm is refused with a code, and quickly', () => {
  test.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['a document type inside', inEnvelope('<!DOCTYPE a>')],
    ['an entity of its own', inEnvelope('<returnval><userName>&lol;</userName></returnval>')],
    ['an external entity', inEnvelope('<returnval><userName>&xxe;</userName></returnval>')],
    ['a character that does not exist', inEnvelope('<returnval><userName>&#xFFFFFF;</userName></returnval>')],
    ['a null character', inEnvelope('<returnval><userName>&#0;</userName></returnval>')],
    ['deep nesting of what we know', inEnvelope(snapshots(100_000))],
    [
      'deep nesting of what we do not know',
      inEnvelope(`<returnval>${deep('<x>', '</x>', 100_000)}</returnval>`),
    ],
    ['a prototype', inEnvelope('<returnval><__proto__><a>1</a></__proto__></returnval>')],
    [
      'a number of a million digits',
      inEnvelope(`<returnval><callCount>${'9'.repeat(1e6)}</callCount></returnval>`),
    ],
    [
      'a number beyond its kind',
      inEnvelope('<returnval><callCount>9999999999999999999</callCount></returnval>'),
    ],
    ['thousands of attributes', inEnvelope(`<returnval ${' a="b"'.repeat(50_000)}/>`)],
  ])('SOAP: %s', (_, text) => {
    const method = text.includes('objects') ? 'RetrievePropertiesEx' : 'Login';
    expect(() => ofSoap(method, text)).toThrow(expect.objectContaining({ key: 'WIRE-001/hostile' }));
  });

  test.each([
    ['deep nesting', `{"objects":${deep('[', ']', 100_000)}}`],
    [
      'deep nesting of objects',
      `{"token":"t","objects":[{"propSet":[{"val":${'{"_typeName":"Foo","_value":'.repeat(5000)}1${'}'.repeat(5000)}}]}]}`,
    ],
    ['a prototype', '{"__proto__":{"polluted":true},"objects":[]}'],
    [
      'a number beyond long',
      '{"objects":[{"propSet":[{"name":"n","val":{"_typeName":"long","_value":1e300}}]}]}',
    ],
    [
      'a number beyond everything',
      '{"objects":[{"propSet":[{"name":"n","val":{"_typeName":"int","_value":1e999}}]}]}',
    ],
    [
      'a number beyond int',
      '{"objects":[{"propSet":[{"name":"n","val":{"_typeName":"int","_value":2147483649}}]}]}',
    ],
  ])('VI/JSON: %s', (_, text) => {
    expect(() => ofJson('RetrievePropertiesEx', text)).toThrow(
      expect.objectContaining({ key: expect.stringMatching(/^WIRE-001/) }),
    );
  });

  test('and no prototype was changed by any of it', () => {
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(
      Object.getOwnPropertyNames(Object.getPrototypeOf({})).sort(),
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('an answer that is none is unreadable, with a code', () => {
  test.each([
    '',
    ' ',
    'Bad Gateway',
    '<html><body>no healthy upstream</body></html>',
    '<Envelope>',
    '<Envelope><Body/></Envelope>',
    '<Envelope><Header/></Envelope>',
    '<Envelope><Body></Envelope></Body>',
    inEnvelope('<returnval><loginTime>yesterday</loginTime></returnval>'),
    inEnvelope('<returnval><extensionSession>perhaps</extensionSession></returnval>'),
    inEnvelope('<returnval><callCount>0x10</callCount></returnval>'),
    inEnvelope('<returnval><callCount>1'),
    inEnvelope('< returnval/>'),
    inEnvelope('<returnval a=b/>'),
    inEnvelope(''),
  ])('SOAP: %s', (text) => {
    expect(() => ofSoap('Login', text)).toThrow(expect.objectContaining({ key: 'WIRE-001' }));
  });

  test.each(['{', '[]', '"text"', '7', '{"_typeName":', '<html/>', 'no healthy upstream', '', 'null'])(
    'VI/JSON: %s',
    (text) => {
      expect(() => ofJson('Login', text)).toThrow(expect.objectContaining({ key: 'WIRE-001' }));
    },
  );
});

describe('a mutated answer is read or refused with a code, never anything else', () => {
  test.each(['login', 'retrieve-properties-ex', 'wait-for-updates-ex'])('%s', (name) => {
    const method =
      name === 'login' ? 'Login' : name.startsWith('r') ? 'RetrievePropertiesEx' : 'WaitForUpdatesEx';
    for (const [encoding, suffix] of [
      [soap, 'xml'],
      [json, 'json'],
    ] as const) {
      const original = readFileSync(path.join(import.meta.dirname, `golden/answers/${name}.${suffix}`));
      fc.assert(
        fc.property(mutations(original.length), (edits) => {
          const text = new TextDecoder().decode(mutated(original, edits));
          expect(outcome(() => encoding.decode(method, { status: 200, headers: {}, text }))).toMatch(
            /^(value|fault|WIRE-001.*)$/,
          );
        }),
        { numRuns: 700 },
      );
    }
  });
});

interface Edit {
  readonly at: number;
  readonly cut: number;
  readonly text: string;
}

function mutations(length: number): fc.Arbitrary<readonly Edit[]> {
  const text = fc.oneof(
    fc.constantFrom(
      '<',
      '>',
      '&',
      '"',
      '</',
      '/>',
      '<![CDATA[',
      '<!--',
      ']]>',
      '<?',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      'null',
      '\0',
      '\ud83d',
      '999999999999999999999',
      '-',
      'xsi:type="',
      '__proto__',
      '<objects>',
    ),
    fc.string({ maxLength: 6 }),
  );
  return fc.array(fc.record({ at: fc.nat(length), cut: fc.nat(60), text }), { minLength: 1, maxLength: 4 });
}

function mutated(original: Buffer, edits: readonly Edit[]): Uint8Array {
  return edits.reduce(
    (body, { at, cut, text }) =>
      Buffer.concat([body.subarray(0, at), Buffer.from(text), body.subarray(at + cut)]),
    original,
  );
}

function outcome(decode: () => Decoded<MethodName>): string {
  try {
    return decode().kind;
  } catch (error) {
    return error instanceof HvmError ? error.key : String(error);
  }
}
