import { statusError } from '../http.ts';
import { type CallOptions, callOnce, type Line } from './call.ts';
import type { Credentials, VimClient } from './client.ts';
import type { Args, MethodName, Result } from './encoding.ts';
import { VimFault } from './fault.ts';
import type { ServiceContent } from './types.ts';
import { isA, isObject, isRef, type Ref, type Sent } from './values.ts';

export type Session = Pick<VimClient, 'login' | 'call' | 'sessionKey' | 'onRenewal'> & {
  logout(): Promise<void>;
};

interface State {
  readonly line: Line;
  readonly manager: Ref;
  readonly collector: Ref;
  /** What the server knows us by. It changes, and is secret. */
  token: string | undefined;
  /** What the server calls the session of the last login: `UserSession.key`. */
  key: string | undefined;
  /** Counts the sessions: an answer to a request of an older one tells nothing about this one. */
  epoch: number;
  credentials: Credentials | undefined;
  refused: VimFault | undefined;
  /** A login under way, for all who wait for it. */
  pending: Promise<void> | undefined;
  /** Views, filters, collectors: made in this session, gone with it. */
  readonly bound: Set<string>;
  readonly listeners: Set<() => void>;
}

/** For a login that is under way and the logout after it: enough for a server that is alive. */
const endSeconds = 5;

/** So often one call may find its session over: a server that ends each one at once is not logged in to for ever. */
const mostRenewals = 3;

export function sessionOf(line: Line, content: Sent<ServiceContent>, token: string | undefined): Session {
  const manager = content.sessionManager ?? { type: 'SessionManager', value: 'SessionManager' };
  const state: State = {
    line,
    manager,
    collector: content.propertyCollector ?? { type: 'PropertyCollector', value: 'propertyCollector' },
    token: undefined,
    key: undefined,
    epoch: 0,
    credentials: undefined,
    refused: undefined,
    pending: undefined,
    bound: new Set(),
    listeners: new Set(),
  };
  if (token !== undefined) keep(state, token);
  return {
    login: async (credentials) => {
      line.secrets.hide(credentials.password);
      if (state.credentials === undefined) await logIn(state, credentials);
    },
    call: (method, self, args, options) => call(state, method, self, args, options),
    sessionKey: () => state.key,
    onRenewal: (listener) => {
      state.listeners.add(listener);
      return () => state.listeners.delete(listener);
    },
    logout: () => logOut(state),
  };
}

async function call<M extends MethodName>(
  state: State,
  method: M,
  self: Ref,
  args: Args<M>,
  options?: CallOptions,
): Promise<Result<M>> {
  for (let renewals = 0; ; renewals += 1) {
    // Without a session a server hands out one that nobody is logged in with.
    await state.pending?.catch(() => {});
    const { epoch } = state;
    const bound = isBound(state, method, self, args);
    try {
      return await attempt(state, method, self, args, options);
    } catch (error) {
      if (!(error instanceof VimFault) || !error.is('NotAuthenticated')) throw error;
      if (state.credentials === undefined || renewals >= mostRenewals) throw error;
      await renew(state, epoch, state.credentials);
      // Of what went with the old session, a repetition would find nothing.
      if (bound) throw new VimFault(error.detail, error.message, method, true);
    }
  }
}

async function attempt<M extends MethodName>(
  state: State,
  method: M,
  self: Ref,
  args: Args<M>,
  options?: CallOptions,
): Promise<Result<M>> {
  const { line, token } = state;
  const headers = token === undefined ? {} : line.encoding.sessionHeaders(token);
  const called = await callOnce(line, method, self, args, headers, options);
  if (called.kind === 'not-served') throw statusError(line.http.host, method, called.answer);
  // An answer to a request of another session knows nothing of this one.
  const ours = method === 'Login' || token === state.token;
  if (called.session !== undefined && ours) keep(state, called.session);
  if (isUnauthenticated(called.value)) throw new VimFault({ _typeName: 'NotAuthenticated' }, '', method);
  if (makesBound(method) && isRef(called.value)) state.bound.add(nameOf(called.value));
  return called.value;
}

function keep(state: State, token: string): void {
  state.token = token;
  state.line.secrets.hide(token.replaceAll('"', ''));
}

/** The session is new when this returns: begun here, or by another call that noticed earlier. */
async function renew(state: State, epoch: number, credentials: Credentials): Promise<void> {
  if (state.epoch !== epoch) return;
  if (state.pending === undefined) state.token = undefined;
  await logIn(state, credentials);
}

async function logIn(state: State, credentials: Credentials): Promise<void> {
  state.pending ??= begin(state, credentials).finally(() => {
    state.pending = undefined;
  });
  await state.pending;
}

async function begin(state: State, { username, password }: Credentials): Promise<void> {
  if (state.refused !== undefined) throw state.refused;
  const renewal = state.credentials !== undefined;
  const args = { userName: username, password, locale: 'en' };
  try {
    state.key = (await attempt(state, 'Login', state.manager, args)).key;
  } catch (error) {
    // Where the answer of a login was lost, the second one is refused because the first was not.
    if (!(error instanceof VimFault) || !(await isLoggedIn(state))) {
      if (error instanceof VimFault) state.refused = error;
      throw error;
    }
  }
  state.credentials = { username, password };
  state.epoch += 1;
  state.bound.clear();
  if (renewal) for (const listener of state.listeners) listener();
}

/** A login under way is waited for: a session that nobody knows of could not be ended. */
async function logOut(state: State): Promise<void> {
  const signal = AbortSignal.timeout(endSeconds * 1000);
  await Promise.race([state.pending?.catch(() => {}), aborted(signal)]);
  if (state.credentials === undefined) return;
  state.credentials = undefined;
  // If it fails, the server ends the session by itself later.
  await attempt(state, 'Logout', state.manager, {}, { signal }).catch(() => {});
  state.token = undefined;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Asked where there is a token: without one there is no session that a login could have made ours. */
async function isLoggedIn(state: State): Promise<boolean> {
  if (state.token === undefined) return false;
  const { type } = state.manager;
  const specSet = [
    { propSet: [{ type, all: false, pathSet: ['currentSession'] }], objectSet: [{ obj: state.manager }] },
  ];
  try {
    const read = await attempt(state, 'RetrievePropertiesEx', state.collector, { specSet, options: {} });
    const values = (read?.objects ?? []).flatMap(({ propSet = [] }) => propSet.map(({ val }) => val));
    const session = values.find((value) => isA(value, 'UserSession'));
    state.key = session?.key;
    return session !== undefined;
  } catch {
    return false;
  }
}

/** Does the call speak of what lives and dies with the session? */
function isBound<M extends MethodName>(state: State, method: M, self: Ref, args: Args<M>): boolean {
  return (
    method === 'ContinueRetrievePropertiesEx' || state.bound.has(nameOf(self)) || mentions(args, state.bound)
  );
}

function makesBound(method: MethodName): boolean {
  return method.startsWith('Create') && method !== 'CreateFolder';
}

function mentions(value: unknown, names: ReadonlySet<string>): boolean {
  if (Array.isArray(value)) return value.some((item) => mentions(item, names));
  if (isRef(value)) return names.has(nameOf(value));
  return isObject(value) && Object.values(value).some((item) => mentions(item, names));
}

function nameOf({ type, value }: Ref): string {
  return `${type}:${value}`;
}

/** Some servers answer a read without a session with objects whose properties are all missing for that reason. */
function isUnauthenticated(value: unknown): boolean {
  if (!isA(value, 'RetrieveResult')) return false;
  const missing = (value.objects ?? []).flatMap(({ missingSet = [] }) => missingSet);
  return missing.some(({ fault }) => isA(fault?.fault, 'NotAuthenticated'));
}
