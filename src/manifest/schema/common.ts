import * as z from 'zod/mini';
import { choice, map, name, optional, optionalText, text } from './scalars.ts';

export const apiVersion = 'hvm/v1';

const metadata = map({
  name,
  displayName: optionalText,
  labels: optional(z.record(text, text, 'MAN-003/map')),
  annotations: optional(z.record(text, z.string('MAN-003/text'), 'MAN-003/map')),
});

/** Where a secret is to be had; never the secret itself. */
export const secret = z.union(
  [
    z.strictObject({
      fromEnv: z.string('MAN-012/env').check(z.regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'MAN-012/env')),
    }),
    z.strictObject({ fromFile: text }),
    z.strictObject({
      fromCommand: z.array(text, 'MAN-003/list').check(z.minLength(1, 'MAN-003/empty-list')),
    }),
  ],
  'MAN-012',
);

export const provisioning = choice(['thin', 'thick', 'eager']);
export const power = choice(['on', 'off', 'keep']);

/** A whole document of a kind. */
export function document<const Kind extends string, Spec extends z.core.$ZodType>(kind: Kind, spec: Spec) {
  return map({ apiVersion: z.literal(apiVersion), kind: z.literal(kind), metadata, spec });
}
