import { HvmError } from '../../errors.ts';
import { type Lang, text } from '../../messages/index.ts';
import type { Observed } from '../../model/observed.ts';
import { parseRecording } from '../../vsphere/recorded/read.ts';
import { formatRecording } from '../../vsphere/recorded/write.ts';
import type { Notice } from '../notices.ts';

export interface Kept {
  readonly observed: Observed;
  /** Reads back as the same, which was tried. */
  readonly text: string;
  readonly notices: readonly Notice[];
}

/**
 * What of an inventory a recording can hold: all of it, or all but VMs of which the server did not say enough. `file` is
 * the recording's name for messages. @throws HvmError REC-009 where something else cannot be kept
 */
export function keepable(observed: Observed, file: string, lang: Lang): Kept {
  const notices: Notice[] = [];
  for (let rest = observed; ; ) {
    const written = formatRecording(rest);
    const error = flawOf(written, file);
    if (error === undefined) return { observed: rest, text: written, notices };
    const reason = text(lang, error.key, error.args).message;
    const index = Number(/^vms\[(\d+)\]/.exec(String(error.args['path']))?.[1] ?? Number.NaN);
    const vm = rest.vms[index];
    if (vm === undefined) throw new HvmError('REC-009', { exit: 1, args: { reason }, cause: error });
    notices.push({ key: 'REC-009/vm', args: { name: vm.name, reason } });
    rest = { ...rest, vms: rest.vms.filter((each) => each !== vm) };
  }
}

function flawOf(written: string, file: string): HvmError | undefined {
  try {
    parseRecording(Buffer.from(written), file);
    return undefined;
  } catch (error) {
    if (error instanceof HvmError) return error;
    throw error;
  }
}
