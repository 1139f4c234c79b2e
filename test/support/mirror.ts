/**
 * A server before another one that says back what it was told: it hears every secret that hvm sends, and puts all of them, in
 * every form, into its answers.
 */
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Heard {
  /** `Login`. */
  readonly method: string;
  readonly api: 'soap' | 'vi-json';
  /** Everything that was sent to it so far, and what it is made of, in many forms. */
  readonly echo: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Mirror {
  readonly url: string;
  /** What to answer with from now on; undefined, or nothing answered: what the other server says. */
  answer(make: ((heard: Heard) => Answer | undefined) | undefined): void;
  end(): Promise<void>;
}

/** Of `secrets` it says those back that it was told. */
export async function startMirror(target: string, secrets: readonly string[]): Promise<Mirror> {
  let make: ((heard: Heard) => Answer | undefined) | undefined;
  let bodies: string[] = [];
  const told = new Set<string>();
  const server = http.createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const body = Buffer.concat(chunks);
      const text = body.toString('utf8');
      const isSoap = request.url === '/sdk';
      const method =
        (isSoap ? /<(\w+) xmlns="urn:vim25"/.exec(text)?.[1] : /(\w+)$/.exec(request.url ?? '')?.[1]) ?? '';
      bodies = [...bodies.slice(-3), text];
      for (const secret of secrets)
        if (text.includes(escapeXml(secret)) || text.includes(JSON.stringify(secret).slice(1, -1)))
          told.add(secret);
      const session = [request.headers.cookie, request.headers['vmware-api-session-id']].map(String);
      const echo = echoOf([...told, ...session, ...bodies]);
      const own = make?.({ method, api: isSoap ? 'soap' : 'vi-json', echo });
      if (own !== undefined) {
        response.writeHead(own.status, {
          'content-type': isSoap ? 'text/xml' : 'application/json',
          ...own.headers,
        });
        response.end(own.body);
        return;
      }
      const { host: _, ...headers } = request.headers;
      const through = http.request(
        `${target}${request.url}`,
        { method: request.method ?? 'GET', headers },
        (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        },
      );
      through.on('error', () => response.destroy()).end(body);
    })();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: (next) => {
      make = next;
      bodies = [];
      told.clear();
    },
    end: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

function echoOf(texts: readonly string[]): string {
  const units = (text: string) =>
    text.replaceAll(/[^]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return texts
    .flatMap((text) => [
      text,
      ...['', 'x', 'xy'].map((before) => Buffer.from(before + text).toString('base64')),
      Buffer.from(text).toString('hex'),
      encodeURIComponent(text),
      escapeXml(text),
      JSON.stringify(text),
      units(text),
    ])
    .join(' | ');
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A fault of vSphere with these words and this property, as either encoding has it. */
export function faultWith({ api }: Heard, type: string, words: string, property: string): Answer {
  if (api === 'vi-json') {
    const faultMessage = [{ _typeName: 'LocalizableMessage', key: 'x', message: words }];
    return {
      status: 500,
      body: JSON.stringify({ _typeName: type, faultMessage, [property]: words, faultstring: words }),
    };
  }
  const detail = `<${type}Fault xmlns="urn:vim25" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="${type}"><${property}>${escapeXml(words)}</${property}></${type}Fault>`;
  const fault = `<s:Fault><faultcode>ServerFaultCode</faultcode><faultstring>${escapeXml(words)}</faultstring><detail>${detail}</detail></s:Fault>`;
  const body = `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${fault}</s:Body></s:Envelope>`;
  return { status: 500, body };
}
