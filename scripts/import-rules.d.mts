export function checkImports(folder: string): { modules: number; violations: string[] };
export function importsOf(source: string): { from: string; type: boolean; line: number }[];
