/** What a server's certificate is checked against. Read once, when the door is opened. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import tls from 'node:tls';
import { fail } from './failure.ts';
import type { Env } from './proxy.ts';

export interface TlsOptions {
  /** A PEM file with the authorities that count. Without it and `fingerprint` those of the system do. */
  readonly caFile?: string;
  /** SHA-256 of the server's own certificate, with colons or without: then nothing else counts. */
  readonly fingerprint?: string;
  /** The oldest TLS to speak; 1.2 unless said otherwise. Servers of vSphere 5.5 and 6.0 may need less. */
  readonly minVersion?: TlsVersion;
}

export type TlsVersion = 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';

export interface Trust {
  readonly context: tls.SecureContext;
  /** Upper case without colons. */
  readonly fingerprint: string | undefined;
}

export function trustOf(options: TlsOptions, env: Env): Trust {
  const fingerprint = options.fingerprint === undefined ? undefined : hex(options.fingerprint);
  const minVersion = options.minVersion ?? 'TLSv1.2';
  const old = minVersion === 'TLSv1' || minVersion === 'TLSv1.1';
  const ca = fingerprint === undefined ? authoritiesOf(options.caFile, env) : [];
  try {
    const context = tls.createSecureContext({
      ca,
      minVersion,
      // What such servers offer (SHA-1, short keys) is below OpenSSL's lowest level.
      ...(old && { ciphers: 'DEFAULT:@SECLEVEL=0' }),
    });
    return { context, fingerprint };
  } catch {
    throw fail('TLS-004', { file: options.caFile ?? '' });
  }
}

/** `AB:CD:…`, as it is shown and written. */
export function withColons(fingerprint: string): string {
  return (hex(fingerprint).match(/../g) ?? []).join(':');
}

function hex(fingerprint: string): string {
  const bare = fingerprint.replaceAll(/[:\s]/g, '').toUpperCase();
  if (/^[0-9A-F]{64}$/.test(bare)) return bare;
  throw fail('TLS-005', { fingerprint });
}

/** A CA that an agent is given replaces those of Node, so NODE_EXTRA_CA_CERTS is added by hand. */
function authoritiesOf(caFile: string | undefined, env: Env): string[] {
  const extra = optional(env['NODE_EXTRA_CA_CERTS']);
  if (caFile === undefined) {
    const systems = systemsOf(env);
    return [...(systems.length > 0 ? systems : tls.rootCertificates), ...extra];
  }
  const own = optional(caFile);
  if (own.length === 0) throw fail('TLS-004', { file: caFile });
  return [...own, ...extra];
}

/** The administrator's own authorities are there; Node's built-in list is for machines that have none. */
function systemsOf(env: Env): string[] {
  const fromEnv = optional(env['SSL_CERT_FILE']);
  if (fromEnv.length > 0) return fromEnv;
  return optional(bundles.find((file) => existsSync(file)));
}

const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** All authorities of a system are some 250 KB. */
const mostBytes = 16 * 1024 * 1024;

function optional(file: string | undefined): string[] {
  if (file === undefined || file === '') return [];
  try {
    // A pipe would keep us waiting for ever, a device may have no end.
    const about = statSync(file);
    if (!about.isFile() || about.size > mostBytes) return [];
    const text = readFileSync(file, 'utf8');
    return text.includes('-----BEGIN CERTIFICATE-----') ? [text] : [];
  } catch {
    return [];
  }
}
