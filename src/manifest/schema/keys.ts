import * as z from 'zod/mini';
import type { Path } from '../path.ts';

type Schema = z.core.$ZodType;

/** The keys that a map at `path` may have. */
export function keysAt(schema: Schema, path: Path): readonly string[] {
  return [...new Set(shapesAt(schema, path).flatMap((shape) => Object.keys(shape)))];
}

/** Whether the key at the end of `path` may not be left out. */
export function isNeeded(schema: Schema, path: Path): boolean {
  const key = path.at(-1) ?? '';
  return shapesAt(schema, path.slice(0, -1)).some(
    (shape) => Object.hasOwn(shape, key) && !(shape[key] instanceof z.ZodMiniExactOptional),
  );
}

function shapesAt(schema: Schema, path: Path): Readonly<Record<string, Schema>>[] {
  return schemasAt(schema, path).flatMap((each) => (each instanceof z.ZodMiniObject ? [each.shape] : []));
}

/** What may stand at `path`: of a union every branch. */
export function schemasAt(schema: Schema, path: Path): Schema[] {
  const branches = branchesOf(schema);
  const [part, ...rest] = path;
  if (part === undefined) return branches;
  return branches.flatMap((branch) => {
    const below = child(branch, part);
    return below === undefined ? [] : schemasAt(below, rest);
  });
}

function child(schema: Schema, part: string | number): Schema | undefined {
  if (typeof part === 'number') return schema instanceof z.ZodMiniArray ? schema.def.element : undefined;
  if (schema instanceof z.ZodMiniRecord) return schema.def.valueType;
  if (!(schema instanceof z.ZodMiniObject)) return undefined;
  const shape: Readonly<Record<string, Schema>> = schema.shape;
  return Object.hasOwn(shape, part) ? shape[part] : undefined;
}

/** The schema without what is wrapped around it: optional, transformed. */
function branchesOf(schema: Schema): Schema[] {
  if (schema instanceof z.ZodMiniUnion) return schema.def.options.flatMap((each) => branchesOf(each));
  if (schema instanceof z.ZodMiniExactOptional) return branchesOf(schema.def.innerType);
  if (schema instanceof z.ZodMiniPipe) return branchesOf(schema.def.in);
  return [schema];
}
