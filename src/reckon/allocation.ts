import { emptyBody } from './empty.ts';
import type { ReportBody, ReportInput } from './input.ts';

export function allocation(_input: ReportInput): ReportBody {
  return emptyBody('allocation');
}
