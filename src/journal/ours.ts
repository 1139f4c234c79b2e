import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { HvmError } from '../errors.ts';
import { exitCode } from '../exit-codes.ts';
import { lineStart } from './line.ts';

/**
 * Looks at a file that the user chose: must a line break come first, as its last line has no end?
 * @throws HvmError JNL-002: it is a manifest, a plan, a recording or another whole document, which lines of ours would break; or
 *   anything behind a link that has no line of ours: who made the link may want a file written that the user does not think of
 */
export function mustBeOurs(file: string): boolean {
  const ends = endsOf(file);
  if (ends === undefined) return false;
  const text = `${ends.head}\n${ends.tail}`;
  const isJson = /^\s*[[{]/.test(ends.head) && /[\]}]\s*$/.test(ends.tail);
  const isDocument = isJson || /^(?:---\s*)?apiVersion:/m.test(ends.head);
  if ((isDocument || isLink(file)) && !text.includes(lineStart)) {
    throw new HvmError('JNL-002', { exit: exitCode.failed, args: { file } });
  }
  return !ends.tail.endsWith('\n');
}

function isLink(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** Enough to see what a file is. */
const endBytes = 64 * 1024;

/** The first and the last bytes of a file; undefined: there is nothing in it, or it is none, or may not be read. */
function endsOf(file: string): { readonly head: string; readonly tail: string } | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const about = fstatSync(descriptor);
    if (!about.isFile() || about.size === 0) return undefined;
    const buffer = Buffer.alloc(Math.min(endBytes, about.size));
    const read = (position: number) =>
      buffer.toString('utf8', 0, readSync(descriptor ?? -1, buffer, 0, buffer.length, position));
    return { head: read(0), tail: read(about.size - buffer.length) };
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
