import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { expect, test } from 'vitest';
import { proxyFor } from '../../../src/vsphere/http/proxy.ts';
import { certificate, door, failure, get, listen, type Server, serve } from './support.ts';

const chosen = (server: string, env: Readonly<Record<string, string>>): string | undefined =>
  proxyFor(new URL(server), env)?.href;
const HTTPS_PROXY = 'http://proxy:3128';

test.each([
  ['https://vc.example.jp', {}, undefined],
  ['https://vc.example.jp', { HTTPS_PROXY }, 'http://proxy:3128/'],
  ['https://vc.example.jp', { https_proxy: 'proxy:3128' }, 'http://proxy:3128/'],
  ['https://vc.example.jp', { HTTP_PROXY: HTTPS_PROXY }, undefined],
  ['https://localhost', { HTTPS_PROXY }, undefined],
  ['https://vc.localhost', { HTTPS_PROXY }, undefined],
  ['https://127.0.0.2:8989', { HTTPS_PROXY }, undefined],
  ['https://[::1]:8989', { HTTPS_PROXY }, undefined],
  ['https://vc.example.jp', { HTTPS_PROXY, NO_PROXY: '*' }, undefined],
  ['https://vc.example.jp', { HTTPS_PROXY, NO_PROXY: 'other, .example.jp' }, undefined],
  ['https://vc.example.jp', { HTTPS_PROXY, NO_PROXY: 'example.jp' }, undefined],
  ['https://vc.example.jp', { HTTPS_PROXY, NO_PROXY: '*.example.jp' }, undefined],
  ['https://VC.example.jp', { HTTPS_PROXY, no_proxy: 'vc.EXAMPLE.jp' }, undefined],
  ['https://notexample.jp', { HTTPS_PROXY, NO_PROXY: 'example.jp' }, 'http://proxy:3128/'],
  ['https://vc.example.jp', { HTTPS_PROXY, NO_PROXY: 'vc.example.jp:8443' }, 'http://proxy:3128/'],
  ['https://vc.example.jp:8443', { HTTPS_PROXY, NO_PROXY: 'vc.example.jp:8443' }, undefined],
  ['https://10.1.2.3', { HTTPS_PROXY, NO_PROXY: '10.0.0.0/8' }, undefined],
  ['https://11.1.2.3', { HTTPS_PROXY, NO_PROXY: '10.0.0.0/8,10.0.0.0/99,x/8' }, 'http://proxy:3128/'],
  ['https://[fd00::1]', { HTTPS_PROXY, NO_PROXY: 'fd00::1' }, undefined],
  ['https://[fd00::1]', { HTTPS_PROXY, NO_PROXY: 'fd00::/16' }, undefined],
])('%s with %j goes through %s', (server, env, proxy) => {
  expect(chosen(server, env)).toBe(proxy);
});

test('a proxy that is none is refused, and its password not shown', () => {
  const bad = { HTTPS_PROXY: 'socks://user:canary@proxy' };
  expect(() => proxyFor(new URL('https://vc'), bad)).toThrow(
    expect.objectContaining({ key: 'CON-006/url', args: {} }),
  );
});

/** Leads every name to `target`; says no to who does not know the password. */
async function proxy(target: Server): Promise<Server & { readonly asked: string[] }> {
  const asked: string[] = [];
  const server = http.createServer((_, response) => response.writeHead(400).end());
  server.on('connect', (request, socket) => {
    asked.push(`${request.url} ${request.headers['proxy-authorization']}`);
    if (request.headers['proxy-authorization'] === undefined) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    const onward = net.connect(target.port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  return Object.assign(await listen(server), { asked });
}

test('through a proxy the certificate is checked as without one, by name and by fingerprint', async () => {
  const server = await serve((_, response) => response.end('ok'), { name: 'other' });
  const between = await proxy(server);
  const env = { HTTPS_PROXY: `http://me:p%40ss@127.0.0.1:${between.port}` };
  const url = 'https://vcenter.example.jp';
  const { fingerprint256 } = new X509Certificate(readFileSync(certificate('other.pem')));
  expect((await door(url, { env, tls: { caFile: certificate('ca.pem') } }).send(get('/a'))).status).toBe(200);
  expect((await door(url, { env, tls: { fingerprint: fingerprint256 } }).send(get('/b'))).status).toBe(200);
  const wrong = door(url, { env, tls: { fingerprint: fingerprint256.replace(/^../, '00') } });
  expect((await failure(wrong.send(get('/c')))).key).toMatch(/^TLS-00/);
  const basic = `vcenter.example.jp:443 Basic ${Buffer.from('me:p@ss').toString('base64')}`;
  expect([between.asked, server.paths]).toEqual([
    [basic, basic, basic],
    ['/a', '/b'],
  ]);
});

test('a proxy that says no, and one that is not there', async () => {
  const between = await proxy(await serve((_, response) => response.end()));
  const url = 'https://vcenter.example.jp';
  const refused = door(url, { env: { HTTPS_PROXY: `http://127.0.0.1:${between.port}` } });
  expect(await failure(refused.send(get('/')))).toEqual({
    key: 'CON-006',
    args: { proxy: `127.0.0.1:${between.port}`, host: 'vcenter.example.jp:443', status: 407 },
    exit: 69,
  });
  const absent = door(url, { env: { HTTPS_PROXY: 'http://127.0.0.1:1' } });
  expect(await failure(absent.send(get('/')))).toEqual({
    key: 'CON-001/refused',
    args: { host: '127.0.0.1:1', reason: 'ECONNREFUSED' },
    exit: 69,
  });
});
