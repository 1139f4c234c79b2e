import { emptyBody } from './empty.ts';
import type { ReportBody, ReportInput } from './input.ts';

export function ledger(_input: ReportInput): ReportBody {
  return emptyBody('ledger');
}
