/** The agents that axios sends through: they hand out only sockets that were checked. */
import http from 'node:http';
import https from 'node:https';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect, type Way } from './connect.ts';

/** Idle sockets are closed before a vCenter's proxy or a NAT does it in silence. */
const idleSeconds = 15;

export function agentFor(way: Way): http.Agent | https.Agent {
  const options = { keepAlive: true, maxSockets: 32, maxFreeSockets: 8, timeout: idleSeconds * 1000 };
  // A resumed TLS session shows no certificate to check.
  const agent =
    way.trust === undefined ? new http.Agent(options) : new https.Agent({ ...options, maxCachedSessions: 0 });
  agent.createConnection = (_options, done) => {
    void handOut(way, done ?? (() => {}));
    return undefined;
  };
  return agent;
}

async function handOut(way: Way, done: (error: Error | null, socket: Duplex) => void): Promise<void> {
  let socket: Socket;
  try {
    socket = await connect(way);
  } catch (error) {
    // With an error nobody looks at the socket.
    done(error instanceof Error ? error : new Error('no connection'), new Socket());
    return;
  }
  done(null, socket);
}
