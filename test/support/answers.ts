/** Answers of a vCenter as they came over the wire, and a server that gives them again. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface WireAnswer {
  readonly method: string;
  readonly api: 'soap' | 'vi-json';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface Listening {
  readonly url: string;
  end(): Promise<void>;
}

/** Passes everything on to `target`, and keeps what it answers in `kept`. */
export function keepAnswers(target: string, kept: WireAnswer[]): Promise<Listening> {
  return listening(async (request, body, response) => {
    const { host: _, ...headers } = request.headers;
    const answer = await fetch(`${target}${request.url}`, {
      method: request.method ?? 'GET',
      headers: Object.entries(headers).flatMap(([name, value]) =>
        typeof value === 'string' && !/^(connection|content-length|accept-encoding)$/.test(name)
          ? [[name, value] as [string, string]]
          : [],
      ),
      ...(body.length > 0 && { body }),
    });
    const text = await answer.text();
    const plain = [...answer.headers].filter(
      ([name]) => !/^(content-length|content-encoding|transfer-encoding|connection|date)$/.test(name),
    );
    const one = {
      ...methodOf(request, body),
      status: answer.status,
      headers: Object.fromEntries(plain),
      text,
    };
    kept.push(one);
    response.writeHead(one.status, one.headers).end(text);
  });
}

/** Gives the answers again, of each method in their order; of one that was asked for more often, the last. */
export function giveAnswers(answers: () => readonly WireAnswer[]): Promise<Listening & { again(): void }> {
  const counts = new Map<string, number>();
  const server = listening(async (request, body, response) => {
    const { method, api } = methodOf(request, body);
    const own = answers().filter((each) => each.method === method && each.api === api);
    const count = counts.get(method) ?? 0;
    counts.set(method, count + 1);
    const one = own[count] ?? own.at(-1);
    if (one === undefined) response.writeHead(404).end();
    else response.writeHead(one.status, one.headers).end(one.text);
  });
  return server.then((started) => ({ ...started, again: () => counts.clear() }));
}

function methodOf(request: http.IncomingMessage, body: Buffer): Pick<WireAnswer, 'method' | 'api'> {
  const isSoap = request.url === '/sdk';
  const found = isSoap
    ? /<(\w+) xmlns="urn:vim25"/.exec(body.toString('utf8'))?.[1]
    : /([\w.]+)$/.exec(request.url ?? '')?.[1];
  return { method: found ?? '', api: isSoap || found === 'vimServiceVersions.xml' ? 'soap' : 'vi-json' };
}

type Handle = (request: http.IncomingMessage, body: Buffer, response: http.ServerResponse) => Promise<void>;

async function listening(handle: Handle): Promise<Listening> {
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on(
      'end',
      () => void handle(request, Buffer.concat(chunks), response).catch(() => response.destroy()),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    end: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
