/** A server with the sessions of a vCenter and nothing else: what the client's own tests need. It speaks both encodings. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { connect, type ConnectOptions, type VimClient } from '../../../src/vsphere/vim/client.ts';
import { objectJson } from '../../../src/vsphere/vim/json-encode.ts';
import { dataType } from '../../../src/vsphere/vim/schema.ts';
import { objectXml } from '../../../src/vsphere/vim/soap-encode.ts';
import { typeName } from '../../../src/vsphere/vim/values.ts';
import { versionNumber } from '../../../src/vsphere/vim/version.ts';

export interface Call {
  readonly method: string;
  readonly session: string;
  readonly body: string;
}

/** A data object, a reference, nothing; or a fault. `undefined` from a rule: the server answers as usual. */
export type Reply =
  | { readonly value?: object }
  | { readonly fault: object; readonly message?: string }
  /** As it is, to a client that speaks JSON: a list where any value may stand is nothing that hvm sends. */
  | { readonly json: object }
  | { readonly status: number };

export interface Fake {
  readonly url: string;
  readonly calls: Call[];
  /** Sessions that nobody has ended. */
  readonly sessions: Set<string>;
  /** Asked before anything else. */
  rule: (call: Call) => Reply | undefined | Promise<Reply | undefined>;
}

export interface Nature {
  /** The newest first. */
  readonly versions?: readonly string[];
  /** Without VI/JSON, as ESXi and vcsim are. */
  readonly soapOnly?: boolean;
  readonly password?: string;
  /** Hands out a session to whoever comes without one, and a login takes that one: as a vCenter does over SOAP. */
  readonly anonymous?: boolean;
}

const target = { version: versionNumber('9.1.0.0') };
const open = new Set(['RetrieveServiceContent', 'Login']);

export async function vcenter(nature: Nature = {}): Promise<Fake> {
  const calls: Call[] = [];
  const sessions = new Set<string>();
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on(
      'end',
      () => void answer(request, Buffer.concat(chunks).toString(), response).catch(() => response.destroy()),
    );
  });
  const fake: Fake = { url: await listening(server), calls, sessions, rule: () => undefined };

  async function answer(
    request: http.IncomingMessage,
    body: string,
    response: http.ServerResponse,
  ): Promise<void> {
    const url = request.url ?? '';
    if (request.method === 'GET')
      return void response.end(versionsXml(nature.versions ?? ['8.0.3.0', '8.0.1.0', '7.0.0.0', '5.5']));
    const json = url.startsWith('/sdk/vim25/');
    if (json && nature.soapOnly === true) return void response.writeHead(404).end('404 page not found');
    const call = {
      method: json ? (url.split('/').at(-1) ?? '') : (/Body><(\w+)/.exec(body)?.[1] ?? ''),
      session: String(
        request.headers['vmware-api-session-id'] ??
          /vmware_soap_session=(\S+)/.exec(request.headers.cookie ?? '')?.[1] ??
          '',
      ),
      body,
    };
    calls.push(call);
    const reply = (await fake.rule(call)) ?? usual(call);
    const session =
      call.method === 'Login' && 'value' in reply ? begin(call.session) : anonymous(call.session);
    send(response, json, call.method, reply, session);
  }
  function usual({ method, session, body }: Call): Reply {
    if (!open.has(method) && !sessions.has(session)) return { fault: { _typeName: 'NotAuthenticated' } };
    if (method === 'RetrieveServiceContent') return { value: content };
    if (method === 'Login' && !body.includes(nature.password ?? 'pass'))
      return { fault: { _typeName: 'InvalidLogin' }, message: 'Cannot complete login' };
    if (method === 'Login') return { value: user };
    if (method === 'Logout') sessions.delete(session);
    if (method === 'CreateContainerView')
      return { value: { type: 'ContainerView', value: `view-${calls.length}` } };
    if (method === 'RetrievePropertiesEx') return { value: { _typeName: 'RetrieveResult', objects: [] } };
    if (method === 'CurrentTime') return { value: new Date(0) };
    return {};
  }
  /** What to hand out: nothing if the client has it already. */
  function begin(anonymous: string): string | undefined {
    const session = anonymous === '' ? `session-${calls.length}` : anonymous;
    sessions.add(session);
    return anonymous === '' ? session : undefined;
  }
  function anonymous(session: string): string | undefined {
    return nature.anonymous === true && session === '' ? `anonymous-${calls.length}` : undefined;
  }
  return fake;
}

export async function client(fake: Fake, options: Partial<ConnectOptions> = {}): Promise<VimClient> {
  const opened = await connect({ url: fake.url, api: 'auto', env: {}, userAgent: 'hvm/test', ...options });
  onTestFinished(() => opened.close());
  return opened;
}

async function listening(server: http.Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function send(
  response: http.ServerResponse,
  json: boolean,
  method: string,
  reply: Reply,
  session: string | undefined,
): void {
  if (session !== undefined) {
    if (json) response.setHeader('vmware-api-session-id', session);
    else response.setHeader('set-cookie', `vmware_soap_session=${session}; Path=/; HttpOnly`);
  }
  if ('status' in reply) return void response.writeHead(reply.status).end('<html>no</html>');
  if ('json' in reply) return void response.end(JSON.stringify(reply.json));
  const failed = 'fault' in reply;
  const value = failed ? reply.fault : reply.value;
  response.writeHead(failed ? 500 : 200).end(json ? jsonText(reply, value) : soapText(method, reply, value));
}

type Usual = Exclude<Reply, { readonly status: number } | { readonly json: object }>;

function jsonText(reply: Usual, value: object | undefined): string {
  if (value === undefined) return 'null';
  if (value instanceof Date) return JSON.stringify(value);
  const type = dataType(typeName(value));
  const json =
    type === undefined
      ? { _typeName: 'ManagedObjectReference', ...value }
      : objectJson(type, value, target, '');
  const message = 'message' in reply ? { faultstring: reply.message } : {};
  return JSON.stringify({ ...(json as object), ...message });
}

function soapText(method: string, reply: Usual, value: object | undefined): string {
  const name = value === undefined || value instanceof Date ? '' : typeName(value);
  const type = dataType(name);
  const element = 'fault' in reply ? `${name}Fault` : 'returnval';
  const inner =
    value === undefined
      ? ''
      : value instanceof Date
        ? `<returnval>${value.toISOString()}</returnval>`
        : type === undefined
          ? `<returnval type="${(value as { type: string }).type}">${(value as { value: string }).value}</returnval>`
          : objectXml(element, type, undefined, value, target, '');
  const body =
    'fault' in reply
      ? `<s:Fault><faultcode>ServerFaultCode</faultcode><faultstring>${reply.message ?? ''}</faultstring><detail>${inner}</detail></s:Fault>`
      : `<${method}Response xmlns="urn:vim25">${inner}</${method}Response>`;
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><s:Body>${body}</s:Body></s:Envelope>`;
}

function versionsXml([version = '', ...prior]: readonly string[]): string {
  const list = prior.map((each) => `<version>${each}</version>`).join('');
  return `<?xml version="1.0"?><namespaces version="1.0"><namespace><name>urn:vim25</name><version>${version}</version><priorVersions>${list}</priorVersions></namespace></namespaces>`;
}

const ref = (type: string, value: string): object => ({ type, value });

const content = {
  _typeName: 'ServiceContent',
  rootFolder: ref('Folder', 'group-d1'),
  propertyCollector: ref('PropertyCollector', 'propertyCollector'),
  viewManager: ref('ViewManager', 'ViewManager'),
  sessionManager: ref('SessionManager', 'SessionManager'),
  about: {
    _typeName: 'AboutInfo',
    ...{
      name: 'n',
      fullName: 'f',
      vendor: 'v',
      version: '8.0.3',
      build: 'b',
      osType: 'o',
      productLineId: 'vpx',
    },
    ...{ apiType: 'VirtualCenter', apiVersion: '8.0.3.0' },
  },
};

export const user = {
  _typeName: 'UserSession',
  ...{ key: 'k', userName: 'hvm', fullName: '', loginTime: new Date(0), lastActiveTime: new Date(0) },
  ...{
    locale: 'en',
    messageLocale: 'en',
    extensionSession: false,
    ipAddress: '',
    userAgent: '',
    callCount: 0,
  },
};
