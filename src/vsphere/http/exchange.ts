/** One request and its answer, once; the one file that imports axios. */
import type http from 'node:http';
import type https from 'node:https';
import { addAbortSignal, Readable } from 'node:stream';
import axios, { type AxiosRequestConfig } from 'axios';
import { readBody } from './body.ts';
import { broken, fail } from './failure.ts';
import type { Retries } from './retries.ts';
import { stopwatch } from './stopwatch.ts';
import type { HttpAnswer, HttpOptions, HttpRequest, Limits } from './types.ts';

/** What an open door holds. */
export interface Door {
  readonly options: HttpOptions;
  readonly server: URL;
  readonly host: string;
  readonly limits: Limits;
  readonly agent: http.Agent | https.Agent;
  readonly retries: Retries;
  readonly stats: { requests: number; bytesIn: number };
}

/** Ends with CON-008 when `end` is aborted. */
export async function once(door: Door, request: HttpRequest, end: AbortSignal): Promise<HttpAnswer> {
  const line = { status: 0, bytes: 0 };
  const started = performance.now();
  door.stats.requests += 1;
  try {
    return await exchange(door, request, end, line);
  } finally {
    door.stats.bytesIn += line.bytes;
    const ms = Math.round(performance.now() - started);
    door.options.onRequest?.({ operation: request.operation, object: request.object ?? '', ms, ...line });
  }
}

async function exchange(
  door: Door,
  request: HttpRequest,
  end: AbortSignal,
  line: { status: number; bytes: number },
): Promise<HttpAnswer> {
  const { host, limits } = door;
  const { operation, patience } = request;
  const bounds = {
    answer: patience ?? limits.firstByte,
    idle: limits.idle,
    whole: patience === undefined ? limits.whole : Math.max(limits.whole, patience + limits.connect),
  };
  const clock = stopwatch(bounds, end, { host, operation });
  try {
    const { status, headers, data } = await axios.request<unknown>(settings(door, request, clock.signal));
    clock.begun();
    line.status = status;
    door.retries.met();
    if (!(data instanceof Readable)) throw fail('CON-005', { host, operation, status });
    addAbortSignal(clock.signal, data);
    const plain = headersOf(headers);
    const count = (bytes: number): void => {
      line.bytes += bytes;
      clock.heard();
    };
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

function headersOf(headers: object): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string') plain[name.toLowerCase()] = value;
    else if (Array.isArray(value)) plain[name.toLowerCase()] = value.map(String).join('\n');
  }
  return plain;
}
