/**
 * The word among `known` that was most likely meant: the fewest letters added, dropped, changed or swapped, at most a third
 * of the word; else the only one that begins so. Undefined: nothing is near.
 */
export function nearest<W extends string>(word: string, known: readonly W[]): W | undefined {
  const wanted = word.toLowerCase();
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  let best: { readonly word: W; readonly distance: number } | undefined;
  for (const candidate of known) {
    if (Math.abs(candidate.length - wanted.length) > limit) continue;
    const found = distance(wanted, candidate.toLowerCase());
    if (found <= limit && (best === undefined || found < best.distance))
      best = { word: candidate, distance: found };
  }
  if (best !== undefined) return best.word;
  const [only, ...more] =
    wanted.length < 2 ? [] : known.filter((each) => each.toLowerCase().startsWith(wanted));
  return more.length === 0 ? only : undefined;
}

/** Optimal string alignment: Levenshtein with the swap of two neighbours as one step. */
function distance(a: string, b: string): number {
  let twoBack: number[] = [];
  let back = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const steps = [
        (back[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (back[column - 1] ?? 0) + (same ? 0 : 1),
      ];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) steps.push((twoBack[column - 2] ?? 0) + 1);
      current.push(Math.min(...steps));
    }
    twoBack = back;
    back = current;
  }
  return back[b.length] ?? 0;
}
