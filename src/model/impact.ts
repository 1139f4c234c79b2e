/** What a change does to the running server, lightest first. `interface.md` fixes the names and the order. */
export const impacts = ['none', 'online', 'network', 'restart', 'power-cycle', 'create'] as const;
export type Impact = (typeof impacts)[number];

/** The impacts that users of the server notice; each must be allowed by its own name. */
export const interruptingImpacts = ['network', 'restart', 'power-cycle'] as const;
export type Interrupting = (typeof interruptingImpacts)[number];

export function isInterrupting(impact: Impact): impact is Interrupting {
  return (interruptingImpacts as readonly Impact[]).includes(impact);
}

export function heaviest(list: readonly Impact[]): Impact {
  return list.reduce<Impact>((a, b) => (impacts.indexOf(b) > impacts.indexOf(a) ? b : a), 'none');
}
