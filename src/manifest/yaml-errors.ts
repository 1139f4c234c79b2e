import type { YAMLError } from 'yaml';
import type { Complaint } from './complaint.ts';

/** A mistake in the YAML itself, in words of our own where we have better ones than the library. */
export function yamlComplaint(error: YAMLError, text: string): Complaint {
  const [from, to] = error.pos;
  const range = { from, to: Math.max(to, from + 1) };
  const { key, args = {} } = wordsFor(error, text);
  return { key, range, args };
}

function wordsFor(
  { code, message, pos: [from] }: YAMLError,
  text: string,
): { readonly key: Complaint['key']; readonly args?: Complaint['args'] } {
  const reason = message.replace(/\s+at line \d+.*$/s, '').replace(/:$/, '');
  switch (code) {
    case 'TAB_AS_INDENT':
      return { key: 'MAN-002/tab' };
    case 'BAD_INDENT':
    case 'MULTILINE_IMPLICIT_KEY':
      return { key: 'MAN-002/indent' };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return { key: 'MAN-002/colon' };
    case 'BAD_SCALAR_START':
      return { key: 'MAN-002/start', args: { character: text.charAt(from) } };
    case 'MISSING_CHAR':
      return { key: /quote/i.test(message) ? 'MAN-002/quote' : 'MAN-002/missing', args: { reason } };
    case 'BAD_DQ_ESCAPE':
      return { key: 'MAN-002/escape' };
    case 'NON_STRING_KEY':
      return { key: 'MAN-002/key' };
    case 'TAG_RESOLVE_FAILED':
    case 'MULTIPLE_TAGS':
      return { key: 'MAN-002/tag' };
    case 'RESOURCE_EXHAUSTION':
      return { key: 'MAN-002/deep' };
    default:
      return { key: 'MAN-002', args: { reason } };
  }
}
