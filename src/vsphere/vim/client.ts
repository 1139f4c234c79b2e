/**
 * A vCenter as `live/` sees it: typed calls, whatever the encoding. One login a run; a session that the server has ended
 * is begun anew, once for all calls that notice; a refused login is never tried again (accounts get locked).
 */
import { type Http, type HttpOptions, openHttp, statusError } from '../http.ts';
import { type CallOptions, callOnce, type Line } from './call.ts';
import { type Choice, discover, forced, missing } from './discover.ts';
import type { Api, Args, MethodName, Result } from './encoding.ts';
import { faultOf, type VimFault } from './fault.ts';
import { json } from './json.ts';
import { secretsOf } from './secrets.ts';
import { sessionOf } from './session.ts';
import { soap } from './soap.ts';
import type { LocalizedMethodFault, ServiceContent } from './types.ts';
import { isA, type Ref, type Sent } from './values.ts';

export interface ConnectOptions extends HttpOptions {
  readonly api: 'auto' | Api;
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export interface VimClient {
  /** `name:port`, for messages. */
  readonly host: string;
  readonly api: Api;
  /** The API version that is spoken; in VI/JSON the release in the path. */
  readonly version: string;
  readonly content: Sent<ServiceContent>;
  /** Once. Throws the VimFault of a refusal, and the same again without asking the server. */
  login(credentials: Credentials): Promise<void>;
  /** Throws VimFault for what vSphere refuses, HvmError for everything else. */
  call<M extends MethodName>(method: M, self: Ref, args: Args<M>, options?: CallOptions): Promise<Result<M>>;
  /** What the server calls the session that was begun last; undefined where it did not say. */
  sessionKey(): string | undefined;
  /** The fault of a task or of a missing property. */
  fault(sent: Sent<LocalizedMethodFault>): VimFault;
  /** A secret that is about to be sent: it will be in no fault. */
  hide(secret: string): void;
  /** A text of the server without the secrets that were sent to it. */
  clean(text: string): string;
  /** Calls `listener` when a new session was begun: views, filters, collectors and tokens of the old one are gone. */
  onRenewal(listener: () => void): () => void;
  stats(): { readonly requests: number; readonly bytesIn: number };
  /** Gives up what is under way, logs out, if logged in, within a bounded time; closes the sockets. Safe to call twice. */
  close(): Promise<void>;
}

const serviceInstance: Ref = { type: 'ServiceInstance', value: 'ServiceInstance' };

/** Finds out what the server speaks. Nothing secret is sent before `login`. */
export async function connect(options: ConnectOptions): Promise<VimClient> {
  const http = openHttp(options);
  try {
    const choice = await discover(http);
    const no = options.api === 'auto' ? undefined : forced(options.api, choice, http.host);
    if (no !== undefined) throw no;
    return (await begin(http, choice, options.api)) ?? (await overSoap(http, choice, options.api));
  } catch (error) {
    http.close();
    throw error;
  }
}

/** Undefined: VI/JSON is promised and not served. */
async function begin(http: Http, choice: Choice, api: 'auto' | Api): Promise<VimClient | undefined> {
  const line: Line =
    choice.json === undefined || api === 'soap'
      ? { http, encoding: soap, version: choice.soap, secrets: secretsOf() }
      : { http, encoding: json, version: choice.json, secrets: secretsOf() };
  const called = await callOnce(line, 'RetrieveServiceContent', serviceInstance, {}, {});
  if (called.kind === 'value') return clientOf(line, called.value, called.session);
  if (line.encoding.api === 'vi-json') return undefined;
  throw statusError(http.host, 'RetrieveServiceContent', called.answer);
}

async function overSoap(http: Http, choice: Choice, api: 'auto' | Api): Promise<VimClient> {
  const client = api === 'auto' ? await begin(http, choice, 'soap') : undefined;
  if (client === undefined) throw missing(choice, http.host);
  return client;
}

function clientOf(line: Line, content: Sent<ServiceContent>, first: string | undefined): VimClient {
  const session = sessionOf(line, content, first);
  const { http, secrets } = line;
  return {
    host: http.host,
    api: line.encoding.api,
    version: line.version,
    content,
    login: session.login,
    call: session.call,
    sessionKey: session.sessionKey,
    fault: (sent) => {
      const clean = secrets.cleanAll(sent);
      return faultOf(isA(clean, 'LocalizedMethodFault') ? clean : sent);
    },
    hide: secrets.hide,
    clean: secrets.clean,
    onRenewal: session.onRenewal,
    stats: http.stats,
    close: async () => {
      http.abandon();
      await session.logout();
      http.close();
    },
  };
}
