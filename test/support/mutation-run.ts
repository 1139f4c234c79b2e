import { texts } from '../../src/messages/index.ts';
import type { Ran } from './run.ts';

/** What a run on a mutated manifest must not do; empty: it did none of it. */
export function misbehaviour({ code, stdout, stderr }: Ran): string[] {
  const said = `${stdout}\n${stderr}`;
  // Lines of the manifest itself may hold anything.
  const ours = said.replaceAll(/^ *\d+ \|.*$/gm, '');
  return [
    ...([0, 3, 65].includes(code) ? [] : [`exit ${code}`]),
    ...['INT-001', '[object Object]', 'undefined', 'NaN'].filter((word) => ours.includes(word)),
    ...placeholders.filter((placeholder) => ours.includes(placeholder)),
    ...(/[\0-\u0008\u000b-\u001f\u007f\u202a-\u202e]/.test(said) ? ['a control character'] : []),
  ];
}

const placeholders = [
  ...new Set(
    Object.values(texts.en).flatMap(({ message, hint }) => `${message} ${hint}`.match(/\{\w+\}/g) ?? []),
  ),
];
