import { Document, isMap, isScalar, isSeq, Scalar, visit } from 'yaml';
import { apiVersion } from '../manifest/schema/common.ts';
import type { Kind } from '../manifest/schema/kinds.ts';

export type Yaml = string | number | boolean | readonly Yaml[] | { readonly [key: string]: Yaml };

export interface ManifestDocument {
  readonly kind: Kind;
  readonly name: string;
  readonly spec: Readonly<Record<string, Yaml>>;
}

/** A file of manifests, written as the examples are: what is short in one line, notes as a block. */
export function manifestText(head: string, documents: readonly ManifestDocument[]): string {
  const comment = head === '' ? '' : `${head.replaceAll(/^/gm, '# ')}\n\n`;
  return comment + documents.map(documentText).join('---\n');
}

function documentText({ kind, name, spec }: ManifestDocument): string {
  const document = new Document({ apiVersion, kind, metadata: { name }, spec });
  visit(document, {
    // Depth 0 is the document, 1 its `metadata` and `spec`, 2 what is below `spec`.
    Map: (_, node, path) => {
      const depth = path.filter((above) => isMap(above) || isSeq(above)).length;
      const isFlat = node.items.every(({ value }) => isScalar(value));
      if (depth > 0 && isFlat && !hasBlock(node.items.map(({ value }) => value))) node.flow = true;
    },
    Scalar: (_, node) => {
      if (typeof node.value === 'string') styleText(node, node.value);
    },
  });
  return document.toString({
    lineWidth: 0,
    flowCollectionPadding: false,
    // Over several lines, the library adds a backslash to a line of nothing but blanks.
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  });
}

function hasBlock(values: readonly unknown[]): boolean {
  return values.some(
    (value) => isScalar(value) && typeof value.value === 'string' && value.value.includes('\n'),
  );
}

/** Line breaks other than `\n`, and what no editor shows, only quotes keep. */
function styleText(node: Scalar, text: string): void {
  if (hidden.test(text)) node.type = Scalar.QUOTE_DOUBLE;
  else if (text.includes('\n')) node.type = Scalar.BLOCK_LITERAL;
}

const hidden = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]|[ \t]$/mu;
