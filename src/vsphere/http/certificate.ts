/** Is this the server that was meant? Asked on the open socket, before a byte of a request is sent. */
import type { TLSSocket } from 'node:tls';
import type { HvmError } from '../../errors.ts';
import { codeOf, fail, unreachable } from './failure.ts';
import { type Trust, withColons } from './trust.ts';

/** The fingerprint that the server had when it was last believed, in this run. */
export interface Memory {
  believed?: string;
}

/** What speaks against the server, or undefined. `host` is `name:port`. */
export function objection(
  socket: TLSSocket,
  trust: Trust,
  memory: Memory,
  host: string,
): HvmError | undefined {
  const error = doubt(socket, trust, host);
  const found = socket.getPeerCertificate().fingerprint256 ?? '';
  if (error === undefined) memory.believed = found;
  // How to trust the new one is nothing to be told now: whoever sits between would be glad.
  else if (memory.believed !== undefined)
    return fail('TLS-002/changed', { host, before: memory.believed, found });
  return error;
}

function doubt(socket: TLSSocket, trust: Trust, host: string): HvmError | undefined {
  const certificate = socket.getPeerCertificate();
  const found = certificate.fingerprint256 ?? '';
  if (trust.fingerprint !== undefined) {
    if (found.replaceAll(':', '') === trust.fingerprint) return undefined;
    return fail('TLS-002', { host, expected: withColons(trust.fingerprint), found });
  }
  if (socket.authorized) return undefined;
  const facts = {
    host,
    fingerprint: found,
    subject: certificate.subject?.CN ?? certificate.subject?.O ?? '?',
    issuer: certificate.issuer?.CN ?? certificate.issuer?.O ?? '?',
    // The first and the second half: a line of YAML that is not too long for a terminal.
    first: found.slice(0, 48),
    second: found.slice(48),
  };
  const reason = codeOf({ code: socket.authorizationError });
  if (reason === 'CERT_HAS_EXPIRED')
    return fail('TLS-001/expired', { ...facts, until: certificate.valid_to });
  if (reason === 'ERR_TLS_CERT_ALTNAME_INVALID') return fail('TLS-001/name', facts);
  return fail('TLS-001', { ...facts, reason });
}

/** A handshake that failed. */
export function handshakeError(error: unknown, host: string): HvmError {
  const code = codeOf(error);
  if (oldProtocol.test(code)) return fail('TLS-003', { host, reason: code });
  if (/WRONG_VERSION_NUMBER|HTTP_REQUEST|PACKET_LENGTH/.test(code))
    return fail('TLS-003/plain', { host, reason: code });
  if (code.startsWith('ERR_SSL_') || code === 'EPROTO') return fail('TLS-003/other', { host, reason: code });
  return unreachable(error, host);
}

const oldProtocol =
  /UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|VERSION_TOO_LOW|UNEXPECTED_MESSAGE|HANDSHAKE_FAILURE|DH_KEY_TOO_SMALL|EE_KEY_TOO_SMALL|CA_MD_TOO_WEAK/;
