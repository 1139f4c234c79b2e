/** A vCenter as the port: one login, one bulk read, and every operation of a plan. */
import type { SecretRef } from '../../model/desired.ts';
import type { Source } from '../../model/observed.ts';
import type { VSphere } from '../port.ts';
import { connect, type ConnectOptions } from '../vim/client.ts';
import { explained } from './faults.ts';
import { guestsOf } from './guests.ts';
import { perform } from './perform.ts';
import { readerOf } from './read.ts';
import { type Live, readView, type View } from './state.ts';
import { updatesOf } from './updates.ts';

export interface OpenOptions extends ConnectOptions {
  readonly username: SecretRef;
  readonly password: SecretRef;
  readonly secret: (ref: SecretRef) => Promise<string>;
  readonly now: () => Date;
}

/** Connects and logs in. Throws HvmError: 69 where nothing answers, 77 where the account is refused. */
export async function openVCenter(options: OpenOptions): Promise<VSphere> {
  const { username, password, secret, now } = options;
  const client = await connect(options);
  try {
    await client.login({ username: await secret(username), password: await secret(password) });
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
    version: about?.version ?? client.version,
    instance: about?.instanceUuid ?? '',
    observedAt: now().toISOString(),
  });
  let last: Promise<View> | undefined;
  const live: Live = {
    client,
    updates,
    guests: guestsOf(client, updates),
    armed: new Set(),
    reader,
    view: () => last ?? live.read(),
    read: () => {
      last = readView(reader, source());
      last.catch(() => (last = undefined));
      return last;
    },
  };
  return {
    observe: async () => {
      try {
        return (await live.read()).observed;
      } catch (error) {
        throw explained(error, new URL(options.url).host);
      }
    },
    perform: (operation, run) => perform(live, operation, run),
    stats: client.stats,
    close: async () => {
      await updates.close();
      await client.close();
    },
  };
}
