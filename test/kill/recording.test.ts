/** hvm is killed at everything it does to a file, and called again: the recording is that of an apply that nobody killed. */
import { mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseRecording } from '../../src/vsphere/recorded/read.ts';
import { differences, endOf } from './end.ts';
import { buildProgram, type Ended, startHvm } from './hvm.ts';
import { writeSite } from './site.ts';

let program = '';
let folder = '';
let whole: unknown;
beforeAll(async () => {
  program = await buildProgram();
  folder = await mkdtemp(path.join(tmpdir(), 'hvm-ward-'));
  const site = path.join(folder, 'whole');
  const file = writeSite(site);
  expect(await apply(site)).toMatchObject({ code: 0 });
  whole = await endIn(file);
});
afterAll(async () => {
  await rm(program, { recursive: true });
  await rm(folder, { recursive: true });
});

interface Death {
  /** Before the nth change of a file, or in the middle of the nth that writes. */
  readonly at: number;
  readonly isHalf?: boolean;
}

/** `code` is null where it died. */
function apply(site: string, death?: Death): Promise<Ended> {
  const args = ['apply', site, '--yes', '--allow', 'power-cycle', '-o', 'json'];
  const fate = death && { HVM_DIE_AT: String(death.at), HVM_DIE_HALF: death.isHalf === true ? '1' : '0' };
  const env = { XDG_STATE_HOME: path.join(folder, 'state'), ...fate };
  return startHvm(program, args, env, death && path.join(program, 'deadly.mjs')).ended;
}

async function endIn(file: string): Promise<unknown> {
  return endOf(parseRecording(await readFile(file), file));
}

/** Applies that die one after the other, and one that does not. undefined: the last of them lived. */
async function after(deaths: readonly Death[], name: string) {
  const site = path.join(folder, name);
  const file = writeSite(site);
  let last: number | null = null;
  for (const death of deaths) last = (await apply(site, death)).code;
  if (last !== null) return undefined;
  await age(site);
  const { code, stdout, stderr } = await apply(site);
  const left = await readdir(site);
  const found = {
    code,
    differences: differences(await endIn(file), whole),
    files: left.sort(),
    said: code === 0 ? '' : stdout + stderr,
  };
  await rm(site, { recursive: true });
  return found;
}

/** As if a minute had passed: what is half written says nothing of who wrote it. */
async function age(site: string): Promise<void> {
  const past = new Date(Date.now() - 120_000);
  const halves = (await readdir(site)).filter((name) => /\.lock\.[0-9a-f]{8}$/.test(name));
  for (const name of halves) await utimes(path.join(site, name), past, past);
}

const well = { code: 0, differences: [], files: ['ward.recording.json', 'ward.yaml'], said: '' };

/** Every nth death, some side by side, until one lives; all must end well. How many died. */
async function allFrom(deathsAt: (at: number) => readonly Death[], name: string) {
  const atOnce = 3;
  let died = 0;
  for (let at = 1; ; at += atOnce) {
    const some = Array.from({ length: atOnce }, (_, index) => at + index);
    const ends = await Promise.all(some.map((each) => after(deathsAt(each), `${name}-${each}`)));
    for (const [index, end] of ends.entries()) {
      if (end === undefined) continue;
      died += 1;
      expect({ at: some[index], ...end }).toEqual({ at: some[index], ...well });
    }
    if (ends.includes(undefined)) return died;
  }
}

describe('killed at a change of a file', () => {
  test('before each of them', async () => {
    expect(await allFrom((at) => [{ at }], 'before')).toBeGreaterThan(80);
  });

  test('in the middle of each that writes it', async () => {
    expect(await allFrom((at) => [{ at, isHalf: true }], 'half')).toBeGreaterThan(14);
  });

  test('and again, while the next one takes over', async () => {
    for (const at of Array.from({ length: 12 }, (_, index) => index + 1)) {
      expect(await after([{ at: 40 }, { at }], `twice-${at}`)).toEqual(well);
    }
  });
});
