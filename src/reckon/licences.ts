import { emptyBody } from './empty.ts';
import type { ReportBody, ReportInput } from './input.ts';

export function licences(_input: ReportInput): ReportBody {
  return emptyBody('licences');
}
