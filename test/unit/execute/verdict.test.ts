import { expect, test } from 'vitest';
import { HvmError } from '../../../src/errors.ts';
import { exitOf } from '../../../src/execute/verdict.ts';
import type { Outcome } from '../../../src/model/outcome.ts';

const done = outcome('done');
const failed = outcome('failed');
const skipped: Outcome = { ...outcome('skipped'), reason: 'stopped-after-failure' };
const deferred: Outcome = { ...outcome('skipped'), reason: 'deferred' };
const closed: Outcome = { ...outcome('skipped'), reason: 'window-closed' };
const forbidden: Outcome = { ...outcome('skipped'), reason: 'forbidden' };
const locked = new HvmError('PLN-004', { exit: 75 });

test.each([
  ['nothing to do', { outcomes: [], verified: true }, 0],
  ['all done', { outcomes: [done, done], verified: true }, 0],
  ['all done or already so', { outcomes: [done, outcome('already')], verified: true }, 0],
  ['the rest deferred', { outcomes: [done, deferred], verified: true }, 0],
  ['everything deferred', { outcomes: [deferred], verified: true }, 0],
  ['done, and the re-read finds more', { outcomes: [done], verified: false }, 4],
  ['one done, one failed', { outcomes: [done, failed, skipped], verified: false, failure: locked }, 4],
  [
    'failed before anything was written',
    { outcomes: [failed, skipped], verified: false, failure: locked },
    75,
  ],
  [
    'crashed before anything was written',
    { outcomes: [failed], verified: false, failure: new Error('boom') },
    1,
  ],
  ['a window closed when some was done', { outcomes: [done, closed], verified: false }, 4],
  ['a window closed before anything was written', { outcomes: [closed], verified: false }, 3],
  ['forbidden hours began before anything was written', { outcomes: [forbidden], verified: false }, 3],
  [
    'a window closed, and then something else failed',
    { outcomes: [closed, failed], verified: false, failure: locked },
    75,
  ],
  ['out of time before the first', { outcomes: [skipped], verified: false, stopped: 'timeout' }, 1],
  ['interrupted when all was done', { outcomes: [done], verified: true, stopped: 'interrupted' }, 130],
  ['interrupted in the middle', { outcomes: [done, skipped], verified: false, stopped: 'interrupted' }, 130],
] as const)('%s', (_, ending, code) => {
  expect(exitOf(ending)).toBe(code);
});

function outcome(status: Outcome['status']): Outcome {
  return { id: 'x', address: 'VirtualMachine/x', action: 'clone', status, seconds: 0 };
}
