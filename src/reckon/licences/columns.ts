import type { ReportColumn } from '../../model/report.ts';

export const text = (label: string): ReportColumn => ({ label, type: 'text' });
export const count = (label: string): ReportColumn => ({ label, type: 'number' });
