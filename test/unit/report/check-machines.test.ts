import { expect, test } from 'vitest';
import type { Finding, Severity } from '../../../src/model/finding.ts';
import { rules } from '../../../src/model/rules.ts';
import { checkOf } from '../../../src/plan/check.ts';
import { checkJunit } from '../../../src/report/check-junit.ts';
import { checkSarif } from '../../../src/report/check-sarif.ts';
import { finding, planOf } from '../../support/sample-plan.ts';
import { parseXml } from '../../support/xml.ts';

const exception = { by: 'exception', approver: '中原', reason: 'ordered', expires: '2027-03-31' } as const;
const findings: readonly Finding[] = [
  { ...finding('CAP-001', 'error', 'kdu', 'Too much.', 'Less.'), standing: 'new' },
  { ...finding('CAP-002', 'warning', 'kdu', 'Tight.', ''), accepted: exception },
  { ...finding('FIX-001', 'warning', 'h-a01', 'By hand.', 'Do it.'), facts: { path: 'disks[os].size' } },
  finding('INV-005', 'info', 'lab', 'Made.', ''),
];

/** What the specification (OASIS SARIF 2.1.0, 3.13 to 3.58) asks of each object, as far as they stand in ours. */
function sarif(given: readonly Finding[] = findings, file = 'manifests/施設 1.yaml') {
  const view = { lang: 'en', version: '1.0', place: () => ({ file, line: 7, column: 3 }) } as const;
  return JSON.parse(JSON.stringify(checkSarif(checkOf(planOf({ findings: given })), view)));
}

test('SARIF: a log of version 2.1.0 with one run of a named tool, whose rules have ids that occur once', () => {
  const log = sarif();
  expect(log.version).toBe('2.1.0');
  expect(log.$schema).toMatch(/^https:\/\/docs\.oasis-open\.org\/sarif\/.*sarif-schema-2\.1\.0\.json$/);
  expect(log.runs).toHaveLength(1);
  const [{ tool, columnKind }] = log.runs;
  expect(columnKind).toBe('utf16CodeUnits');
  expect(tool.driver).toMatchObject({ name: 'hvm', version: '1.0', language: 'en' });
  expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
    'CAP-001',
    'CAP-002',
    'FIX-001',
    'INV-005',
  ]);
  for (const rule of tool.driver.rules) {
    expect(rule.help.text).not.toBe('');
    expect(['error', 'warning', 'note']).toContain(rule.defaultConfiguration.level);
  }
});

test('SARIF: each result has its rule, level, text, place and fingerprint', () => {
  const [{ results, tool }] = sarif().runs;
  expect(results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual([
    'CAP-001',
    'CAP-002',
    'FIX-001',
    'INV-005',
  ]);
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
  expect(results[2]).toMatchObject({
    level: 'warning',
    message: { text: 'By hand. Do it.' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'manifests/%E6%96%BD%E8%A8%AD%201.yaml' },
          region: { startLine: 7, startColumn: 3 },
        },
        logicalLocations: [{ name: 'h-a01' }],
      },
    ],
    suppressions: [],
  });
  expect(results[3].level).toBe('note');
  const prints = results.map((result: { partialFingerprints: object }) =>
    JSON.stringify(result.partialFingerprints),
  );
  expect(new Set(prints).size).toBe(prints.length);
});

test('SARIF: who answers for a finding suppresses it, and an earlier check is its baseline', () => {
  const [{ results }] = sarif().runs;
  expect(results[1].suppressions).toEqual([
    { kind: 'external', status: 'accepted', justification: 'Accepted by 中原 until 2027-03-31: ordered' },
  ]);
  expect(results[0]).not.toHaveProperty('baselineState');
  const now = checkOf(planOf({ findings }), checkOf(planOf({ findings: findings.slice(1) })));
  const log = JSON.parse(
    JSON.stringify(checkSarif(now, { lang: 'ja', version: '1', place: () => undefined })),
  );
  expect(log.runs[0].results.map((result: { baselineState: string }) => result.baselineState)).toEqual([
    'new',
    'unchanged',
    'unchanged',
    'unchanged',
  ]);
  expect(log.runs[0].results[0].locations[0]).not.toHaveProperty('physicalLocation');
});

test.each([
  ['a:b/c.yaml', 'a%3Ab/c.yaml'],
  ['<stdin>', '%3Cstdin%3E'],
  ['../x y/z.yaml', '../x%20y/z.yaml'],
  ['/srv/k.yaml', 'file:///srv/k.yaml'],
  ['manifests\\k.yaml', 'manifests/k.yaml'],
])('SARIF: the file %s is the URI %s', (file, uri) => {
  const [{ results }] = sarif(findings.slice(0, 1), file).runs;
  expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
});

function junit(given: readonly Finding[], failOn: Severity = 'error') {
  return parseXml(checkJunit(checkOf(planOf({ findings: given })), { lang: 'en', failOn }));
}

test('JUnit: a suite for each subject, a case for each finding, and rules that found nothing pass', () => {
  const root = junit(findings);
  const clean = Object.keys(rules).filter((code) => !findings.some((each) => each.code === code));
  expect(root.name).toBe('testsuites');
  expect(root.attributes).toMatchObject({
    tests: String(findings.length + clean.length),
    failures: '1',
    skipped: '1',
    errors: '0',
  });
  expect(root.children.map(({ attributes }) => attributes['name'])).toEqual([
    'kdu',
    'h-a01',
    'lab',
    'kdu (hvm)',
  ]);
  for (const suite of root.children) {
    const of = (name: string) =>
      suite.children.filter(({ children }) => children.some((each) => each.name === name)).length;
    expect(suite.attributes).toMatchObject({
      tests: String(suite.children.length),
      failures: String(of('failure')),
      skipped: String(of('skipped')),
    });
  }
  const [failed, skipped] = root.children[0]?.children ?? [];
  expect(failed?.children[0]).toMatchObject({
    name: 'failure',
    attributes: { type: 'error', message: 'Too much.' },
    text: 'Too much.\nLess.',
  });
  expect(skipped?.children[0]?.attributes['message']).toBe(
    'Tight. Accepted by 中原 until 2027-03-31: ordered',
  );
});

test('JUnit: what fails is what ends the check with 3', () => {
  const failures = (['error', 'warning', 'info'] as const).map(
    (failOn) => junit(findings, failOn).attributes,
  );
  expect(failures.map((attributes) => attributes['failures'])).toEqual(['1', '2', '3']);
});

test('JUnit: texts from outside are texts', () => {
  const evil = '"\'><failure/><![CDATA[ ]]> & &amp; \u0000\u0008\u001b[31m \ud800 \ufffe';
  const root = junit([{ ...finding('CAP-001', 'error', evil, evil, evil), item: evil }]);
  expect(root.children[0]?.children[0]?.children[0]?.text).toContain('<failure/><![CDATA[ ]]> & &amp;');
});
