import * as z from 'zod';
import { choice, flag, integer, name, text } from './scalars.ts';

export const apiVersion = 'hvm/v1';

export const metadata = z.strictObject({
  name,
  displayName: text.exactOptional(),
  labels: z.record(text, text, 'MAN-003/map').exactOptional(),
  annotations: z.record(text, z.string('MAN-003/text'), 'MAN-003/map').exactOptional(),
});

/** Where a secret is to be had; never the secret itself. */
export const secret = z.union(
  [
    z.strictObject({ fromEnv: z.string('MAN-012/env').regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'MAN-012/env') }),
    z.strictObject({ fromFile: text }),
    z.strictObject({ fromCommand: z.array(text, 'MAN-003/list').min(1, 'MAN-003/empty-list') }),
  ],
  'MAN-012',
);

export const provisioning = choice(['thin', 'thick', 'eager']);
export const power = choice(['on', 'off', 'keep']);

export function list<Item extends z.ZodType>(item: Item) {
  return z.array(item, 'MAN-003/list');
}

/** A whole document of a kind. */
export function document<const Kind extends string, Spec extends z.ZodType>(kind: Kind, spec: Spec) {
  return z.strictObject(
    { apiVersion: z.literal(apiVersion), kind: z.literal(kind), metadata, spec },
    'MAN-003/map',
  );
}

export { choice, flag, integer, name, text };
