/**
 * A JSON text that says the same and does no harm where it is shown: what a terminal would obey, or nobody would see, stands
 * as `\u009b`, and `##[` is no command for the host of a build any more.
 */
export function safeJson(json: string): string {
  return json.replaceAll(harmful, escaped).replaceAll(command, '#\\u0023');
}

// All that may stand unescaped in JSON: below U+0020 nothing does.
const harmful =
  /[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g;
const command = /##(?=\w*\[)/g;

function escaped(match: string): string {
  return match
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
