import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { lintPlan } from '../../../src/plan/lint.ts';
import { makePlan } from '../../../src/plan/make.ts';
import { parseRecording } from '../../../src/vsphere/recorded/read.ts';
import { added } from './paper.ts';
import { exampleDesired, recordingFile } from './site.ts';

const observed = parseRecording(await readFile(recordingFile), 'kyushu.recording.json');
const plan = makePlan({
  desired: await exampleDesired(),
  observed,
  location: recordingFile,
  options: { adopt: [], targets: [] },
  lang: 'en',
  version: '0.0.0-test',
  stats: { requests: 0, bytes_in: 0, seconds: 0 },
  today: '2026-11-24',
});
const changed = (action: string) =>
  plan.resource_changes.filter(({ change }) => change.actions[0] === action);

test('seven to create, two to change, seventeen as they should be, no error', () => {
  expect(plan.summary).toMatchObject({ create: 7, update: 2, adopt: 0, 'no-op': 17, errors: 0 });
  expect(changed('create').map(({ name }) => name)).toEqual(added);
  expect(plan.orphans).toEqual([]);
  expect(lintPlan(plan, observed)).toEqual([]);
});

test('what the paper left open is a warning, and no more', () => {
  const told = plan.findings.map(({ code, severity, subject }) => `${severity} ${code} ${subject}`);
  const medical = ['h-claio01', 'h-cscan01', 'h-hilabo01', 'h-ridoc01'];
  // 1.4 and F43 of hospital.md: N+1 91.3 %, vCPUs 1.5 for a core, OS patches that nobody answers for.
  expect(told).toEqual(
    expect.arrayContaining([
      'warning CAP-002 kdu',
      'warning CAP-006 kdu',
      ...medical.map((name) => `warning PAT-001 ${name}`),
      ...medical.map((name) => `warning RSP-001 ${name}`),
    ]),
  );
  expect(told.filter((each) => each.startsWith('error'))).toEqual([]);
});

test('one change is online, one needs a power cycle', () => {
  expect(changed('update').map(({ name, impact, fields }) => ({ name, impact, fields }))).toEqual([
    {
      name: 'u-log01',
      impact: 'online',
      fields: [
        {
          path: 'disks[data].size',
          before: '720 GiB',
          after: '920 GiB',
          impact: 'online',
          reason: 'a disk grows while the VM runs',
        },
      ],
    },
    {
      name: 'u-portal-web01',
      impact: 'power-cycle',
      fields: [
        {
          path: 'memory',
          before: '4 GiB',
          after: '8 GiB',
          impact: 'power-cycle',
          reason: 'memory hot add is off',
        },
      ],
    },
  ]);
});
