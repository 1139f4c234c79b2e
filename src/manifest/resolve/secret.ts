/** A reference whose file is meant from the manifest that names it. */
export function secretOf<Ref extends object>(given: Ref, resolve: (path: string) => string): Ref {
  return 'fromFile' in given && typeof given.fromFile === 'string'
    ? { ...given, fromFile: resolve(given.fromFile) }
    : given;
}
