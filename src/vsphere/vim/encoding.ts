/** The seam between the objects of vim25 and the bytes on the wire. Both implementations are pure. */
import type { MethodFault, Methods } from './types.ts';
import type { Ref, Sent } from './values.ts';

export type Api = 'vi-json' | 'soap';
export type MethodName = keyof Methods;
export type Args<M extends MethodName> = Methods[M]['args'];
/** What a method answers; undefined is nothing: void, or no match. */
export type Result<M extends MethodName> = Methods[M]['returns'] extends infer Returned
  ? Returned extends undefined
    ? undefined
    : Sent<Returned>
  : never;

export interface Encoding {
  readonly api: Api;
  encode<M extends MethodName>(method: M, self: Ref, args: Args<M>, version: string): EncodedRequest;
  /** An answer with a body of the encoding; what is none (a proxy's page) is `unreadable`. */
  decode<M extends MethodName>(method: M, answer: EncodedAnswer): Decoded<M>;
  /** The session that an answer hands out, if it does. */
  session(headers: Headers): string | undefined;
  /** What carries the session in a request. */
  sessionHeaders(session: string): Headers;
}

/** Names in lower case. */
export type Headers = Readonly<Record<string, string>>;

export interface EncodedRequest {
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
}

export interface EncodedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export type Decoded<M extends MethodName> =
  | { readonly kind: 'value'; readonly value: Result<M> }
  | { readonly kind: 'fault'; readonly fault: DecodedFault };

export interface DecodedFault {
  readonly fault: Sent<MethodFault>;
  /** The server's sentence, maybe empty. */
  readonly message: string;
}
