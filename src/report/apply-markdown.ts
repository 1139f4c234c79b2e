import { formatDuration } from '../lib/duration.ts';
import type { Lang } from '../messages/index.ts';
import type { ApplyReport } from '../model/outcome.ts';
import {
  answeredFor,
  applySummary,
  leftoverText,
  operationName,
  operationsText,
  worksOf,
} from './apply-facts.ts';
import { code, escapeMarkdown, markdownTable, section } from './markdown.ts';
import { type Say, saying } from './words.ts';

/** What an apply did, for a comment on a pull request: the verdict first, then what needs somebody, then the rest. */
export function applyMarkdown(report: ApplyReport, lang: Lang): string {
  const say = saying(lang);
  const isWell = report.verified && report.summary.failed === 0;
  const lines = [
    `**${isWell ? '✅' : '❌'} ${escapeMarkdown(applySummary(report, say))}**`,
    ...failureSection(report, say),
    ...leftoverSection(report, say),
    ...outcomeSection(report, say),
    ...answeredFor(report, say).flatMap((line) => ['', escapeMarkdown(line)]),
  ];
  return `${lines.join('\n')}\n`;
}

function failureSection(report: ApplyReport, say: Say): string[] {
  const items = worksOf(report).flatMap((work) => [
    ...work.outcomes.flatMap(({ action, error }) => {
      if (error === undefined) return [];
      const fault = error.fault === undefined ? '' : ` (${code(error.fault)})`;
      const head = `- ${code(work.name)} ${operationName(action, say)}: **${escapeMarkdown(error.code)}**${fault}`;
      return [
        `${head} ${escapeMarkdown(error.message)}${error.hint === '' ? '' : `<br>→ ${escapeMarkdown(error.hint)}`}`,
      ];
    }),
    ...(work.isLeftOff ? [`- ${code(work.name)}: **${escapeMarkdown(say('apply/off'))}**`] : []),
  ]);
  return items.length === 0 ? [] : ['', `#### ${say('markdown/failures')}`, '', ...items];
}

function leftoverSection({ leftovers }: ApplyReport, say: Say): string[] {
  const items = leftovers.map(
    (leftover) => `- ${code(leftover.name)}: ${escapeMarkdown(leftoverText(leftover, say))}`,
  );
  return items.length === 0 ? [] : ['', `#### ${say('markdown/leftovers')}`, '', ...items];
}

function outcomeSection(report: ApplyReport, say: Say): string[] {
  const header = [
    say('markdown/vm'),
    say('markdown/status'),
    say('markdown/operation'),
    say('markdown/seconds'),
  ];
  const rows = worksOf(report).map((work) => [
    code(work.name),
    say(`status/${work.status}`),
    escapeMarkdown(operationsText(work, say)),
    formatDuration(work.seconds),
  ]);
  return section(say('markdown/outcomes'), rows.length, markdownTable(header, rows));
}
