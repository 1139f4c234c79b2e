interface Metafile {
  readonly outputs: Readonly<Record<string, { readonly inputs: Readonly<Record<string, unknown>> }>>;
}

export function thirdPartyLicenses(metafile: Metafile, root: string): string;
