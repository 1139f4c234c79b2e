/** File under the root → its text. */
export function generate(): Record<string, string>;
