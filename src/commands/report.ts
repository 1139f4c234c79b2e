import path from 'node:path';
import { HvmError } from '../errors.ts';
import { exitCode, type ExitCode } from '../exit-codes.ts';
import { nearest } from '../lib/nearest.ts';
import { dayIn } from '../lib/zone.ts';
import { type Report, type ReportKind, reportKinds } from '../model/report.ts';
import { reckon } from '../reckon/kinds.ts';
import { reportCsv } from '../report/report-csv.ts';
import { reportHtml } from '../report/report-html.ts';
import { reportMarkdown } from '../report/report-markdown.ts';
import { reportText } from '../report/report-text.ts';
import type { Call } from './call.ts';
import { inForm } from './form.ts';
import { readDesired } from './manifests.ts';
import { secretReader } from './secrets.ts';
import { locate, openSource, textOf } from './source.ts';
import { clockOf, planOptions, survey } from './survey.ts';
import { onPort } from './timeout.ts';

/** `hvm report KIND`: figures for those who decide, of the servers as the plan makes them. It ends with 0 whatever it finds. */
export async function report(call: Call): Promise<ExitCode> {
  const { settings, context } = call;
  const kind = kindOf(call.operands[0] ?? '');
  const desired = await readDesired(call);
  const location = locate(call, desired.site);
  const now = clockOf(call, desired)();
  const secret = secretReader(context, desired);
  const { observed, estates } = await onPort(
    call,
    (signal) => openSource(call, desired.site, location, { write: false, secret, signal }),
    (port) =>
      survey(call, {
        ...{ port, desired, now },
        location: textOf(location),
        options: planOptions(call, desired),
      }),
  );
  const { before, after } = estates;
  const isPlanned = !settings.withoutPlan;
  const input = {
    ...{ desired, before, estate: isPlanned ? after : before },
    today: dayIn(now, desired.site.timeZone),
    lang: settings.lang,
  };
  const shownPlace = location.kind === 'recording' ? path.relative(context.cwd, location.file) : location.url;
  const provenance = { source: observed.source, location: shownPlace, isPlanned };
  call.print(shown(reckon(kind, input, provenance), call));
  return exitCode.done;
}

/** @throws HvmError (exit 64) with the kinds that there are */
function kindOf(word: string): ReportKind {
  const kind = reportKinds.find((each) => each === word);
  if (kind !== undefined) return kind;
  const near = nearest(word, reportKinds);
  const args = { word, known: reportKinds, ...(near === undefined ? {} : { near }) };
  throw new HvmError(near === undefined ? 'USE-017' : 'USE-017/near', { exit: exitCode.usage, args });
}

function shown(made: Report, { settings: { output, lang }, look }: Call): string {
  return inForm(output, {
    text: () => reportText(made, look),
    json: () => JSON.stringify(made.json, null, 2),
    markdown: () => reportMarkdown(made, lang),
    csv: () => reportCsv(made, lang),
    html: () => reportHtml(made, lang),
  });
}
