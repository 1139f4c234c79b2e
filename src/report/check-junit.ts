import { groupBy } from '../lib/group.ts';
import { safe } from '../lib/safe.ts';
import { explanationOf } from '../messages/explained.ts';
import type { Lang } from '../messages/index.ts';
import type { Check, CheckedFinding } from '../model/check.ts';
import { isOpenFrom, type Severity } from '../model/finding.ts';
import { rules } from '../model/rules.ts';
import { groupsOf, inOrder } from './check-groups.ts';
import { answerText } from './findings-text.ts';
import { saying } from './words.ts';

export interface JunitView {
  readonly lang: Lang;
  /** What ends the check with 3 is a failure. */
  readonly failOn: Severity;
}

/**
 * A check as JUnit XML, as CI servers read it: a suite for each subject, a case for each finding. One that somebody answers for
 * is skipped; one that does not end the check with 3 passes, and says what it found. Rules that found nothing pass.
 */
export function checkJunit({ site, findings }: Check, view: JunitView): string {
  const failing = (finding: CheckedFinding) => isOpenFrom(view.failOn, finding);
  const bySubject = groupBy(inOrder(findings), ({ subject }) => subject);
  const found = new Set(findings.map(({ code }) => code));
  const clean = Object.keys(rules).filter((code) => !found.has(code));
  const suites = groupsOf(findings)
    .flatMap(({ subjects }) => subjects)
    .map((subject) => {
      const own = bySubject.get(subject) ?? [];
      return suite(
        subject,
        own.map((finding) => caseOf(finding, failing(finding), view)),
        own,
        failing,
      );
    });
  const passed = clean.map((code) => element('testcase', { classname: site, name: nameOf(code, view.lang) }));
  const total = findings.length + clean.length;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes({ name: `hvm check ${site}`, ...counts(findings, failing), tests: total })}>`,
    ...suites.flat(),
    ...(passed.length === 0 ? [] : suite(`${site} (hvm)`, passed, [], failing, passed.length)),
    '</testsuites>',
  ];
  return `${lines.join('\n')}\n`;
}

type Failing = (finding: CheckedFinding) => boolean;

function suite(
  name: string,
  cases: readonly string[],
  findings: readonly CheckedFinding[],
  failing: Failing,
  tests = findings.length,
): string[] {
  const all = { name, ...counts(findings, failing), tests };
  return [`  <testsuite ${attributes(all)}>`, ...cases.map((each) => `    ${each}`), '  </testsuite>'];
}

function counts(findings: readonly CheckedFinding[], failing: Failing) {
  return {
    tests: findings.length,
    failures: findings.filter(failing).length,
    errors: 0,
    skipped: findings.filter(({ accepted }) => accepted !== undefined).length,
  };
}

function caseOf(finding: CheckedFinding, isFailing: boolean, { lang }: JunitView): string {
  const { code, severity, subject, message, hint } = finding;
  const item = finding.item === undefined ? '' : ` (${finding.item})`;
  const said = [message, hint]
    .filter((text) => text !== '')
    .map(safe)
    .join('\n');
  const answer = answerText(finding, saying(lang));
  const body =
    answer !== undefined
      ? element('skipped', { message: `${message} ${answer}` })
      : isFailing
        ? element('failure', { type: severity, message }, said)
        : element('system-out', {}, `${severity}: ${said}`);
  return element('testcase', { classname: subject, name: `${nameOf(code, lang)}${item}` }, body, true);
}

function nameOf(code: string, lang: Lang): string {
  return [code, explanationOf(lang, code)?.title ?? ''].join(' ').trim();
}

type Attributes = Readonly<Record<string, string | number>>;

function element(name: string, given: Attributes, content = '', isXml = false): string {
  const tag = [name, attributes(given)].filter((part) => part !== '').join(' ');
  return content === '' ? `<${tag}/>` : `<${tag}>${isXml ? content : escapeXml(content)}</${name}>`;
}

function attributes(given: Attributes): string {
  return Object.entries(given)
    .map(([name, value]) => `${name}="${escapeXml(safe(String(value)))}"`)
    .join(' ');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** XML has no place for two characters that Unicode will never give a meaning. */
function escapeXml(text: string): string {
  return text
    .replaceAll(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
