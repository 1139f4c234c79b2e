import type { Lang } from '../messages/index.ts';
import type { Check, CheckedFinding } from '../model/check.ts';
import type { Desired } from '../model/desired.ts';
import { inOrder } from './check-groups.ts';
import { pendingText, sinceText, summaryText } from './check-words.ts';
import { findingsTable } from './findings-markdown.ts';
import { withoutSubject } from './findings-text.ts';
import { code, escapeMarkdown, section } from './markdown.ts';
import { observedText, siteTitle, sourceText } from './plan-header.ts';
import { whatIfMarkdown } from './what-if.ts';
import { type Say, saying } from './words.ts';

/** A check as a comment or a page: the verdict first, then what is new, then by subject; long tables folded. */
export function checkMarkdown(check: Check, desired: Desired, lang: Lang): string {
  const say = saying(lang);
  const { site } = desired;
  const { source, findings, pending } = check;
  const ordered = inOrder(findings);
  const isOpen = ({ severity, accepted }: CheckedFinding) => severity === 'error' && accepted === undefined;
  const open = ordered.filter(isOpen);
  const rest = ordered.filter((finding) => !isOpen(finding));
  const from = [siteTitle(site), sourceText(source, say), observedText(source, site.timeZone, say)];
  const lines = [
    `**${open.length > 0 ? '❌' : rest.some(({ severity }) => severity === 'warning') ? '⚠️' : '✅'} ${summaryText(check, say)}**`,
    '',
    from.map(escapeMarkdown).join(' · '),
    ...whatIfMarkdown(check.what_if, say),
    ...(pending === 0 ? [] : ['', escapeMarkdown(pendingText(pending, say))]),
    ...sinceSection(check, site.timeZone, say),
    ...(open.length === 0 ? [] : ['', `#### ${say('markdown/errors')}`, '', ...findingsTable(open, say)]),
    ...section(say('markdown/findings'), rest.length, findingsTable(rest, say)),
  ];
  return `${lines.join('\n')}\n`;
}

function sinceSection({ since, findings }: Check, zone: string, say: Say): string[] {
  if (since === undefined) return [];
  const fresh = inOrder(findings).filter(({ is_new: isNew }) => isNew);
  const gone = since.gone.map(
    (finding) =>
      `- ${say('check/gone')}: ${code(finding.code)} ${code(finding.subject)} ${escapeMarkdown(withoutSubject(finding))}`,
  );
  return [
    '',
    `#### ${escapeMarkdown(sinceText(since, zone, say))}`,
    ...(fresh.length === 0 ? [] : ['', ...findingsTable(fresh, say)]),
    ...(gone.length === 0 ? [] : ['', ...gone]),
  ];
}
