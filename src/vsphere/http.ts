/**
 * The one door to the network. Bounded in time and size, checked certificates, no redirects; what failed is tried again
 * where that does no harm; what leaves it as an error holds nothing of the request.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { HvmError } from '../errors.ts';
import { agentFor } from './http/agent.ts';
import { label } from './http/connect.ts';
import { type Door, once } from './http/exchange.ts';
import { fail } from './http/failure.ts';
import { hostOf, isLoopback, parseUrl, proxyFor } from './http/proxy.ts';
import { retriesOf, retryAfterOf, type Trouble } from './http/retries.ts';
import { trustOf } from './http/trust.ts';
import type { Http, HttpAnswer, HttpOptions, HttpRequest, Limits } from './http/types.ts';

export type { Http, HttpAnswer, HttpOptions, HttpRequest, RequestLine } from './http/types.ts';

const usual: Limits = {
  ...{ connect: 15, firstByte: 60, idle: 60, whole: 600, bytes: 256e6 },
  ...{ pauses: [0.5, 1, 2, 4, 8, 16], budget: 300, retryAfter: 60 },
};

export function openHttp(options: HttpOptions): Http {
  const server = serverOf(options.url);
  const limits = { ...usual, ...options.limits };
  const trust = server.protocol === 'https:' ? trustOf(options.tls ?? {}, options.env) : undefined;
  const way = { server, proxy: proxyFor(server, options.env), trust, seconds: limits.connect, memory: {} };
  const door: Door = {
    options,
    server,
    host: label(server),
    limits,
    agent: agentFor(way),
    retries: retriesOf(limits),
    stats: { requests: 0, bytesIn: 0 },
  };
  const [ending, closing] = [new AbortController(), new AbortController()];
  if (options.signal?.aborted === true) ending.abort();
  options.signal?.addEventListener('abort', () => ending.abort(), { once: true });
  return {
    host: door.host,
    send: async (request) => {
      const { operation, atTheEnd, signal } = request;
      const end = atTheEnd === undefined ? ending.signal : closing.signal;
      if (end.aborted || (ending.signal.aborted && atTheEnd !== 'begun')) {
        throw fail('CON-008', { host: door.host, operation });
      }
      return send(door, request, signal === undefined ? end : AbortSignal.any([end, signal]));
    },
    stats: () => ({ ...door.stats }),
    abandon: () => ending.abort(),
    close: () => {
      ending.abort();
      closing.abort();
      door.agent.destroy();
    },
  };
}

/** As often as it may be sent. */
async function send(door: Door, request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  const { operation, repeatable, isOdd } = request;
  for (let before = 0; ; before += 1) {
    const started = performance.now();
    const outcome = await attempt(door, request, signal);
    const seconds = (performance.now() - started) / 1000;
    const trouble = troubleOf(outcome, isOdd);
    const retryAfter = 'answer' in outcome ? retryAfterOf(outcome.answer.headers) : undefined;
    const pause = trouble && door.retries.after({ trouble, repeatable, before, seconds, retryAfter });
    if (pause === undefined) {
      if ('answer' in outcome) return outcome.answer;
      throw outcome.error;
    }
    await sleep(pause * 1000, undefined, { signal }).catch(() => {
      throw fail('CON-008', { host: door.host, operation });
    });
  }
}

type Outcome = { readonly answer: HttpAnswer } | { readonly error: unknown };

async function attempt(door: Door, request: HttpRequest, signal: AbortSignal): Promise<Outcome> {
  try {
    return { answer: await once(door, request, signal) };
  } catch (error) {
    return { error };
  }
}

/** undefined: an answer, or an error in which every other try would end, too. */
function troubleOf(outcome: Outcome, isOdd: HttpRequest['isOdd']): Trouble | undefined {
  if ('answer' in outcome) {
    const { answer } = outcome;
    return notReady(answer.status) ? 'lost' : isOdd?.(answer) === true ? 'odd' : undefined;
  }
  const key = outcome.error instanceof HvmError ? outcome.error.key : '';
  if (/^CON-001|^CON-006$|^CON-002\/connect$/.test(key)) return 'unsent';
  if (key.startsWith('CON-002/')) return 'late';
  return key === 'CON-003' ? 'lost' : undefined;
}

/** What a status that no vCenter answers with means. */
export function statusError(
  host: string,
  operation: string,
  { status, headers }: Pick<HttpAnswer, 'status' | 'headers'>,
): HvmError {
  if (!notReady(status)) return fail('CON-005', { host, operation, status });
  const seconds = retryAfterOf(headers) ?? 0;
  if (seconds === 0) return fail('CON-005/unavailable', { host, operation, status });
  return fail('CON-005/later', { host, operation, status, seconds });
}

/** Of a proxy, or of a server that is starting, busy or out of sessions. */
function notReady(status: number): boolean {
  return status === 429 || status === 502 || status === 503 || status === 504;
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
