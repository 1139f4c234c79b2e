import type { Change, Draft } from '../diff/change.ts';
import { diff } from '../diff/diff.ts';
import { matchesAny } from '../lib/glob.ts';
import { codeOf } from '../errors.ts';
import { type Lang, text } from '../messages/index.ts';
import type { Desired } from '../model/desired.ts';
import { isAcceptable } from '../model/acceptable.ts';
import { type Finding, gravity, type Severity } from '../model/finding.ts';
import { heaviest } from '../model/impact.ts';
import type { Observed } from '../model/observed.ts';
import { type Plan, type ResourceChange, type Stats, vmAddress } from '../model/plan.ts';
import { answered } from '../policy/accept.ts';
import { exceptionFindings } from '../policy/exceptions.ts';
import { type Estates, takeEstates } from '../policy/estate.ts';
import { judge } from '../policy/judge.ts';
import { privilegeFindings } from '../policy/privileges.ts';
import { storageFindings } from '../policy/storage.ts';
import { digestOf, inputsDigestOf } from './digest.ts';
import { planOperations } from './operations.ts';

export interface PlanInput {
  readonly desired: Desired;
  readonly observed: Observed;
  /** The recording's absolute path, or the vCenter's URL. */
  readonly location: string;
  readonly options: PlanOptions;
  readonly lang: Lang;
  /** hvm's. */
  readonly version: string;
  readonly stats: Stats;
  /** `YYYY-MM-DD` in the Site's time zone. */
  readonly today: string;
}

export interface PlanOptions {
  /** Names of VMs to take over, or `all`. */
  readonly adopt: readonly string[];
  /** Globs over names of declared VMs; empty: all. */
  readonly targets: readonly string[];
  /** Findings for which the call answers: `CODE` or `CODE:SUBJECT`. */
  readonly accept?: readonly string[];
}

/** (Desired, Observed) → Plan. Pure: the same input gives the same bytes. */
export function makePlan(input: PlanInput): Plan {
  return makePlanOf(input).plan;
}

/** As `makePlan`, with the servers as they are and as the plan makes them. */
export function makePlanOf({
  desired,
  observed,
  location,
  options,
  lang,
  version,
  stats,
  today,
}: PlanInput): { readonly plan: Plan; readonly estates: Estates } {
  const isTarget = (name: string) => options.targets.length === 0 || matchesAny(name, options.targets);
  const { changes, orphans, unmanaged, unreadable } = diff(desired, observed, {
    adopt: options.adopt,
    isTarget,
  });
  const resource_changes = changes.map(resourceChange);
  const operations = planOperations({
    changes,
    folders: observed.folders,
  });
  const drafts = [
    ...changes.flatMap((change) => change.drafts),
    ...folderDrafts(operations),
    ...storageFindings(operations, observed),
    ...privilegeFindings(unreadable, desired.site),
  ];
  const estates = takeEstates({ desired, observed, changes });
  const found = [
    ...drafts.flatMap((draft) => findingOf(draft, desired, lang)),
    ...judge({ desired, estates, today, lang }),
  ];
  const findings = judged(found, { desired, options, lang, today });
  const { kind, api, version: server, instance, observedAt } = observed.source;
  const body = { site: desired.site.name, resource_changes, operations, orphans };
  const inputs = {
    source: { kind, api, version: server, instance, observed_at: observedAt, location },
    ...(options.targets.length === 0 ? {} : { targets: options.targets }),
    desired,
  };
  const plan: Plan = {
    format_version: '1.0',
    hvm_version: version,
    site: body.site,
    digest: digestOf(body),
    inputs_digest: inputsDigestOf(inputs),
    source: inputs.source,
    ...(inputs.targets === undefined ? {} : { targets: inputs.targets }),
    ...(desired.whatIf === undefined ? {} : { what_if: desired.whatIf.assumptions }),
    resource_changes,
    operations,
    findings,
    orphans,
    unmanaged: { count: unmanaged },
    summary: summarize(resource_changes, findings),
    stats,
    desired,
  };
  return { plan, estates };
}

function resourceChange(change: Change): ResourceChange {
  const { vm, action, before, after, existing, fields, foreign } = change;
  return {
    address: vmAddress(vm.name),
    type: 'VirtualMachine',
    name: vm.name,
    change: { actions: [action], before, after },
    base:
      existing === undefined
        ? null
        : {
            instance_uuid: existing.instanceUuid,
            change_version: existing.changeVersion,
            power: existing.power,
          },
    impact: action === 'create' ? 'create' : heaviest(fields.map((field) => field.impact)),
    fields,
    foreign,
  };
}

/** With what becomes of the Site's exceptions, who answers for what, and the gravest first. */
function judged(
  found: readonly Finding[],
  { desired, options, lang, today }: Pick<PlanInput, 'desired' | 'options' | 'lang' | 'today'>,
): Finding[] {
  const { exceptions } = desired.site;
  // What is not looked at is not gone.
  const isPartial = options.targets.length > 0;
  const drafts = exceptionFindings(exceptions, found, today).filter(
    ({ key }) => !(isPartial && key === 'EXC-002'),
  );
  const all = [...found, ...drafts.flatMap((draft) => findingOf(draft, desired, lang))];
  return answered(all, options.accept ?? [], exceptions, today).sort(compareFindings);
}

/** Folders that apply makes: one of them may be a slip of the pen. */
function folderDrafts(operations: Plan['operations']): Draft[] {
  return operations.flatMap((operation): Draft[] =>
    operation.action === 'create-folder'
      ? [{ key: 'INV-005', severity: 'info', subject: operation.spec.path, facts: {} }]
      : [],
  );
}

/** The Site sets the severity of what it may accept. */
function findingOf({ key, subject, facts, ...draft }: Draft, { site }: Desired, lang: Lang): Finding[] {
  const code = codeOf(key);
  const severity = (isAcceptable(code) ? site.policy[code]?.severity : undefined) ?? draft.severity;
  if (severity === 'off') return [];
  return [{ code, severity, subject, ...text(lang, key, { subject, ...facts }), facts }];
}

function compareFindings(a: Finding, b: Finding): number {
  const text = (finding: Finding) => `${finding.code}\n${finding.subject}\n${finding.message}`;
  return gravity[a.severity] - gravity[b.severity] || (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0);
}

function summarize(changes: readonly ResourceChange[], findings: readonly Finding[]): Plan['summary'] {
  const accepted = findings.filter((finding) => finding.accepted !== undefined).length;
  const count = (action: string) => changes.filter(({ change }) => change.actions[0] === action).length;
  const severity = (wanted: Severity) => findings.filter((finding) => finding.severity === wanted).length;
  return {
    create: count('create'),
    update: count('update'),
    adopt: count('adopt'),
    'no-op': count('no-op'),
    errors: severity('error'),
    warnings: severity('warning'),
    ...(accepted === 0 ? {} : { accepted }),
  };
}
