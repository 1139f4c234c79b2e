import { timeIn } from '../lib/zone.ts';
import type { Source } from '../model/observed.ts';
import type { Labelled, Report, ReportKind } from '../model/report.ts';
import { allocation } from './allocation.ts';
import { capacity } from './capacity.ts';
import type { Reckoner, ReportInput } from './input.ts';
import { ledger } from './ledger.ts';
import { licences } from './licences.ts';
import { responsibility } from './responsibility.ts';
import { frameSaying } from '../messages/reports.ts';

const kinds: Readonly<Record<ReportKind, Reckoner>> = {
  licences,
  capacity,
  allocation,
  responsibility,
  ledger,
};

/** Where the figures come from. */
export interface Provenance {
  readonly source: Source;
  /** The file or the address. */
  readonly location: string;
  /** The figures are those after the plan. */
  readonly isPlanned: boolean;
}

/** The report of a kind. Pure. */
export function reckon(kind: ReportKind, input: ReportInput, provenance: Provenance): Report {
  const body = kinds[kind](input);
  const { source, location, isPlanned } = provenance;
  return {
    kind,
    ...body,
    about: aboutOf(input, provenance),
    json: {
      report: kind,
      site: input.desired.site.name,
      ...(input.desired.whatIf === undefined ? {} : { what_if: input.desired.whatIf.assumptions }),
      state: isPlanned ? 'planned' : 'observed',
      date: input.today,
      source: { kind: source.kind, location, version: source.version, observed_at: source.observedAt },
      ...body.json,
      notes: body.notes.map(({ text, source: from, isAssumption }) => ({
        text,
        source: from ?? null,
        assumption: isAssumption ?? false,
      })),
    },
  };
}

function aboutOf(
  { desired, today, lang }: ReportInput,
  { source, location, isPlanned }: Provenance,
): Labelled[] {
  const say = frameSaying(lang);
  const { name, displayName } = desired.site;
  return [
    [say('about/site'), displayName === undefined ? name : `${displayName} (${name})`],
    [say('about/state'), say(isPlanned ? 'state/planned' : 'state/observed')],
    ...(desired.whatIf === undefined
      ? []
      : [[say('about/what-if'), desired.whatIf.assumptions.join('; ')] as const]),
    [say('about/source'), say(`source/${source.kind}`, { location, version: source.version })],
    [say('about/read'), timeIn(new Date(source.observedAt), desired.site.timeZone)],
    [say('about/date'), today],
  ];
}
