/** The first ones of a list, and dots where there are more. */
export function shortened(list: readonly string[], most: number): readonly string[] {
  return list.length > most ? [...list.slice(0, most), '…'] : list;
}
