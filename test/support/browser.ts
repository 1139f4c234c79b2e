/** A headless Chromium, spoken to over its debugging pipe (Chrome DevTools Protocol): two file descriptors, one JSON text and a NUL each way. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** undefined: there is none, and its tests are skipped. */
export const chromium = names.find(isThere);

function isThere(name: string): boolean {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export interface Shown {
  /** What the console, the page and the network complained about. */
  readonly complaints: readonly string[];
  /** Addresses that it asked for, itself among them. */
  readonly asked: readonly string[];
  /** The text that a reader sees. */
  readonly text: string;
  /** Of the page as a whole: it is wider than its window. */
  readonly isTooWide: boolean;
  readonly screenshot: Buffer;
  /** Of the page as it would be printed. */
  readonly pdf: Buffer;
}

/** Loads a file with the network off, and tells what came of it. */
export async function show(file: string): Promise<Shown> {
  const profile = await mkdtemp(path.join(tmpdir(), 'hvm-browser-'));
  const child = spawn(
    chromium ?? 'chromium',
    [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'],
      ...[
        '--disable-background-networking',
        '--window-size=1300,900',
        '--remote-debugging-pipe',
        `--user-data-dir=${profile}`,
      ],
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  try {
    return await shown(new Browser(child), file);
  } finally {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function shown(browser: Browser, file: string): Promise<Shown> {
  const { targetId } = await browser.call('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await browser.call('Target.attachToTarget', { targetId, flatten: true });
  const call = (method: string, params: object = {}) => browser.call(method, params, String(sessionId));
  const complaints: string[] = [];
  const asked: string[] = [];
  browser.on('Log.entryAdded', ({ entry }) => complaints.push(JSON.stringify(entry)));
  browser.on('Runtime.consoleAPICalled', (each) => complaints.push(JSON.stringify(each)));
  browser.on('Runtime.exceptionThrown', (each) => complaints.push(JSON.stringify(each)));
  browser.on('Network.loadingFailed', (each) => complaints.push(JSON.stringify(each)));
  browser.on('Network.requestWillBeSent', ({ request }) => asked.push(String(Object(request).url)));
  const loaded = new Promise((resolve) => browser.on('Page.loadEventFired', resolve));
  for (const domain of ['Log', 'Runtime', 'Network', 'Page']) await call(`${domain}.enable`);
  const off = { offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  await call('Network.emulateNetworkConditions', off);
  await call('Page.navigate', { url: `file://${file}` });
  await loaded;
  const value = async (expression: string) => {
    const { result } = await call('Runtime.evaluate', { expression, returnByValue: true });
    return Object(result).value;
  };
  const text = String(await value('document.body.innerText'));
  const isTooWide = Boolean(await value('document.documentElement.scrollWidth > innerWidth'));
  const picture = await call('Page.captureScreenshot', { captureBeyondViewport: true });
  const printed = await call('Page.printToPDF', { preferCSSPageSize: true });
  return {
    ...{ complaints, asked, text, isTooWide },
    screenshot: Buffer.from(String(picture['data']), 'base64'),
    pdf: Buffer.from(String(printed['data']), 'base64'),
  };
}

type Params = Readonly<Record<string, unknown>>;

class Browser {
  private readonly waiting = new Map<number, (message: Message) => void>();
  private readonly listeners: (readonly [method: string, listener: (params: Params) => void])[] = [];
  private readonly input: Writable;
  private calls = 0;

  constructor(child: ChildProcess) {
    const [, , , input, output] = child.stdio;
    this.input = input as Writable;
    let rest = '';
    (output as Readable).setEncoding('utf8').on('data', (chunk: string) => {
      const texts = (rest + chunk).split('\0');
      rest = texts.pop() ?? '';
      for (const text of texts) this.take(JSON.parse(text));
    });
  }

  on(method: string, listener: (params: Params) => void): void {
    this.listeners.push([method, listener]);
  }

  call(method: string, params: object, sessionId?: string): Promise<Params> {
    this.calls += 1;
    const id = this.calls;
    const session = sessionId === undefined ? {} : { sessionId };
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ({ result = {}, error }) =>
        error === undefined ? resolve(result) : reject(new Error(`${method}: ${JSON.stringify(error)}`)),
      );
      this.input.write(`${JSON.stringify({ id, method, params, ...session })}\0`);
    });
  }

  private take(message: Message): void {
    const { id, method, params = {} } = message;
    if (id !== undefined) this.waiting.get(id)?.(message);
    for (const [wanted, listener] of this.listeners) if (wanted === method) listener(params);
  }
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Params;
  readonly result?: Params;
  readonly error?: unknown;
}
