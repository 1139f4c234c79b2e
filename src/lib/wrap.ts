import { clusters, clusterWidth, displayWidth } from './width.ts';

/**
 * Breaks a text into lines of at most `width` columns: at blanks and between wide characters, where Japanese allows it (no
 * line begins with `、` or `）`, none ends with `（`). A word that is wider than a line is cut. Line breaks in the text stay.
 */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(2, width)));
}

function wrapLine(text: string, width: number): string[] {
  if (displayWidth(text) <= width) return [text.trimEnd()];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    if (line !== '' && displayWidth(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    for (const part of cut(piece, width)) {
      if (displayWidth(line + part.trimEnd()) > width) {
        lines.push(line.trimEnd());
        line = '';
      }
      line += part;
    }
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

/** The parts that stay together, blanks at their end. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let previous = '';
  for (const cluster of clusters(text)) {
    const last = found.length - 1;
    if (last < 0 || mayBreak(previous, cluster)) found.push(cluster);
    else found[last] += cluster;
    previous = cluster;
  }
  return found;
}

function mayBreak(before: string, after: string): boolean {
  if (after === ' ') return false;
  if (before === ' ') return true;
  if (noLineEnd.includes(before) || noLineStart.includes(after)) return false;
  return clusterWidth(before) === 2 || clusterWidth(after) === 2;
}

/** A piece wider than the line, cut into parts that fit. */
function cut(piece: string, width: number): string[] {
  if (displayWidth(piece) <= width) return [piece];
  const parts: string[] = [''];
  for (const cluster of clusters(piece)) {
    const last = parts.length - 1;
    if (displayWidth(`${parts[last]}${cluster}`) > width) parts.push(cluster);
    else parts[last] += cluster;
  }
  return parts;
}

const noLineStart =
  '、。，．,.;:!?！？：；）)」』】〕］]｝}〉》・ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…％%';
const noLineEnd = '（(「『【〔［[｛{〈《';
