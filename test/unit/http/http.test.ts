import net from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { door, failure, get, listen, serve } from './support.ts';

test('a request arrives as it was given, and the answer comes back with one line for the log', async () => {
  const server = await serve((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.setHeader('set-cookie', ['a=1; Path=/', 'b=2']);
      const { host: _, ...headers } = request.headers;
      response.end(
        JSON.stringify({ method: request.method, headers, body: Buffer.concat(chunks).toString() }),
      );
    });
  });
  const http = door(`http://127.0.0.1:${server.port}/ui?x=1`);
  const { status, headers, text } = await http.send({
    method: 'POST',
    path: '/sdk',
    headers: { 'content-type': 'application/json', soapaction: 'urn:vim25/8.0.1.0' },
    body: '{"a": "é", not json',
    operation: 'Login',
    object: 'SessionManager:SessionManager',
    repeatable: 'no',
  });
  expect({ status, cookies: headers['set-cookie'], body: JSON.parse(text) }).toEqual({
    status: 200,
    cookies: 'a=1; Path=/\nb=2',
    body: {
      method: 'POST',
      headers: {
        accept: '*/*',
        'accept-encoding': 'gzip',
        connection: 'keep-alive',
        'content-length': '20',
        'content-type': 'application/json',
        soapaction: 'urn:vim25/8.0.1.0',
        'user-agent': 'hvm/test',
      },
      body: '{"a": "é", not json',
    },
  });
  expect(server.paths).toEqual(['/sdk']);
  expect(http.lines).toEqual([
    {
      operation: 'Login',
      object: 'SessionManager:SessionManager',
      status: 200,
      ms: expect.any(Number),
      bytes: Buffer.byteLength(text),
    },
  ]);
  expect(http.stats()).toEqual({ requests: 1, bytesIn: Buffer.byteLength(text) });
});

test('one connection serves request after request', async () => {
  const server = await serve((_, response) => response.end('ok'));
  const http = door(`http://127.0.0.1:${server.port}`);
  for (const path of ['/a', '/b', '/c']) await http.send(get(path));
  expect([server.paths, server.connections]).toEqual([['/a', '/b', '/c'], 1]);
});

test('a packed answer is unpacked, and counted as it came over the wire', async () => {
  const packed = gzipSync('日本語'.repeat(1000));
  const server = await serve((_, response) => response.setHeader('content-encoding', 'gzip').end(packed));
  const http = door(`http://127.0.0.1:${server.port}`);
  expect((await http.send(get('/'))).text).toBe('日本語'.repeat(1000));
  expect(http.stats()).toEqual({ requests: 1, bytesIn: packed.length });
});

test.each([
  ['on the wire', 'x'.repeat(5000), {}],
  ['unpacked', gzipSync('x'.repeat(5000)), { 'content-encoding': 'gzip' }],
])('an answer that is larger %s than the limit is given up', async (_, body, headers) => {
  const server = await serve((_request, response) => response.writeHead(200, headers).end(body));
  const http = door(`http://127.0.0.1:${server.port}`, { limits: { bytes: 2000 } });
  expect(await failure(http.send(get('/')))).toEqual({
    key: 'CON-004',
    args: { host: http.host, operation: 'Read', megabytes: 0.002 },
    exit: 69,
  });
});

test('an answer that says it is packed and is not is a broken one', async () => {
  const server = await serve((_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end('plain'),
  );
  const http = door(`http://127.0.0.1:${server.port}`);
  expect((await failure(http.send(get('/', { repeatable: 'yes' })))).key).toBe('CON-003');
});

test('a server that does not begin to answer, and one that does not finish, are given up', async () => {
  const server = await serve((request, response) => {
    if (request.url === '/slow') response.writeHead(200).write('a');
  });
  const url = `http://127.0.0.1:${server.port}`;
  const silent = door(url, { limits: { firstByte: 0.2 } });
  const facts = { host: silent.host, operation: 'Read' };
  expect(await failure(silent.send(get('/silent')))).toEqual({
    key: 'CON-002/answer',
    args: { ...facts, seconds: 0.2 },
    exit: 69,
  });
  const slow = door(url, { limits: { whole: 0.5 } });
  expect(await failure(slow.send(get('/slow')))).toEqual({
    key: 'CON-002/whole',
    args: { ...facts, seconds: 0.5 },
    exit: 69,
  });
  expect([silent.lines[0]?.status, silent.lines[0]?.bytes]).toEqual([0, 0]);
});

test('a request may be given more patience than usual', async () => {
  const server = await serve((_, response) => void setTimeout(() => response.end('late'), 300));
  const http = door(`http://127.0.0.1:${server.port}`, { limits: { firstByte: 0.05 } });
  expect((await http.send(get('/', { patience: 5 }))).text).toBe('late');
});

test('a server that takes a connection and says nothing in TLS is given up', async () => {
  const server = await listen(net.createServer(() => {}));
  const http = door(`https://127.0.0.1:${server.port}`, { limits: { connect: 0.2 } });
  expect(await failure(http.send(get('/')))).toEqual({
    key: 'CON-002/connect',
    args: { host: http.host, seconds: 0.2 },
    exit: 69,
  });
});

test('nobody there, and a name that nobody knows', async () => {
  expect(await failure(door('http://127.0.0.1:1').send(get('/')))).toEqual({
    key: 'CON-001/refused',
    args: { host: '127.0.0.1:1', reason: 'ECONNREFUSED' },
    exit: 69,
  });
  expect((await failure(door('https://vcenter.invalid').send(get('/')))).key).toBe('CON-001/name');
});

test('what may be repeated is repeated when the line breaks; what may not be is reported as unsure', async () => {
  const server = await serve((request, response) => {
    if (server.paths.length % 3 === 0) response.end('at last');
    else request.socket.destroy();
  });
  const http = door(`http://127.0.0.1:${server.port}`);
  expect((await http.send(get('/', { repeatable: 'yes' }))).text).toBe('at last');
  expect(await failure(http.send(get('/', { operation: 'CloneVM_Task' })))).toEqual({
    key: 'CON-003/unsure',
    args: { host: http.host, operation: 'CloneVM_Task', reason: 'ECONNRESET' },
    exit: 69,
  });
  expect((await http.send(get('/', { repeatable: 'once' }))).text).toBe('at last');
  expect(http.stats().requests).toBe(6);
  expect((await failure(http.send(get('/', { repeatable: 'once' })))).key).toBe('CON-003');
  expect(http.stats().requests).toBe(8);
});

test('a server that is not ready is asked again where that does no harm', async () => {
  const server = await serve((_, response) => response.writeHead(server.paths.length < 3 ? 503 : 200).end());
  const http = door(`http://127.0.0.1:${server.port}`);
  expect((await http.send(get('/', { repeatable: 'yes' }))).status).toBe(200);
  const never = await serve((_, response) => response.writeHead(503).end('no healthy upstream'));
  const other = door(`http://127.0.0.1:${never.port}`);
  expect((await other.send(get('/', { repeatable: 'yes' }))).status).toBe(503);
  expect((await other.send(get('/'))).status).toBe(503);
  expect([http.stats().requests, other.stats().requests]).toEqual([3, 4]);
});

test('a redirect is refused: the session would go with it', async () => {
  const elsewhere = await serve((_, response) => response.end('caught'));
  const server = await serve((_, response) =>
    response.writeHead(307, { location: `http://127.0.0.1:${elsewhere.port}/` }).end(),
  );
  const http = door(`http://127.0.0.1:${server.port}`);
  expect(await failure(http.send(get('/', { headers: { cookie: 'secret' } })))).toEqual({
    key: 'CON-005/redirect',
    args: { host: http.host, operation: 'Read', status: 307 },
    exit: 69,
  });
  expect(elsewhere.paths).toEqual([]);
});

test('who gives up waiting is told so at once, before and during the answer', async () => {
  const server = await serve((request, response) => {
    if (request.url === '/slow') response.writeHead(200).write('a');
  });
  const http = door(`http://127.0.0.1:${server.port}`);
  for (const path of ['/silent', '/slow']) {
    const controller = new AbortController();
    const sent = failure(http.send(get(path, { signal: controller.signal, repeatable: 'yes' })));
    setTimeout(() => controller.abort(), 100);
    expect(await sent).toEqual({ key: 'CON-008', args: { host: http.host, operation: 'Read' }, exit: 69 });
  }
  const before = failure(http.send(get('/', { signal: AbortSignal.abort() })));
  expect((await before).key).toBe('CON-008');
});

test('no password goes over a line without TLS, and none is shown from an address', () => {
  expect(() => door('http://vcenter.example.jp')).toThrow(expect.objectContaining({ key: 'CON-007' }));
  expect(() => door('http://10.0.0.1:80')).toThrow(expect.objectContaining({ key: 'CON-007' }));
  expect(() => door('ftp://user:canary@vc')).toThrow(
    expect.objectContaining({ key: 'CON-007/url', args: { url: '…@vc' } }),
  );
  expect(() => door('vcenter')).toThrow(
    expect.objectContaining({ key: 'CON-007/url', args: { url: 'vcenter' } }),
  );
});
