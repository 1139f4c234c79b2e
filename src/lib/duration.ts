const units = { h: 3600, m: 60, s: 1 } as const;

/** `90s`, `15m`, `1h30m` → seconds, and plain `0`; undefined: not a duration. Units fall from large to small, each once. */
export function parseDuration(text: string): number | undefined {
  if (text === '0') return 0;
  const match = /^(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?$/.exec(text);
  if (match === null || text === '') return undefined;
  return Number(match[1] ?? 0) * units.h + Number(match[2] ?? 0) * units.m + Number(match[3] ?? 0);
}

/** Seconds → `0.4s`, `12s`, `1m05s`, `1h05m`. */
export function formatDuration(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)}s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}s`;
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}h${pad(minutes)}m` : `${minutes}m${pad(rest)}s`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
