/** What goes through the door to the network, and within which bounds. */
import type { Env } from './proxy.ts';
import type { RetryLimits } from './retries.ts';
import type { TlsOptions } from './trust.ts';

export interface HttpOptions {
  /** Scheme, host and port; a path is left out. */
  readonly url: string;
  readonly tls?: TlsOptions;
  readonly env: Env;
  readonly userAgent: string;
  readonly limits?: Partial<Limits>;
  /** After every request, whatever became of it. */
  readonly onRequest?: (line: RequestLine) => void;
  /** Aborted: as `abandon`. */
  readonly signal?: AbortSignal;
}

/** Seconds, and bytes. */
export interface Limits extends RetryLimits {
  readonly connect: number;
  readonly firstByte: number;
  /** Between two pieces of an answer. */
  readonly idle: number;
  readonly whole: number;
  readonly bytes: number;
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
  /** An answer that is worth another try, where it may be tried again. */
  readonly isOdd?: (answer: HttpAnswer) => boolean;
  /** For an answer that is meant to take its time. */
  readonly patience?: number;
  readonly signal?: AbortSignal;
  /** When the door is about to be closed: what is under way is waited for, or may even be begun. Else it is given up. */
  readonly atTheEnd?: 'finished' | 'begun';
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
  /** Gives up what is under way, and lets nothing begin, but for what is meant for the end. */
  abandon(): void;
  /** Closes the sockets. */
  close(): void;
}
