/** Sockets: straight to the server or through a proxy's tunnel, within a bounded time, checked before use. */
import http from 'node:http';
import https from 'node:https';
import net, { isIP, type Socket } from 'node:net';
import tls from 'node:tls';
import { handshakeError, type Memory, objection } from './certificate.ts';
import { fail, unreachable } from './failure.ts';
import { hostOf, portOf } from './proxy.ts';
import type { Trust } from './trust.ts';

export interface Way {
  readonly server: URL;
  readonly proxy: URL | undefined;
  /** Undefined for a server that is spoken to in the clear. */
  readonly trust: Trust | undefined;
  readonly memory: Memory;
  /** For everything up to the first byte of a request. */
  readonly seconds: number;
}

export async function connect(way: Way): Promise<Socket> {
  const deadline = AbortSignal.timeout(way.seconds * 1000);
  const plain =
    way.proxy === undefined
      ? await straight(way.server, deadline, way)
      : await tunnel(way, way.proxy, deadline);
  return way.trust === undefined ? plain : await secure(plain, way, way.trust, deadline);
}

/** How hosts are named in errors. */
export function label(url: URL): string {
  return `${url.hostname}:${portOf(url)}`;
}

function straight(server: URL, deadline: AbortSignal, way: Way): Promise<Socket> {
  const socket = net.connect({ host: hostOf(server), port: portOf(server), noDelay: true, keepAlive: true });
  return settled(socket, 'connect', deadline, way, (error) => unreachable(error, label(server)));
}

function secure(plain: Socket, way: Way, trust: Trust, deadline: AbortSignal): Promise<Socket> {
  const host = hostOf(way.server);
  const socket = tls.connect({
    socket: plain,
    secureContext: trust.context,
    host,
    ...(isIP(host) === 0 && { servername: host }),
    // It is checked right below, on this socket, by fingerprint or by authorities.
    rejectUnauthorized: false,
  });
  const name = label(way.server);
  return settled(socket, 'secureConnect', deadline, way, (error) => handshakeError(error, name)).then(() => {
    const error = objection(socket, trust, way.memory, name);
    if (error === undefined) return socket;
    socket.destroy();
    throw error;
  });
}

function tunnel(way: Way, proxy: URL, deadline: AbortSignal): Promise<Socket> {
  const target = `${way.server.hostname}:${portOf(way.server)}`;
  const request = (proxy.protocol === 'https:' ? https : http).request({
    host: hostOf(proxy),
    port: portOf(proxy),
    method: 'CONNECT',
    path: target,
    headers: { host: target, ...credentials(proxy) },
    agent: false,
    signal: deadline,
  });
  return new Promise((resolve, reject) => {
    request.once('connect', (response, socket) => {
      if (response.statusCode === 200)
        return resolve(socket instanceof net.Socket ? socket : new net.Socket());
      socket.destroy();
      reject(fail('CON-006', { proxy: label(proxy), host: target, status: response.statusCode ?? 0 }));
    });
    request.once('response', (response) => {
      response.destroy();
      reject(fail('CON-006', { proxy: label(proxy), host: target, status: response.statusCode ?? 0 }));
    });
    request.once('error', (error) => {
      const late = fail('CON-002/connect', { host: label(proxy), seconds: way.seconds });
      reject(deadline.aborted ? late : unreachable(error, label(proxy)));
    });
    request.end();
  });
}

function credentials({ username, password }: URL): http.OutgoingHttpHeaders {
  if (username === '' && password === '') return {};
  const pair = `${decoded(username)}:${decoded(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** A lone `%` is meant as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The socket once `event` came; destroyed and an error otherwise. */
function settled(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  deadline: AbortSignal,
  { server, seconds }: Way,
  explain: (error: unknown) => Error,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      deadline.removeEventListener('abort', late);
      socket.off('error', failed).off('close', closed).off(event, done);
    };
    const end = (error: Error): void => {
      leave();
      // Whatever comes after this has nobody to tell it to.
      socket.on('error', () => {});
      socket.destroy();
      reject(error);
    };
    const late = (): void => end(fail('CON-002/connect', { host: label(server), seconds }));
    const failed = (error: Error): void => end(explain(error));
    const closed = (): void => end(explain({ code: 'ECONNRESET' }));
    const done = (): void => {
      leave();
      resolve(socket);
    };
    deadline.addEventListener('abort', late);
    socket.once('error', failed).once('close', closed).once(event, done);
    if (deadline.aborted) late();
  });
}
