import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { recordedVSphere } from '../../src/vsphere/recorded/memory.ts';
import { openRecording } from '../../src/vsphere/recorded/open.ts';
import { formatRecording } from '../../src/vsphere/recorded/write.ts';
import { inventory } from '../support/inventory.ts';
import { clone, customization } from './operations.ts';
import { contract } from './suite.ts';

const everything = {
  changeVersion: true,
  powerRules: true,
  states: true,
  space: true,
  guests: true,
  placement: true,
  names: true,
};

contract(
  'a recording in memory',
  async (start) => {
    const port = recordedVSphere(start);
    return { port, reread: () => port.observe(), cleanup: async () => {} };
  },
  everything,
);

contract(
  'a recording in a file',
  async (start) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'hvm-contract-'));
    const file = path.join(folder, 'vc.recording.json');
    await writeFile(file, formatRecording(start));
    const options = { file, pid: process.pid, host: 'test', now: () => new Date(0), lockTimeoutMs: 0 };
    return {
      port: await openRecording({ ...options, write: true }),
      reread: async () => (await openRecording({ ...options, write: false })).observe(),
      cleanup: async () => {
        expect(await readdir(folder)).toEqual(['vc.recording.json']);
        await rm(folder, { recursive: true });
      },
    };
  },
  everything,
);

test('applying to a recording never asks for a secret', async () => {
  const port = recordedVSphere(inventory());
  const signal = new AbortController().signal;
  const secret = () => Promise.reject(new Error('a secret was asked for'));
  const operation = clone({ customization: customization('CLAIO01', null) });
  expect(
    await port.perform(operation, {
      progress: () => {},
      guest: () => new AbortController().signal,
      signal,
      secret,
    }),
  ).toMatchObject({
    status: 'done',
  });
});
