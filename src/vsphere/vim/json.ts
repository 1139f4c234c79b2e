/** vim25 as JSON over HTTPS (VI/JSON): vCenter 8.0U1 and later. */
import type {
  Args,
  Decoded,
  EncodedAnswer,
  EncodedRequest,
  Encoding,
  Headers,
  MethodName,
} from './encoding.ts';
import { readJson, readJsonFault } from './json-decode.ts';
import { jsonRequest } from './json-encode.ts';
import { unreadable } from './refuse.ts';
import { known, result } from './result.ts';
import { isA, isObject, type Ref } from './values.ts';
import { versionNumber } from './version.ts';

const sessionHeader = 'vmware-api-session-id';

export const json: Encoding = { api: 'vi-json', encode, decode, session, sessionHeaders };

/** `version` is the release in the path. */
function encode<M extends MethodName>(name: M, self: Ref, args: Args<M>, version: string): EncodedRequest {
  const { params } = known(name, version);
  const path = [version, self.type, self.value, name].map(encodeURIComponent).join('/');
  const body = jsonRequest(params, isObject(args) ? args : {}, { version: versionNumber(version) });
  return {
    path: `/sdk/vim25/${path}`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

function decode<M extends MethodName>(name: M, { status, text }: EncodedAnswer): Decoded<M> {
  if (status < 400) return { kind: 'value', value: result(name, readJson(text, known(name).returns)) };
  const { fault, message } = readJsonFault(text);
  return isA(fault, 'MethodFault')
    ? { kind: 'fault', fault: { fault, message } }
    : unreadable('a fault that is none');
}

function session(headers: Headers): string | undefined {
  return headers[sessionHeader];
}

function sessionHeaders(session: string): Headers {
  return { [sessionHeader]: session };
}
