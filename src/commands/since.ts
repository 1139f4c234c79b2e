import { resolve } from 'node:path';
import * as z from 'zod/mini';
import { HvmError } from '../errors.ts';
import type { Earlier } from '../plan/check.ts';
import { readBounded } from './bounded-file.ts';
import type { Call } from './call.ts';

/** Many times what the check of a large site has. */
const mostBytes = 64 * 1024 * 1024;

const text = z.string();
const finding = z.object({
  code: text,
  severity: z.enum(['error', 'warning', 'info']),
  subject: text,
  message: text,
  hint: text,
  facts: z.record(text, z.unknown()),
  item: z.exactOptional(text),
});
const document = z.object({
  site: text,
  source: z.object({
    ...{ kind: z.enum(['recording', 'vcenter']), api: z.enum(['recorded', 'vi-json', 'soap']) },
    ...{ version: text, instance: text, observed_at: text, location: text },
  }),
  findings: z.array(finding),
});

/** The check that `--since FILE` names. @throws HvmError USE-018 (exit 64) for what is no check of this site */
export async function readEarlier(call: Call, file: string, site: string): Promise<Earlier> {
  const refused = (key: 'USE-018' | 'USE-018/unreadable' | 'USE-018/site', args = {}) =>
    new HvmError(key, { exit: 64, args: { file, ...args } });
  const bytes = await readBounded(resolve(call.context.cwd, file), mostBytes).catch((error: unknown) => {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw refused('USE-018/unreadable', { reason });
  });
  const parsed = typeof bytes === 'string' ? undefined : parse(Buffer.from(bytes).toString('utf8'));
  if (parsed === undefined) throw refused('USE-018');
  if (parsed.site !== site) throw refused('USE-018/site', { site, other: parsed.site });
  return parsed;
}

function parse(json: string): z.infer<typeof document> | undefined {
  try {
    const parsed = z.safeParse(document, JSON.parse(json));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
