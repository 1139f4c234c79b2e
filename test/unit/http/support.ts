import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Server as NetServer, Socket } from 'node:net';
import path from 'node:path';
import type { SecureVersion } from 'node:tls';
import { onTestFinished } from 'vitest';
import { HvmError } from '../../../src/errors.ts';
import {
  type Http,
  type HttpOptions,
  type HttpRequest,
  openHttp,
  type RequestLine,
} from '../../../src/vsphere/http.ts';

export const certificate = (name: string): string => path.join(import.meta.dirname, 'certificates', name);
const read = (name: string): string => readFileSync(certificate(name), 'utf8');

export interface Server {
  readonly port: number;
  readonly sockets: Set<Socket>;
  /** Paths in the order they were asked for. */
  readonly paths: string[];
  /** Connections that ever were. */
  connections: number;
  /** Nobody is there any more. */
  stop(): Promise<void>;
}

type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;

/** On 127.0.0.1; with a certificate's name it speaks TLS. Gone when the test is. */
export async function serve(
  handler: Handler,
  tls?: { readonly name: string; readonly maxVersion?: SecureVersion },
  port = 0,
): Promise<Server> {
  const paths: string[] = [];
  const noted: Handler = (request, response) => {
    paths.push(request.url ?? '');
    handler(request, response);
  };
  const server =
    tls === undefined
      ? http.createServer(noted)
      : https.createServer(
          {
            key: read(`${tls.name}.key`),
            cert: read(`${tls.name}.pem`),
            ...(tls.maxVersion && {
              maxVersion: tls.maxVersion,
              minVersion: 'TLSv1',
              ciphers: 'DEFAULT:@SECLEVEL=0',
            }),
          },
          noted,
        );
  return await listen(server, paths, port);
}

export async function listen(server: NetServer, paths: string[] = [], port = 0): Promise<Server> {
  const sockets = new Set<Socket>();
  const stop = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  };
  const running: Server = { port: 0, sockets, paths, connections: 0, stop };
  server.on('connection', (socket: Socket) => {
    running.connections += 1;
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  onTestFinished(stop);
  return Object.assign(running, { port: (server.address() as AddressInfo).port });
}

export function door(
  url: string,
  options: Partial<HttpOptions> = {},
): Http & { readonly lines: RequestLine[] } {
  const lines: RequestLine[] = [];
  const opened = openHttp({
    url,
    env: {},
    userAgent: 'hvm/test',
    onRequest: (line) => lines.push(line),
    ...options,
    limits: { pauses: [0.01, 0.02], ...options.limits },
  });
  onTestFinished(() => opened.close());
  return { ...opened, lines };
}

export const get = (where: string, rest: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  path: where,
  operation: 'Read',
  repeatable: 'no',
  ...rest,
});

/** The key and the facts of the error that a promise ends in. */
export async function failure(
  promise: Promise<unknown>,
): Promise<{ key: string; args: unknown; exit: number }> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof HvmError) return { key: error.key, args: error.args, exit: error.exit };
    throw error;
  }
  throw new Error('no error');
}
