/** `a/b/c` → `a/b`; `""` above the first. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** `a/b/c` → `c`. */
export function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
