/** vim25 over SOAP 1.1: every vCenter and ESXi has it. */
import type {
  Args,
  Decoded,
  EncodedAnswer,
  EncodedRequest,
  Encoding,
  Headers,
  MethodName,
} from './encoding.ts';
import { known, result } from './result.ts';
import { soapRequest } from './soap-encode.ts';
import { readSoap } from './soap-decode.ts';
import { isA, isObject, type Ref } from './values.ts';
import { unreadable } from './refuse.ts';
import { versionNumber } from './version.ts';

const cookie = 'vmware_soap_session';

export const soap: Encoding = { api: 'soap', encode, decode, session, sessionHeaders };

function encode<M extends MethodName>(name: M, self: Ref, args: Args<M>, version: string): EncodedRequest {
  const { params } = known(name, version);
  return {
    path: '/sdk',
    headers: { 'content-type': 'text/xml; charset="utf-8"', soapaction: `urn:vim25/${version}` },
    body: soapRequest(name, self, params, isObject(args) ? args : {}, { version: versionNumber(version) }),
  };
}

function decode<M extends MethodName>(name: M, { text }: EncodedAnswer): Decoded<M> {
  const answer = readSoap(text, known(name).returns);
  if (answer.kind === 'value') return { kind: 'value', value: result(name, answer.value) };
  const { fault, message } = answer;
  return isA(fault, 'MethodFault')
    ? { kind: 'fault', fault: { fault, message } }
    : unreadable('a fault that is none');
}

/** The cookie's value literally: it may be quoted. */
function session(headers: Headers): string | undefined {
  return new RegExp(`(?:^|[,;\\n]\\s*)${cookie}=([^;,\\n]*)`).exec(headers['set-cookie'] ?? '')?.[1];
}

function sessionHeaders(session: string): Headers {
  return { cookie: `${cookie}=${session}` };
}
