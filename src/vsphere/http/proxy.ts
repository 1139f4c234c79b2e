/** Which proxy leads to a server: `HTTPS_PROXY` and `NO_PROXY`, in upper or lower case. Loopback is never proxied. */
import { BlockList, isIP } from 'node:net';
import { fail } from './failure.ts';

export type Env = Readonly<Record<string, string | undefined>>;

export function proxyFor(server: URL, env: Env): URL | undefined {
  const text = first(env, 'HTTPS_PROXY', 'https_proxy');
  if (server.protocol !== 'https:' || text === undefined) return undefined;
  if (isLoopback(hostOf(server)) || isExcepted(server, first(env, 'NO_PROXY', 'no_proxy') ?? ''))
    return undefined;
  const url = parseUrl(/^[a-z]+:\/\//i.test(text) ? text : `http://${text}`);
  if (url === undefined || !/^https?:$/.test(url.protocol)) throw fail('CON-006/url', {});
  return url;
}

export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

export function isLoopback(host: string): boolean {
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  return isIP(host) !== 0 && loopback.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4');
}

/** Without the brackets of an IPv6 address. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
}

export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

/** `example.jp` and `.example.jp` mean it and everything below, `host:8443` one port, `10.0.0.0/8` a network, `*` all. */
function isExcepted(server: URL, list: string): boolean {
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => entry === '*' || matches(entry.toLowerCase(), hostOf(server), portOf(server)));
}

function matches(entry: string, host: string, port: number): boolean {
  if (isIP(host) !== 0 && entry.includes('/')) return inNetwork(entry, host);
  const [, name = '', onPort] =
    /^\[?(.*?)\]?(?::(\d+))?$/.exec(isIP(entry) === 6 ? `[${entry}]` : entry) ?? [];
  if (onPort !== undefined && Number(onPort) !== port) return false;
  const bare = name.replace(/^\*?\./, '');
  return host === bare || (isIP(host) === 0 && host.endsWith(`.${bare}`));
}

function inNetwork(entry: string, host: string): boolean {
  const [network = '', bits] = entry.split('/');
  const version = isIP(network);
  if (version === 0 || version !== isIP(host) || !/^\d{1,3}$/.test(bits ?? '')) return false;
  if (Number(bits) > (version === 6 ? 128 : 32)) return false;
  const list = new BlockList();
  list.addSubnet(network, Number(bits), version === 6 ? 'ipv6' : 'ipv4');
  return list.check(host, version === 6 ? 'ipv6' : 'ipv4');
}

function first(env: Env, ...names: readonly string[]): string | undefined {
  return names.map((name) => env[name]).find((value) => value !== undefined && value !== '');
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');
