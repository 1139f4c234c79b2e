/** One call: encoded, sent, decoded; a fault is thrown as VimFault, what is no answer of vSphere as HvmError. */
import { HvmError } from '../../errors.ts';
import { type Http, type HttpAnswer, type HttpRequest, statusError } from '../http.ts';
import type { Args, Decoded, DecodedFault, Encoding, Headers, MethodName, Result } from './encoding.ts';
import { VimFault } from './fault.ts';
import type { Secrets } from './secrets.ts';
import { isA, type Ref } from './values.ts';

export interface Line {
  readonly http: Http;
  readonly encoding: Encoding;
  readonly version: string;
  readonly secrets: Secrets;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Seconds that the server may take before it begins to answer, if that is more than usual. */
  readonly patience?: number;
}

export type Called<M extends MethodName> =
  /** `session`: what the answer hands out, if it does. */
  | { readonly kind: 'value'; readonly value: Result<M>; readonly session: string | undefined }
  /** Nothing of vSphere listens there. */
  | { readonly kind: 'not-served'; readonly answer: HttpAnswer };

export async function callOnce<M extends MethodName>(
  line: Line,
  method: M,
  self: Ref,
  args: Args<M>,
  headers: Headers,
  options: CallOptions = {},
): Promise<Called<M>> {
  const encoded = line.encoding.encode(method, self, args, line.version);
  const answer = await line.http.send({
    method: 'POST',
    path: encoded.path,
    headers: { ...encoded.headers, ...headers },
    body: encoded.body,
    operation: method,
    // What lives in a session has the session's key in its name.
    object: `${self.type}:${self.value.replace(/session\[[^\]]*\]/, 'session[…]')}`,
    repeatable: repeatable(method),
    isOdd: (answer) => isOdd(line, method, answer),
    ...(method === 'Login' && { atTheEnd: 'finished' }),
    ...(method === 'Logout' && { atTheEnd: 'begun' }),
    ...(options.patience !== undefined && { patience: options.patience }),
    ...(options.signal !== undefined && { signal: options.signal }),
  });
  const decoded = decode(line, method, answer);
  if (decoded === undefined) return { kind: 'not-served', answer };
  if (decoded.kind === 'value') {
    return { kind: 'value', value: decoded.value, session: line.encoding.session(answer.headers) };
  }
  throw cleaned(line.secrets, decoded.fault, method);
}

/** Undefined: not served. An error status with a fault in it is a fault, whichever status it is. */
function decode<M extends MethodName>(line: Line, method: M, answer: HttpAnswer): Decoded<M> | undefined {
  const { status } = answer;
  if (status < 300) return named(method, () => line.encoding.decode(method, answer));
  const fault = faultIn(line, method, answer);
  if (fault !== undefined) return { kind: 'fault', fault };
  if (status === 401)
    return { kind: 'fault', fault: { fault: { _typeName: 'NotAuthenticated' }, message: '' } };
  if (status === 404 || status === 405 || status === 501) return undefined;
  throw statusError(line.http.host, method, answer);
}

/** What cannot be read is told with what was asked. */
function named<T>(operation: MethodName, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (!(error instanceof HvmError)) throw error;
    const { key, exit, args } = error;
    throw new HvmError(key, { exit, args: { ...args, operation } });
  }
}

function faultIn(line: Line, method: MethodName, answer: HttpAnswer): DecodedFault | undefined {
  try {
    const decoded = line.encoding.decode(method, answer);
    return decoded.kind === 'fault' ? decoded.fault : undefined;
  } catch (error) {
    if (!(error instanceof HvmError)) throw error;
    return undefined;
  }
}

/** A page instead of an answer, an error without a fault in it, an internal error: the next try may well be better. */
function isOdd(line: Line, method: MethodName, answer: HttpAnswer): boolean {
  const { status, text } = answer;
  if (status < 300) return isPage(text);
  if (status < 500 || status === 501) return false;
  const found = faultIn(line, method, answer);
  return found === undefined || isA(found.fault, 'SystemError');
}

function cleaned(secrets: Secrets, { fault, message }: DecodedFault, method: string): VimFault {
  const detail = secrets.cleanAll(fault);
  return new VimFault(isA(detail, 'MethodFault') ? detail : fault, secrets.clean(message), method);
}

/** HTML. */
export function isPage(text: string): boolean {
  return /^\s*<(!doctype html|html)\b/i.test(text);
}

/**
 * What may be sent again when its answer was lost. A second view or collector is gone with the session; a version that
 * was asked for too often is one that the server does not know, and that has an answer of its own.
 */
function repeatable(method: MethodName): HttpRequest['repeatable'] {
  switch (method) {
    case 'RetrieveServiceContent':
    case 'CurrentTime':
    case 'SessionIsActive':
    case 'RetrievePropertiesEx':
    case 'FindByUuid':
    case 'FindAllByUuid':
    case 'FindByInventoryPath':
    case 'FindChild':
    case 'HasPrivilegeOnEntities':
    case 'QueryEvents':
    case 'CheckCustomizationSpec':
    case 'WaitForUpdatesEx':
    case 'CreateContainerView':
    case 'CreateListView':
    case 'CreatePropertyCollector':
    case 'CreateFilter':
    case 'CreateCollectorForEvents':
    case 'SetCollectorPageSize':
    case 'Logout':
      return 'yes';
    // Each one whose answer was lost is a session that nobody can end.
    case 'Login':
      return 'once';
    default:
      return 'no';
  }
}
