import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { certificate, door, failure, get, serve } from './support.ts';

const fingerprintOf = (name: string): string =>
  new X509Certificate(readFileSync(certificate(`${name}.pem`))).fingerprint256;
const halves = (fingerprint: string): object => ({
  fingerprint,
  first: fingerprint.slice(0, 48),
  second: fingerprint.slice(48),
});
const caFile = certificate('ca.pem');

test('a certificate that nobody vouches for is refused, with what is needed to trust it', async () => {
  const server = await serve((_, response) => response.end(), { name: 'self' });
  const http = door(`https://localhost:${server.port}`);
  const sent = failure(http.send(get('/', { headers: { authorization: 'secret' } })));
  expect(await sent).toEqual({
    key: 'TLS-001',
    args: {
      host: http.host,
      reason: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      subject: 'photon-machine',
      issuer: 'photon-machine',
      ...halves(fingerprintOf('self')),
    },
    exit: 69,
  });
  expect(server.paths).toEqual([]);
});

test('a certificate of a CA that is given is trusted, and no other', async () => {
  const server = await serve((_, response) => response.end(), { name: 'server' });
  const url = `https://127.0.0.1:${server.port}`;
  expect((await door(url, { tls: { caFile } }).send(get('/'))).status).toBe(200);
  expect((await failure(door(url).send(get('/')))).args).toMatchObject({
    reason: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  });
  const other = await serve((_, response) => response.end(), { name: 'self' });
  const refused = door(`https://127.0.0.1:${other.port}`, { tls: { caFile } });
  expect((await failure(refused.send(get('/')))).key).toBe('TLS-001');
});

test('NODE_EXTRA_CA_CERTS counts beside a CA file, and without one', async () => {
  const server = await serve((_, response) => response.end(), { name: 'server' });
  const url = `https://127.0.0.1:${server.port}`;
  const env = { NODE_EXTRA_CA_CERTS: caFile };
  expect((await door(url, { env }).send(get('/'))).status).toBe(200);
  expect((await door(url, { env, tls: { caFile: certificate('self.pem') } }).send(get('/'))).status).toBe(
    200,
  );
  const alone = door(url, { tls: { caFile: certificate('self.pem') } });
  expect((await failure(alone.send(get('/')))).key).toBe('TLS-001');
});

test('a fingerprint is enough, however it is written, and for an expired certificate and another name, too', async () => {
  for (const name of ['self', 'expired', 'other']) {
    const server = await serve((_, response) => response.end(), { name });
    const fingerprint = fingerprintOf(name);
    for (const written of [fingerprint, fingerprint.replaceAll(':', ''), fingerprint.toLowerCase()]) {
      const http = door(`https://localhost:${server.port}`, { tls: { fingerprint: written } });
      expect((await http.send(get('/'))).status).toBe(200);
      expect((await http.send(get('/'))).status).toBe(200);
    }
    expect(server.connections).toBe(3);
  }
});

test('another fingerprint is refused before anything is sent, even if a CA vouches for the certificate', async () => {
  const server = await serve((_, response) => response.end(), { name: 'server' });
  const tls = { fingerprint: fingerprintOf('self') };
  const http = door(`https://127.0.0.1:${server.port}`, { tls, env: { NODE_EXTRA_CA_CERTS: caFile } });
  expect(await failure(http.send(get('/', { repeatable: 'yes' })))).toEqual({
    key: 'TLS-002',
    args: { host: http.host, expected: fingerprintOf('self'), found: fingerprintOf('server') },
    exit: 69,
  });
  expect([server.paths, http.stats().requests]).toEqual([[], 1]);
});

test('a certificate that changes while hvm is at work is told as such, and how to trust it is not', async () => {
  const first = await serve((_, response) => response.setHeader('connection', 'close').end(), {
    name: 'self',
  });
  const http = door(`https://127.0.0.1:${first.port}`, { tls: { fingerprint: fingerprintOf('self') } });
  await http.send(get('/'));
  await first.stop();
  const other = await serve((_, response) => response.end(), { name: 'server' }, first.port);
  expect(await failure(http.send(get('/', { repeatable: 'yes', headers: { cookie: 'secret' } })))).toEqual({
    key: 'TLS-002/changed',
    args: { host: http.host, before: fingerprintOf('self'), found: fingerprintOf('server') },
    exit: 69,
  });
  expect([other.paths, http.stats().requests]).toEqual([[], 2]);
});

test('another name and a date that is over are told as such', async () => {
  const other = await serve((_, response) => response.end(), { name: 'other' });
  const renamed = door(`https://127.0.0.1:${other.port}`, { tls: { caFile } });
  expect(await failure(renamed.send(get('/')))).toEqual({
    key: 'TLS-001/name',
    args: {
      host: renamed.host,
      subject: 'vcenter.example.jp',
      issuer: 'hvm test CA',
      ...halves(fingerprintOf('other')),
    },
    exit: 69,
  });
  const expired = await serve((_, response) => response.end(), { name: 'expired' });
  const late = await failure(door(`https://localhost:${expired.port}`, { tls: { caFile } }).send(get('/')));
  expect(late).toMatchObject({ key: 'TLS-001/expired', args: { until: 'Jan  1 00:00:00 2021 GMT' } });
});

test('an old TLS is spoken only if that is asked for', async () => {
  const server = await serve((_, response) => response.end(), { name: 'self', maxVersion: 'TLSv1' });
  const url = `https://127.0.0.1:${server.port}`;
  const fingerprint = fingerprintOf('self');
  expect((await failure(door(url, { tls: { fingerprint } }).send(get('/')))).key).toBe('TLS-003');
  const old = door(url, { tls: { fingerprint, minVersion: 'TLSv1' } });
  expect((await old.send(get('/'))).status).toBe(200);
});

test('a server without TLS on that port is told as such', async () => {
  const server = await serve((_, response) => response.end());
  const http = door(`https://127.0.0.1:${server.port}`);
  expect((await failure(http.send(get('/')))).key).toBe('TLS-003/plain');
});

test('files and fingerprints that are none are refused before any connection', () => {
  const url = 'https://127.0.0.1:1';
  for (const file of ['/nowhere.pem', certificate('make.sh')]) {
    expect(() => door(url, { tls: { caFile: file } })).toThrow(
      expect.objectContaining({ key: 'TLS-004', args: { file } }),
    );
  }
  expect(() => door(url, { tls: { fingerprint: 'AB:CD' } })).toThrow(
    expect.objectContaining({ key: 'TLS-005', args: { fingerprint: 'AB:CD' } }),
  );
});
