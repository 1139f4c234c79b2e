/** A vCenter as the port: one login, one bulk read, and every operation of a plan. */
import type { SecretRef } from '../../model/desired.ts';
import type { Source } from '../../model/observed.ts';
import type { VSphere } from '../port.ts';
import { connect, type ConnectOptions } from '../vim/client.ts';
import { explained } from './faults.ts';
import { guestsOf } from './guests.ts';
import { lacking } from './lacking.ts';
import { perform } from './perform.ts';
import { readerOf } from './read.ts';
import { settle } from './settle.ts';
import { type Live, readView, type View } from './state.ts';
import { updatesOf } from './updates.ts';
import { usualLimits, type WriteLimits } from './write.ts';

export interface OpenOptions extends ConnectOptions {
  readonly username: SecretRef;
  readonly password: SecretRef;
  readonly secret: (ref: SecretRef) => Promise<string>;
  readonly now: () => Date;
  readonly writes?: WriteLimits;
}

/** Connects and logs in. Throws HvmError: 69 where nothing answers, 77 where the account is refused. */
export async function openVCenter(options: OpenOptions): Promise<VSphere> {
  const { username, password, secret, now } = options;
  const client = await connect(options);
  try {
    const [name, word] = [await secret(username), await secret(password)];
    // It comes from a reference, and may be meant to stay one; a short one is a word of the language, too.
    if (name.length >= 6) client.hide(name);
    await client.login({ username: name, password: word });
  } catch (error) {
    await client.close();
    throw explained(error, new URL(options.url).host);
  }
  const { about } = client.content;
  const reader = readerOf(client);
  const updates = updatesOf(client);
  const source = (): Source => ({
    kind: 'vcenter',
    api: client.api,
    version: client.clean(about?.version ?? client.version),
    instance: client.clean(about?.instanceUuid ?? ''),
    observedAt: now().toISOString(),
  });
  let last: Promise<View> | undefined;
  const live: Live = {
    client,
    updates,
    guests: guestsOf(client, updates),
    armed: new Set(),
    reader,
    limits: options.writes ?? usualLimits,
    view: () => last ?? live.read(),
    read: () => {
      last = readView(reader, source());
      last.catch(() => (last = undefined));
      return last;
    },
  };
  const inWords = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw explained(error, new URL(options.url).host);
    }
  };
  return {
    observe: async () => (await inWords(live.read())).observed,
    perform: (operation, run) => perform(live, operation, run),
    settle: (vms, signal) => inWords(settle(live, vms, signal)),
    lacking: (operations) => inWords(lacking(live, operations)),
    stats: client.stats,
    // Filters and collectors go with the session.
    close: client.close,
  };
}
