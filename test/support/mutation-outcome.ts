import { HvmError } from '../../src/errors.ts';
import type { EncodedAnswer, MethodName } from '../../src/vsphere/vim/encoding.ts';
import { json } from '../../src/vsphere/vim/json.ts';
import { soap } from '../../src/vsphere/vim/soap.ts';

/** How the decoder of an encoding takes an answer: `value`, `fault`, a key of an error of ours, or what it must not do. */
export function decoded(api: 'soap' | 'vi-json', method: MethodName, text: string, status = 200): string {
  const answer: EncodedAnswer = { status, headers: {}, text };
  try {
    return (api === 'soap' ? soap : json).decode(method, answer).kind;
  } catch (error) {
    return error instanceof HvmError ? error.key : `CRASH ${String(error)}`;
  }
}

export const isWell = (outcome: string): boolean => /^(value|fault|WIRE-001(\/\w+)?)$/.test(outcome);
