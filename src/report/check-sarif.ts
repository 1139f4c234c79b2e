import type { Place } from '../errors.ts';
import { sha256 } from '../lib/hash.ts';
import { explanationOf } from '../messages/explained.ts';
import type { Lang } from '../messages/index.ts';
import type { Check, CheckedFinding } from '../model/check.ts';
import type { Severity } from '../model/finding.ts';
import { isRuleCode, ruleOf } from '../model/rules.ts';
import { inOrder } from './check-groups.ts';
import { answerText } from './findings-text.ts';
import { saying } from './words.ts';

export interface SarifView {
  readonly lang: Lang;
  /** hvm's. */
  readonly version: string;
  /** Where a finding stands in the manifests. */
  place(finding: CheckedFinding): Place | undefined;
}

/** A check as SARIF 2.1.0 (OASIS), for tools that show findings beside the manifests. Plain JSON. */
export function checkSarif(check: Check, view: SarifView): object {
  const findings = inOrder(check.findings);
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'hvm',
            version: view.version,
            language: view.lang,
            rules: codes.map((code) => ruleObject(code, findings, view)),
          },
        },
        automationDetails: { id: `hvm check/${uriPart(check.site)}/` },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => resultObject(finding, codes.indexOf(finding.code), view)),
      },
    ],
  };
}

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

function ruleObject(code: string, findings: readonly CheckedFinding[], { lang }: SarifView): object {
  const told = explanationOf(lang, code);
  const first = findings.find((finding) => finding.code === code);
  const severity = isRuleCode(code) ? ruleOf(code).severity : (first?.severity ?? 'warning');
  return {
    id: code,
    ...(told === undefined
      ? {}
      : { shortDescription: { text: told.title }, fullDescription: { text: told.rule } }),
    help: { text: told === undefined ? `hvm explain ${code}` : [told.formula, told.example].join('\n') },
    defaultConfiguration: { level: levels[severity] },
    ...(isRuleCode(code) ? { properties: { source: ruleOf(code).source } } : {}),
  };
}

function resultObject(finding: CheckedFinding, ruleIndex: number, view: SarifView): object {
  const { code, severity, subject, message, hint, facts, standing, item, accepted, is_new: isNew } = finding;
  const place = view.place(finding);
  const answer = answerText(finding, saying(view.lang));
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text: hint === '' ? message : `${message} ${hint}` },
    locations: [
      {
        ...(place === undefined ? {} : { physicalLocation: physical(place) }),
        logicalLocations: [{ name: subject, kind: 'resource' }],
      },
    ],
    partialFingerprints: { 'hvm/v1': sha256(JSON.stringify([code, subject, item ?? facts['path'] ?? null])) },
    ...(isNew === undefined ? {} : { baselineState: isNew ? 'new' : 'unchanged' }),
    suppressions:
      accepted === undefined
        ? []
        : [
            {
              kind: 'external',
              status: 'accepted',
              ...(answer === undefined ? {} : { justification: answer }),
            },
          ],
    properties: { subject, facts, ...(standing === undefined ? {} : { standing }) },
  };
}

function physical({ file, line, column }: Place): object {
  return {
    artifactLocation: { uri: uriOf(file) },
    region: { startLine: line, startColumn: column },
  };
}

/** A path as a URI reference, relative where it is. What would be taken for a scheme is not one. */
function uriOf(file: string): string {
  const parts = file.replaceAll('\\', '/').split('/').map(uriPart).join('/');
  return file.startsWith('/') ? `file://${parts}` : parts;
}

function uriPart(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '\ufffd'));
}
