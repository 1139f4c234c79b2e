import * as z from 'zod';
import type { Path } from '../locate.ts';

/** The keys that a map at `path` may have. */
export function keysAt(schema: z.core.$ZodType, path: Path): readonly string[] {
  return [
    ...new Set(
      schemasAt(schema, path).flatMap((each) => (each instanceof z.ZodObject ? Object.keys(each.shape) : [])),
    ),
  ];
}

/** What may stand at `path`: of a union every branch. */
export function schemasAt(schema: z.core.$ZodType, path: Path): z.core.$ZodType[] {
  const branches = branchesOf(schema);
  const [part, ...rest] = path;
  if (part === undefined) return branches;
  return branches.flatMap((branch) => {
    const below = child(branch, part);
    return below === undefined ? [] : schemasAt(below, rest);
  });
}

function child(schema: z.core.$ZodType, part: string | number): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  if (!(schema instanceof z.ZodObject)) return undefined;
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
  return Object.hasOwn(shape, part) ? shape[part] : undefined;
}

/** The schema without what is wrapped around it: optional, transformed. */
function branchesOf(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((each) => branchesOf(each));
  if (schema instanceof z.ZodExactOptional || schema instanceof z.ZodOptional)
    return branchesOf(schema.unwrap());
  if (schema instanceof z.ZodPipe) return branchesOf(schema.in);
  return [schema];
}
