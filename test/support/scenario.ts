/** The scenarios of `test/scenarios`: each a folder that a person can read. */
import { readdirSync } from 'node:fs';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { type Interrupting, interruptingImpacts } from '../../src/model/impact.ts';
import type { Observed } from '../../src/model/observed.ts';
import { parseRecording } from '../../src/vsphere/recorded/read.ts';
import { json, type Ran, run, temporaryFolder } from './run.ts';

const root = path.join(import.meta.dirname, '../scenarios');

export const scenarios = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** `options.json`; everything may be left out. */
interface Options {
  /** For plan and apply. */
  readonly args?: readonly string[];
  /** For apply besides. */
  readonly apply?: readonly string[];
  readonly exit?: { readonly plan?: number; readonly apply?: number };
  /** Ids of operations that planning again still finds: none, unless some were deferred. */
  readonly left?: readonly string[];
}

export interface Scenario {
  readonly name: string;
  readonly options: Options;
  /** A copy of manifests and recording, to work on. */
  readonly cwd: string;
}

export async function openScenario(name: string): Promise<Scenario> {
  const cwd = await temporaryFolder();
  for (const file of ['manifests.yaml', recordingName])
    await copyFile(path.join(root, name, file), path.join(cwd, file));
  const options: Options = JSON.parse(
    await readFile(path.join(root, name, 'options.json'), 'utf8').catch(() => '{}'),
  );
  return { name, cwd, options };
}

const recordingName = 'before.recording.json';

export async function recordingOf({ cwd }: Scenario): Promise<string> {
  return readFile(path.join(cwd, recordingName), 'utf8');
}

export async function inventoryOf(scenario: Scenario): Promise<Observed> {
  return parseRecording(Buffer.from(await recordingOf(scenario)), recordingName);
}

export function plan({ cwd, options: { args = [] } }: Scenario, ...more: readonly string[]): Promise<Ran> {
  return run(['plan', '--lang', 'en', ...args, ...more], { cwd, columns: 100 });
}

export function apply({ cwd, options }: Scenario): Promise<Ran> {
  const { args = [], apply: more = [] } = options;
  return run(['apply', '--yes', '--lang', 'en', ...args, ...more], { cwd, columns: 100 });
}

/** What the options mean for the laws, which plan and apply without a command line. */
export function permissionsOf({ options }: Scenario) {
  const given = [...(options.args ?? []), ...(options.apply ?? [])];
  const valuesOf = (name: string) =>
    given.filter((_, index) => given[index - 1] === name).flatMap((value) => value.split(','));
  const isImpact = (text: string): text is Interrupting =>
    interruptingImpacts.some((impact) => impact === text);
  const [now = '2026-11-24T12:00:00Z'] = valuesOf('--now');
  return {
    adopt: valuesOf('--adopt'),
    allow: valuesOf('--allow').filter(isImpact),
    now: new Date(now),
  };
}

/** The plan without what depends on the machine and the hour; one digest covers where the recording lies. */
export function plainPlan({ cwd }: Scenario, ran: Ran): string {
  const { stats: _, inputs_digest: __, ...made } = json({ stdout: ran.stdout.replaceAll(cwd, '/site') });
  return `${JSON.stringify(made, null, 2)}\n`;
}

export function plainText({ cwd }: Scenario, text: string): string {
  return text.replaceAll(cwd, '/site');
}

/** Compares with a file of the scenario; with `UPDATE_GOLDENS=1` it is written instead, for a person to read. */
export async function expectGolden({ name }: Scenario, file: string, text: string): Promise<void> {
  const golden = path.join(root, name, file);
  if (process.env['UPDATE_GOLDENS'] === '1') await writeFile(golden, text);
  expect(text, `${name}/${file}`).toBe(await readFile(golden, 'utf8'));
}
