/** `interface.md` fixes the numbers. */
export const exitCode = {
  done: 0,
  failed: 1,
  pending: 2,
  refused: 3,
  partial: 4,
  usage: 64,
  invalid: 65,
  unreachable: 69,
  locked: 75,
  denied: 77,
  interrupted: 130,
} as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
