import * as z from 'zod/mini';

/** undefined: it has more issues than zod can gather. */
export function parsedBy<Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
): z.core.util.SafeParseResult<z.output<Schema>> | undefined {
  try {
    return z.safeParse(schema, value, once);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** To compile the schemas takes longer than to read a site's documents with them as they are. */
const once = { jitless: true } as const;
