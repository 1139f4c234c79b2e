export function readList(text: string): {
  readonly types: ReadonlyMap<string, { readonly echo: boolean; readonly chosen?: readonly string[] }>;
  readonly methods: readonly string[];
  readonly objects: ReadonlyMap<string, readonly string[]>;
  readonly kin: readonly string[];
};
