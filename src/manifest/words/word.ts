/** What a key means, in both languages; `type` where the schema's own type says too little (`size` is a string to it). */
export type Word = readonly [en: string, ja: string, type?: string];
export type Words = Readonly<Record<string, Word>>;
