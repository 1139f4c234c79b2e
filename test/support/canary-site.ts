/** The example site with a secret in every place that takes one, each kind of reference among them. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { canaries } from './canaries.ts';
import { edit, exampleSite, temporaryFolder } from './run.ts';

export type Channel = 'env' | 'file' | 'command';
export const channels = ['env', 'file', 'command'] as const;

export interface CanarySite {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where journals go. */
  readonly state: string;
  /** Where the secrets are: no place to look for leaks. */
  readonly secrets: string;
}

/** `channel`: how the vCenter's user and password are got; those of the guests are got in all ways. */
export async function canarySite(channel: Channel): Promise<CanarySite> {
  const [cwd, secrets, state] = [await exampleSite(), await temporaryFolder(), await temporaryFolder()];
  for (const [name, value] of Object.entries(canaries)) writeFileSync(path.join(secrets, name), `${value}\n`);
  writeFileSync(path.join(secrets, 'loud'), `cat ${secrets}/password; cat ${secrets}/password >&2; exit 7`);
  const dump = path.join(cwd, 'environ');
  // What a child sees of us is searched, too; but for the user's name, which may be of use to it.
  writeFileSync(path.join(secrets, 'show'), `env | grep -v CANARY_USER >>${dump}; cat "$1"`);
  const ref = (name: string, by: Channel) => referenceTo(name, by, secrets);
  await edit(path.join(cwd, 'manifests/site.yaml'), (text) =>
    text.replace(
      /( {4})recording: .*/,
      (line, indent: string) =>
        `${line}\n${indent}username: ${ref('user', channel)}\n${indent}password: ${ref('password', channel)}`,
    ),
  );
  await edit(path.join(cwd, 'manifests/hospital.yaml'), (text) =>
    text
      .replace(
        /(CLAIO01, )workgroup: KDU(.*adminPassword: )\{fromEnv: HVM_ADMIN_PASSWORD\}/,
        (_, a: string, b: string) =>
          [
            `${a}domain: kdu.example, joinAccount: joiner, joinPassword: ${ref('join', 'file')}`,
            `productKey: ${ref('key', 'command')}${b}${ref('admin', 'file')}`,
          ].join(', '),
      )
      .replace(
        /(CSCAN01.*adminPassword: )\{fromEnv: HVM_ADMIN_PASSWORD\}/,
        (_, a: string) => a + ref('admin', 'command'),
      ),
  );
  const env = {
    ...(channel === 'env' ? { CANARY_USER: canaries.user, CANARY_PASSWORD: canaries.password } : {}),
    HVM_ADMIN_PASSWORD: canaries.admin,
    PATH: process.env['PATH'] ?? '',
    XDG_STATE_HOME: state,
  };
  return { cwd, env, state, secrets };
}

export function referenceTo(name: string, by: Channel, secrets: string): string {
  const file = path.join(secrets, name);
  switch (by) {
    case 'env':
      return `{fromEnv: CANARY_${name.toUpperCase()}}`;
    case 'file':
      return `{fromFile: ${file}}`;
    case 'command':
      return `{fromCommand: [/bin/sh, ${path.join(secrets, 'show')}, ${file}]}`;
    default:
      return by satisfies never;
  }
}

export function makePipe(file: string): void {
  execFileSync('mkfifo', [file]);
}
