/**
 * Where a text is nested deeper than any manifest, told from its brackets, indents and dashes alone, quotes and comments
 * included: what goes deeper must not reach the library, whose recursion would use up the stack, and with it the process.
 * undefined: nowhere.
 */
export function tooDeepAt(text: string): number | undefined {
  let brackets = 0;
  let indents: number[] = [];
  for (const { index, 0: part } of text.matchAll(parts)) {
    if (part === '[' || part === '{') brackets += 1;
    else if (part === ']' || part === '}') brackets = Math.max(0, brackets - 1);
    else if (part === '---') {
      brackets = 0;
      indents = [];
    } else {
      const { length } = part;
      // A dash, and the blanks behind it, indents as much as blanks do; each one opens a list.
      const marks = part.replaceAll(/[\s]/g, '').length;
      while ((indents.at(-1) ?? -1) >= length - marks) indents.pop();
      for (let mark = 0; mark <= marks; mark += 1) indents.push(length - marks + mark);
    }
    if (brackets > most || indents.length > most) return index;
  }
  return undefined;
}

/** More than the nodes of a manifest may have, as brackets can stand in texts. */
const most = 200;

const parts = /[[\]{}]|^---|^[ \t]*(?:[-?:][ \t]+)*(?=[^\s#])/gm;
