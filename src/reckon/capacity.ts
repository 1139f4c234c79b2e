import { emptyBody } from './empty.ts';
import type { ReportBody, ReportInput } from './input.ts';

export function capacity(_input: ReportInput): ReportBody {
  return emptyBody('capacity');
}
