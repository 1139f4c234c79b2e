import { resolve } from 'node:path';
import { HvmError } from '../errors.ts';
import { exitCode, type ExitCode } from '../exit-codes.ts';
import { isAlive } from '../journal/alive.ts';
import { journalFolder } from '../journal/place.ts';
import { readFolder, readOne } from '../journal/read.ts';
import { runsOf } from '../journal/runs.ts';
import type { RunDetails, RunReport, RunStatus, StatusReport } from '../model/run-status.ts';
import { nextSteps } from '../report/status-facts.ts';
import { runMarkdown, statusMarkdown } from '../report/status-markdown.ts';
import { runText, statusText } from '../report/status-text.ts';
import { saying } from '../report/words.ts';
import type { Call } from './call.ts';
import { inForm } from './form.ts';

/** `hvm status`: what the journals tell about the last runs of apply. It asks neither a vCenter nor a recording. */
export async function status(call: Call): Promise<ExitCode> {
  const { run } = call.settings;
  const place = placeOf(call);
  call.print(run === undefined ? await overview(call, place) : await details(call, place, run));
  return exitCode.done;
}

type Place = { readonly file: string } | { readonly folder: string };

function placeOf({ settings, context }: Call): Place {
  if (settings.journal !== undefined) return { file: resolve(context.cwd, settings.journal) };
  const folder = journalFolder(context);
  if (folder === undefined) throw new HvmError('JNL-001/nowhere', { exit: exitCode.failed });
  return { folder };
}

async function overview(call: Call, place: Place): Promise<string> {
  const { output, lang, site } = call.settings;
  const { lines, damaged, unread } = await read(place);
  const all = runsOf(lines, isThere(call)).filter((run) => site === undefined || run.site === site);
  const runs = all
    .filter((run, index) => index < shown || run.open || run.state === 'running')
    .map(summaryOf);
  const report: StatusReport = {
    journal: pathOf(place),
    runs,
    open: runs.filter(({ open }) => open).map(({ run }) => run),
    running: runs.filter(({ state }) => state === 'running').map(({ run }) => run),
    next: nextSteps(runs, saying(lang)),
    damaged,
    unread,
  };
  return inForm(output, {
    json: () => JSON.stringify(report, null, 2),
    markdown: () => statusMarkdown(report, lang),
    text: () => statusText(report, call.look),
  });
}

/** So many of the last runs are shown. */
const shown = 10;

function summaryOf({ operations: _, ...run }: RunDetails): RunStatus {
  return run;
}

async function details(call: Call, place: Place, id: string): Promise<string> {
  const { output, lang } = call.settings;
  const run = await find(call, place, id);
  return inForm(output, {
    json: () => JSON.stringify(run, null, 2),
    markdown: () => runMarkdown(run, lang),
    text: () => runText(run, call.look),
  });
}

/** The run of that id, or the only one whose id begins so. A file's name need not tell which runs it holds. */
async function find(call: Call, place: Place, id: string): Promise<RunReport> {
  const { lines, damaged } = await read(place, id);
  const runs = runsOf(lines, isThere(call)).filter(({ run }) => id !== '' && run.startsWith(id));
  const exact = runs.find(({ run }) => run === id);
  const [first, second] = exact === undefined ? runs : [exact];
  if (first === undefined) {
    throw new HvmError('JNL-004', { exit: exitCode.usage, args: { id, place: pathOf(place) } });
  }
  if (second === undefined) return { ...first, damaged };
  const args = { id, runs: runs.map(({ run }) => run) };
  throw new HvmError('JNL-004/several', { exit: exitCode.usage, args });
}

async function read(place: Place, run = '') {
  if ('file' in place) return readOne(place.file);
  const named = await readFolder(place.folder, run);
  return named.lines.length > 0 || run === '' ? named : readFolder(place.folder);
}

function pathOf(place: Place): string {
  return 'file' in place ? place.file : place.folder;
}

/** Is the process of a run there? On another host nobody can tell, and this very process is another one. */
function isThere({ context: { process } }: Call) {
  return ({ host, pid }: { readonly host: string; readonly pid: number }) =>
    host === process.host && pid !== process.pid && isAlive(pid);
}
