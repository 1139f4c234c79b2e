import type { ExitCode } from '../exit-codes.ts';
import type { Check } from '../model/check.ts';
import type { Desired } from '../model/desired.ts';
import { checkOf, openFrom } from '../plan/check.ts';
import type { Call } from './call.ts';
import { inForm } from './form.ts';
import { desiredOf, type Manifests, readAll } from './manifests.ts';
import { readEarlier } from './since.ts';
import { secretReader } from './secrets.ts';
import { locate, openSource, textOf } from './source.ts';
import { clockOf, planOptions, survey } from './survey.ts';
import { onPort } from './timeout.ts';

/** `hvm check`: the findings of a plan alone. */
export async function check(call: Call): Promise<ExitCode> {
  const { settings, context } = call;
  const manifests = await readAll(call);
  const desired = await desiredOf(call, manifests);
  const options = planOptions(call, desired);
  const location = locate(call, desired.site);
  const now = clockOf(call, desired)();
  // Before a vCenter is asked for anything.
  const earlier =
    settings.since === undefined ? undefined : await readEarlier(call, settings.since, desired.site.name);
  const secret = secretReader(context, desired);
  const { plan } = await onPort(
    call,
    (signal) => openSource(call, desired.site, location, { write: false, secret, signal }),
    (port) => survey(call, { port, desired, location: textOf(location), now, options }),
  );
  const made = checkOf(plan, earlier);
  call.print(await shown(made, { desired, sources: manifests.sources }, call));
  if (openFrom(settings.failOn, made.findings).length > 0) return 3;
  return settings.detailedExitcode && made.pending > 0 ? 2 : 0;
}

interface Read extends Pick<Manifests, 'sources'> {
  readonly desired: Desired;
}

/** Each form is loaded where it is asked for. */
async function shown(
  made: Check,
  { desired, sources }: Read,
  { settings, look, context }: Call,
): Promise<string> {
  const { output, lang, failOn, isVerbose } = settings;
  return inForm<string | Promise<string>>(output, {
    json: () => JSON.stringify(made, null, 2),
    text: async () => {
      const { checkText } = await import('../report/check-text.ts');
      const { explanationOf } = await import('../messages/explained.ts');
      const titleOf = (code: string) => explanationOf(lang, code)?.title;
      return checkText(made, { desired, look, isFull: isVerbose, titleOf });
    },
    markdown: async () => (await import('../report/check-markdown.ts')).checkMarkdown(made, desired, lang),
    sarif: async () => {
      const { placerOf } = await import('../manifest/places.ts');
      const { checkSarif } = await import('../report/check-sarif.ts');
      return JSON.stringify(
        checkSarif(made, { place: placerOf(sources), lang, version: context.version }),
        null,
        2,
      );
    },
    junit: async () => (await import('../report/check-junit.ts')).checkJunit(made, { lang, failOn }),
  });
}
