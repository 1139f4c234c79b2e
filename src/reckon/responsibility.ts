import { emptyBody } from './empty.ts';
import type { ReportBody, ReportInput } from './input.ts';

export function responsibility(_input: ReportInput): ReportBody {
  return emptyBody('responsibility');
}
