import { expect, test, vi } from 'vitest';
import { type Failed, retriesOf, retryAfterOf } from '../../../src/vsphere/http/retries.ts';
import { door, failure, get, serve } from './support.ts';

const limits = { pauses: [1, 2, 4], budget: 10, retryAfter: 60 };
const failed = (more: Partial<Failed> = {}): Failed => ({
  ...{ trouble: 'lost', repeatable: 'yes', before: 0, seconds: 0, retryAfter: undefined },
  ...more,
});

test('pauses grow, are cut by up to a half at random, and come to an end', () => {
  const retries = retriesOf(limits);
  const random = vi.spyOn(Math, 'random');
  const pauses = [0, 0.5, 1 - Number.EPSILON, 0].map((chance, before) => {
    random.mockReturnValue(chance);
    return retries.after(failed({ before }));
  });
  random.mockRestore();
  expect(pauses).toEqual([1, 1.5, expect.closeTo(2), undefined]);
});

test('all requests of a run share one budget of time: failed tries and pauses', () => {
  const retries = retriesOf({ ...limits, pauses: [2] });
  const random = vi.spyOn(Math, 'random').mockReturnValue(0);
  expect(retries.after(failed({ seconds: 4 }))).toBe(2);
  expect(retries.after(failed({ seconds: 2 }))).toBe(2);
  expect(retries.after(failed())).toBe(undefined);
  random.mockRestore();
});

test.each([
  ['lost', 'yes', 3],
  ['lost', 'once', 1],
  ['lost', 'no', 0],
  ['late', 'yes', 1],
  ['late', 'no', 0],
  ['odd', 'yes', 2],
  ['odd', 'once', 1],
  // What was never sent may be sent, whatever it is.
  ['unsent', 'no', 3],
] as const)('%s, repeatable %s: tried again %d times', (trouble, repeatable, times) => {
  const retries = retriesOf(limits);
  retries.met();
  const pauses = [0, 1, 2, 3].map((before) => retries.after(failed({ trouble, repeatable, before })));
  expect(pauses.filter((pause) => pause !== undefined)).toHaveLength(times);
});

test('a server that was never met is a wrong address: no connection is no reason to try again', () => {
  const retries = retriesOf(limits);
  expect(retries.after(failed({ trouble: 'unsent' }))).toBe(undefined);
  retries.met();
  expect(retries.after(failed({ trouble: 'unsent' }))).toBeGreaterThan(0);
});

test('a server that asks for a pause gets it, unless it asks for too much', () => {
  const retries = retriesOf({ ...limits, budget: 1000 });
  expect(retries.after(failed({ retryAfter: 7 }))).toBe(7);
  expect(retries.after(failed({ retryAfter: 61 }))).toBe(undefined);
});

test.each([
  [{}, undefined],
  [{ 'retry-after': '' }, undefined],
  [{ 'retry-after': 'soon' }, undefined],
  [{ 'retry-after': '-1' }, undefined],
  [{ 'retry-after': ' 30 ' }, 30],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': 'Tue, 24 Nov 2026 12:01:30 GMT', date: 'Tue, 24 Nov 2026 12:00:00 GMT' }, 90],
  [{ 'retry-after': 'Tue, 24 Nov 2026 11:00:00 GMT', date: 'Tue, 24 Nov 2026 12:00:00 GMT' }, 0],
  [{ 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }, 0],
])('%j: %s seconds', (headers: Readonly<Record<string, string>>, seconds) => {
  expect(retryAfterOf(headers)).toBe(seconds);
});

test('an answer that is none is asked for again where it may be, and given where it stays so', async () => {
  const server = await serve((_, response) => response.end(server.paths.length < 3 ? '<html>' : 'at last'));
  const http = door(`http://127.0.0.1:${server.port}`);
  const isOdd = ({ text }: { readonly text: string }) => text.startsWith('<html');
  expect((await http.send(get('/', { isOdd }))).text).toBe('<html>');
  expect((await http.send(get('/', { isOdd, repeatable: 'yes' }))).text).toBe('at last');
  expect(server.paths).toHaveLength(3);
});

test('a server that is gone in between and comes back is waited for', async () => {
  const first = await serve((_, response) => response.setHeader('connection', 'close').end('ok'));
  const http = door(`http://127.0.0.1:${first.port}`);
  await http.send(get('/'));
  await first.stop();
  const sent = http.send(get('/', { operation: 'CloneVM_Task' }));
  expect(await failure(sent)).toMatchObject({ key: 'CON-001/refused' });
  expect(http.stats().requests).toBe(4);
});

test('an answer that stops in the middle is given up, long before its whole time', async () => {
  const server = await serve((_, response) => void response.writeHead(200).write('a'));
  const http = door(`http://127.0.0.1:${server.port}`, { limits: { idle: 0.2, whole: 60 } });
  expect(await failure(http.send(get('/')))).toEqual({
    key: 'CON-002/stalled',
    args: { host: http.host, operation: 'Read', seconds: 0.2 },
    exit: 69,
  });
});

test('an answer that goes on and on is given up when its time is over', async () => {
  const server = await serve((_, response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write('a'), 20);
    response.on('close', () => clearInterval(drip));
  });
  const http = door(`http://127.0.0.1:${server.port}`, { limits: { idle: 0.3, whole: 1 } });
  expect((await failure(http.send(get('/', { repeatable: 'yes' })))).key).toBe('CON-002/whole');
  expect(http.stats().requests).toBe(2);
});

test('a door that is about to be closed gives up what is under way, but for a login; and lets a logout in', async () => {
  const server = await serve((request, response) => {
    const wait = request.url === '/login' ? 200 : request.url === '/logout' ? 0 : 60_000;
    setTimeout(() => response.end(request.url), wait).unref();
  });
  const http = door(`http://127.0.0.1:${server.port}`);
  const poll = failure(http.send(get('/poll', { repeatable: 'yes' })));
  const login = http.send(get('/login', { atTheEnd: 'finished' }));
  await vi.waitFor(() => expect(server.paths).toHaveLength(2));
  http.abandon();
  expect((await poll).key).toBe('CON-008');
  expect((await failure(http.send(get('/read')))).key).toBe('CON-008');
  expect((await failure(http.send(get('/login', { atTheEnd: 'finished' })))).key).toBe('CON-008');
  expect((await login).text).toBe('/login');
  expect((await http.send(get('/logout', { atTheEnd: 'begun' }))).text).toBe('/logout');
  http.close();
  expect((await failure(http.send(get('/logout', { atTheEnd: 'begun' })))).key).toBe('CON-008');
  expect(server.paths.toSorted()).toEqual(['/login', '/logout', '/poll']);
});

test('who gives up before the door is open gets nowhere', async () => {
  const server = await serve((_, response) => response.end());
  const http = door(`http://127.0.0.1:${server.port}`, { signal: AbortSignal.abort() });
  expect((await failure(http.send(get('/')))).key).toBe('CON-008');
  expect(server.paths).toEqual([]);
});
