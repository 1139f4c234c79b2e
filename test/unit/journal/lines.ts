/** Events of a journal, for tests. */
import type { JournalEvent, RunEnded, RunStarted } from '../../../src/model/journal.ts';

export const started: RunStarted = {
  type: 'run-started',
  user: 'kinoshita',
  host: 'admin01',
  pid: 4711,
  hvm_version: '0.1.0',
  site: 'kdu',
  time_zone: 'Asia/Tokyo',
  source: {
    kind: 'vcenter',
    api: 'vi-json',
    version: '8.0.3',
    instance: 'b2562e5d',
    location: 'https://vcenter.example.ac.jp',
  },
  digest: 'sha256:0b92272f',
  operations: 3,
  deferred: 0,
  accepted: [],
  options: ['--allow power-cycle'],
};

const clone = { id: 'clone:h-claio01', address: 'VirtualMachine/h-claio01', action: 'clone' };
export const operationStarted: JournalEvent = { type: 'operation-started', ...clone };
export const task: JournalEvent = { type: 'task', id: clone.id, task: 'task-12' };
export const operationEnded: JournalEvent = {
  type: 'operation-ended',
  ...clone,
  status: 'done',
  seconds: 61.5,
};
export const ended: RunEnded = { type: 'run-ended', exit_code: 0, verified: true, leftovers: 0 };
