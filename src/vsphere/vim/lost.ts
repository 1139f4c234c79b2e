import { HvmError } from '../../errors.ts';

/** The request was sent, and no answer came that could be read: nobody knows whether it was carried out. */
export function isLostAnswer(error: unknown): boolean {
  if (!(error instanceof HvmError)) return false;
  // With a status below 500 the server has said no.
  return lost.test(error.key) || (error.key === 'CON-005' && Number(error.args['status']) >= 500);
}

/** The server cannot be talked to as it should be, for whatever reason. */
export function isTransport(error: unknown): boolean {
  return error instanceof HvmError && /^(CON|TLS|WIRE|API)-/.test(error.key);
}

const lost =
  /^(CON-003|CON-003\/unsure|CON-002\/(answer|whole|stalled)|CON-004|CON-005\/(unavailable|later)|WIRE-001|WIRE-001\/hostile)$/;
