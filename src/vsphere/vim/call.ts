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
  | { readonly kind: 'not-served'; readonly status: number };

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
    ...(options.patience !== undefined && { patience: options.patience }),
    ...(options.signal !== undefined && { signal: options.signal }),
  });
  const decoded = decode(line, method, answer);
  if (decoded === undefined) return { kind: 'not-served', status: answer.status };
  if (decoded.kind === 'value') {
    return { kind: 'value', value: decoded.value, session: line.encoding.session(answer.headers) };
  }
  throw cleaned(line.secrets, decoded.fault, method);
}

/** Undefined: not served. An error status with a fault in it is a fault, whichever status it is. */
function decode<M extends MethodName>(line: Line, method: M, answer: HttpAnswer): Decoded<M> | undefined {
  const { status } = answer;
  if (status < 300) return line.encoding.decode(method, answer);
  try {
    const decoded = line.encoding.decode(method, answer);
    if (decoded.kind === 'fault') return decoded;
  } catch (error) {
    if (!(error instanceof HvmError)) throw error;
  }
  if (status === 401)
    return { kind: 'fault', fault: { fault: { _typeName: 'NotAuthenticated' }, message: '' } };
  if (status === 404 || status === 405 || status === 501) return undefined;
  throw statusError(line.http.host, method, status);
}

function cleaned(secrets: Secrets, { fault, message }: DecodedFault, method: string): VimFault {
  const detail = secrets.cleanAll(fault);
  return new VimFault(isA(detail, 'MethodFault') ? detail : fault, secrets.clean(message), method);
}

/** What may be sent again when its answer was lost; a second view or collector is gone with the session. */
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
      return 'yes';
    // The same version may be asked for once more.
    case 'WaitForUpdatesEx':
    case 'CreateContainerView':
    case 'CreateListView':
    case 'CreatePropertyCollector':
    case 'CreateFilter':
      return 'once';
    default:
      return 'no';
  }
}
