/**
 * The one door to the network, and the one file that imports axios. Bounded in time and size, checked certificates, no
 * redirects; what leaves it as an error holds nothing of the request.
 */
import type http from 'node:http';
import type https from 'node:https';
import { addAbortSignal, Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import axios, { type AxiosRequestConfig } from 'axios';
import { HvmError } from '../errors.ts';
import { agentFor } from './http/agent.ts';
import { readBody } from './http/body.ts';
import { label } from './http/connect.ts';
import { broken, fail } from './http/failure.ts';
import { type Env, hostOf, isLoopback, parseUrl, proxyFor } from './http/proxy.ts';
import { type TlsOptions, trustOf } from './http/trust.ts';

export type { TlsOptions } from './http/trust.ts';

export interface HttpOptions {
  /** Scheme, host and port; a path is left out. */
  readonly url: string;
  readonly tls?: TlsOptions;
  readonly env: Env;
  readonly userAgent: string;
  readonly limits?: Partial<Limits>;
  /** After every request, whatever became of it. */
  readonly onRequest?: (line: RequestLine) => void;
}

/** Seconds, and bytes. */
export interface Limits {
  readonly connect: number;
  readonly firstByte: number;
  readonly whole: number;
  readonly bytes: number;
  /** Before the second and the third try of a request that may be repeated. */
  readonly pauses: readonly number[];
}

export interface RequestLine {
  readonly operation: string;
  /** The managed object, `VirtualMachine:vm-12`; empty where there is none. */
  readonly object: string;
  /** 0: no answer. */
  readonly status: number;
  readonly ms: number;
  /** Received, as they came over the wire. */
  readonly bytes: number;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly operation: string;
  readonly object?: string;
  /** May it be tried again when the line breaks or the server is not ready? `yes`: as often as there are pauses. */
  readonly repeatable: 'yes' | 'once' | 'no';
  /** For an answer that is meant to take its time. */
  readonly patience?: number;
  readonly signal?: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case; several of a name are lines. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface Http {
  /** `name:port`, for messages. */
  readonly host: string;
  /** Any status but a redirect is an answer. Throws HvmError. */
  send(request: HttpRequest): Promise<HttpAnswer>;
  stats(): { readonly requests: number; readonly bytesIn: number };
  /** Closes the sockets. */
  close(): void;
}

const usual: Limits = { connect: 15, firstByte: 120, whole: 600, bytes: 256e6, pauses: [1, 4] };

/** What an open door holds. */
interface Door {
  readonly options: HttpOptions;
  readonly server: URL;
  readonly host: string;
  readonly limits: Limits;
  readonly agent: http.Agent | https.Agent;
  readonly stats: { requests: number; bytesIn: number };
}

export function openHttp(options: HttpOptions): Http {
  const server = serverOf(options.url);
  const limits = { ...usual, ...options.limits };
  const trust = server.protocol === 'https:' ? trustOf(options.tls ?? {}, options.env) : undefined;
  const agent = agentFor({ server, proxy: proxyFor(server, options.env), trust, seconds: limits.connect });
  const door = { options, server, host: label(server), limits, agent, stats: { requests: 0, bytesIn: 0 } };
  return {
    host: door.host,
    send: (request) => send(door, request),
    stats: () => ({ ...door.stats }),
    close: () => agent.destroy(),
  };
}

async function send(door: Door, request: HttpRequest): Promise<HttpAnswer> {
  for (let tries = 0; ; tries += 1) {
    const pause = tries < triesOf(request) ? door.limits.pauses[tries] : undefined;
    try {
      const answer = await once(door, request);
      if (pause === undefined || !notReady(answer.status)) return answer;
    } catch (error) {
      if (pause === undefined || !(error instanceof HvmError) || error.key !== 'CON-003') throw error;
    }
    await sleep((pause ?? 0) * 1000, undefined, request.signal && { signal: request.signal }).catch(() => {
      throw fail('CON-008', { host: door.host, operation: request.operation });
    });
  }
}

function triesOf({ repeatable }: HttpRequest): number {
  return repeatable === 'yes' ? Infinity : repeatable === 'once' ? 1 : 0;
}

async function once(door: Door, request: HttpRequest): Promise<HttpAnswer> {
  const line = { status: 0, bytes: 0 };
  const started = performance.now();
  door.stats.requests += 1;
  try {
    return await exchange(door, request, line);
  } finally {
    door.stats.bytesIn += line.bytes;
    const ms = Math.round(performance.now() - started);
    door.options.onRequest?.({ operation: request.operation, object: request.object ?? '', ms, ...line });
  }
}

async function exchange(
  door: Door,
  request: HttpRequest,
  line: { status: number; bytes: number },
): Promise<HttpAnswer> {
  const { host, limits } = door;
  const { operation } = request;
  const clock = stopwatch(request, limits, host);
  try {
    const { status, headers, data } = await axios.request<unknown>(settings(door, request, clock.signal));
    clock.begun();
    line.status = status;
    if (!(data instanceof Readable)) throw fail('CON-005', { host, operation, status });
    addAbortSignal(clock.signal, data);
    const plain = headersOf(headers);
    const count = (bytes: number): void => void (line.bytes += bytes);
    const text = await readBody(data, plain['content-encoding'], limits.bytes, count);
    if (text === undefined) throw fail('CON-004', { host, operation, megabytes: limits.bytes / 1e6 });
    if (status >= 300 && status < 400) throw fail('CON-005/redirect', { host, operation, status });
    return { status, headers: plain, text };
  } catch (error) {
    throw clock.reason() ?? broken(error, host, operation, request.repeatable !== 'no');
  } finally {
    clock.stop();
  }
}

function settings(door: Door, request: HttpRequest, signal: AbortSignal): AxiosRequestConfig {
  const own = { 'user-agent': door.options.userAgent, 'accept-encoding': 'gzip', accept: '*/*' };
  return {
    url: new URL(request.path, door.server).href,
    method: request.method,
    headers: { ...own, ...request.headers },
    ...(request.body !== undefined && { data: request.body }),
    transformRequest: (body: unknown) => body,
    httpAgent: door.agent,
    httpsAgent: door.agent,
    // The agent knows the proxy; and a redirect would carry the session elsewhere.
    proxy: false,
    maxRedirects: 0,
    maxBodyLength: Infinity,
    maxContentLength: Infinity,
    responseType: 'stream',
    decompress: false,
    validateStatus: null,
    adapter: 'http',
    signal,
  };
}

/** What a status that no vCenter answers with means. */
export function statusError(host: string, operation: string, status: number): HvmError {
  return fail(notReady(status) ? 'CON-005/unavailable' : 'CON-005', { host, operation, status });
}

function notReady(status: number): boolean {
  return status === 502 || status === 503 || status === 504;
}

/** Ends the exchange when its time is over, or when whoever asked has given up. */
function stopwatch({ operation, patience, signal }: HttpRequest, limits: Limits, host: string) {
  const controller = new AbortController();
  const after = (seconds: number, key: 'CON-002/answer' | 'CON-002/whole'): NodeJS.Timeout =>
    setTimeout(() => controller.abort(fail(key, { host, operation, seconds })), seconds * 1000);
  const answer = after(patience ?? limits.firstByte, 'CON-002/answer');
  const whole = after(
    patience === undefined ? limits.whole : Math.max(limits.whole, patience + limits.connect),
    'CON-002/whole',
  );
  return {
    signal: signal === undefined ? controller.signal : AbortSignal.any([controller.signal, signal]),
    begun: () => clearTimeout(answer),
    stop: () => [answer, whole].forEach((timer) => clearTimeout(timer)),
    reason: (): HvmError | undefined => {
      if (controller.signal.reason instanceof HvmError) return controller.signal.reason;
      return signal?.aborted === true ? fail('CON-008', { host, operation }) : undefined;
    },
  };
}

function serverOf(text: string): URL {
  const url = parseUrl(text);
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    // What stands before an @ may be a password.
    throw fail('CON-007/url', { url: text.replace(/^.*@/s, '…@') });
  }
  const server = new URL(url.origin);
  if (server.protocol === 'http:' && !isLoopback(hostOf(server)))
    throw fail('CON-007', { host: label(server) });
  return server;
}

function headersOf(headers: object): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string') plain[name.toLowerCase()] = value;
    else if (Array.isArray(value)) plain[name.toLowerCase()] = value.map(String).join('\n');
  }
  return plain;
}
