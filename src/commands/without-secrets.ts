import { HvmError } from '../errors.ts';
import { secretsOf } from '../vsphere/vim/secrets.ts';
import type { VSphere } from '../vsphere/port.ts';
import { secretsGot } from './secrets.ts';

/** What was thrown; an error that nobody foresaw may hold whatever the program holds, and is told without it. */
export function withoutSecrets(thrown: unknown, context: object): Error {
  if (thrown instanceof HvmError) return thrown;
  const { hide, clean } = secretsOf();
  for (const secret of secretsGot(context)) hide(secret);
  const error = new Error(clean(thrown instanceof Error ? thrown.message : String(thrown)));
  error.stack = clean(thrown instanceof Error ? (thrown.stack ?? '') : '');
  return error;
}

/** The same port; what it throws becomes part of outcomes and journals. */
export function discreetPort(port: VSphere, context: object): VSphere {
  const discreet = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw withoutSecrets(error, context);
    }
  };
  return {
    ...port,
    observe: () => discreet(port.observe()),
    perform: (operation, run) => discreet(port.perform(operation, run)),
    settle: (vms, signal) => discreet(port.settle(vms, signal)),
    lacking: (operations) => discreet(port.lacking(operations)),
  };
}
