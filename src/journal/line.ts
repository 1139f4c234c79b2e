import * as z from 'zod';
import { safeJson } from '../lib/safe-json.ts';
import { safe } from '../lib/safe.ts';
import type { JournalEvent, JournalHead, JournalLine } from '../model/journal.ts';

/** A line as it is written, its end included. */
export function formatLine(head: JournalHead, event: JournalEvent): string {
  return `${safeJson(JSON.stringify({ ...head, ...event }))}\n`;
}

/** How every line begins that `formatLine` made. */
export const lineStart = '{"journal":1,"run":"';

/**
 * A line as it is read. Undefined: it is none, or one of a newer hvm. Whoever can write to the file may have written it, so
 * texts come out harmless for a terminal, and not longer than anybody reads.
 */
export function parseLine(text: string): JournalLine | undefined {
  try {
    return line.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const longest = 4000;

const words = z.string().transform((text) => safe(text.slice(0, longest)));
const count = z.int().min(0);
const head = {
  journal: z.literal(1),
  run: words,
  at: z.iso.datetime(),
};
const operation = { id: words, address: words, action: words };

const line = z.discriminatedUnion('type', [
  z.object({
    ...head,
    type: z.literal('run-started'),
    user: words,
    sudo_user: words.exactOptional(),
    host: words,
    pid: z
      .int()
      .min(1)
      .max(2 ** 31),
    hvm_version: words,
    site: words,
    time_zone: words,
    source: z.object({
      kind: z.enum(['recording', 'vcenter']),
      api: z.enum(['recorded', 'vi-json', 'soap']),
      version: words,
      instance: words,
      location: words,
    }),
    digest: words,
    saved_plan: words.exactOptional(),
    operations: count,
    deferred: count,
    accepted: z.array(z.object({ code: words, subject: words })),
    emergency: words.exactOptional(),
    options: z.array(words),
  }),
  z.object({ ...head, type: z.literal('operation-started'), ...operation }),
  z.object({ ...head, type: z.literal('task'), id: words, task: words }),
  z.object({
    ...head,
    type: z.literal('operation-ended'),
    ...operation,
    status: z.enum(['done', 'already', 'failed', 'skipped']),
    reason: words.exactOptional(),
    seconds: z.number().min(0),
    error: z.object({ code: words, fault: words.exactOptional(), message: words }).exactOptional(),
  }),
  z.object({ ...head, type: z.literal('lines-lost'), count, reason: words }),
  z.object({
    ...head,
    type: z.literal('run-ended'),
    exit_code: count,
    verified: z.boolean(),
    leftovers: count,
  }),
]);
