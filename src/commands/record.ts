import { resolve } from 'node:path';
import { HvmError } from '../errors.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { DesiredSite } from '../model/desired.ts';
import { scrub } from '../vsphere/recorded/scrub.ts';
import type { Call } from './call.ts';
import { readDesired } from './manifests.ts';
import { keepable } from './record/keepable.ts';
import { mustBeOther, saveRecording } from './record/save.ts';
import { unreadNotices } from './record/unread.ts';
import { countsOf, recordText } from './record/words.ts';
import { secretReader } from './secrets.ts';
import { noticesJson, noticesText } from './notices.ts';
import { locate, openSource } from './source.ts';
import { onPort } from './timeout.ts';

/** `hvm record`: saves what was observed, so that a plan from the file equals the plan from where it was read. */
export async function record(call: Call): Promise<ExitCode> {
  const { settings, context } = call;
  const desired = await readDesired(call);
  const { site } = desired;
  const location = locate(call, site);
  const file = targetOf(call, site);
  if (location.kind === 'recording') await mustBeOther(location.file, file);
  const secret = secretReader(context, desired);
  const open = (signal: AbortSignal) => openSource(call, site, location, { write: false, secret, signal });
  const observed = await onPort(call, open, (port) => port.observe());
  const read = keepable(observed, file, settings.lang);
  const kept = settings.scrub ? keepable(scrub(read.observed), file, settings.lang) : read;
  await saveRecording(call, file, kept.text);
  const notices = [...read.notices, ...unreadNotices(read.observed)];
  const counts = { ...countsOf(kept.observed), bytes: Buffer.byteLength(kept.text) };
  if (settings.output === 'json') {
    const left_out = noticesJson(notices, settings.lang);
    call.print(JSON.stringify({ file, ...counts, left_out }, null, 2));
  } else {
    call.say(noticesText(notices, call.talkLook));
    call.print(recordText(file, counts, call));
  }
  return 0;
}

/** Where the recording goes. @throws HvmError REC-007 */
function targetOf({ settings, context }: Call, site: DesiredSite): string {
  if (settings.out !== undefined) return resolve(context.cwd, settings.out);
  const { recording } = site.vcenter ?? {};
  if (recording === undefined) throw new HvmError('REC-007', { exit: 64, args: { site: site.name } });
  return recording;
}
