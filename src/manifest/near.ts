/** What was meant by a value of another form, as hvm writes it; whether it is right then is for the schema to say. */
import ipaddr from 'ipaddr.js';

/** Typed with the input method off; undefined: it was off. */
export function narrowed(written: string): string | undefined {
  const narrow = written
    .normalize('NFKC')
    .replaceAll(/[\u201c\u201d"]/g, '')
    .trim();
  return isPlain(written) || !isPlain(narrow) || narrow === '' ? undefined : narrow;
}

function isPlain(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/** `2027/3/31`, `2027年3月31日`, `20270331`. */
export function dayNear(written: string): string | undefined {
  const form = /^(\d{4})(?:\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})\D?|(\d\d)(\d\d))$/;
  const [, year, month, day, shortMonth, shortDay] = form.exec(written) ?? [];
  return [year, (month ?? shortMonth)?.padStart(2, '0'), (day ?? shortDay)?.padStart(2, '0')].join('-');
}

/** `4:00`, `24:00`, `2200`, `22時00分`. */
export function timeNear(written: string): string | undefined {
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.時]?(\d\d)分?$/.exec(written) ?? [];
  return hour === '24' && minute === '00' ? '00:00' : `${hour.padStart(2, '0')}:${minute}`;
}

/** `10.22.0.1/24`, `010.022.000.001`. */
export function ipNear(written: string): string | undefined {
  return withoutZeros(written.replace(/\/.*$/, ''));
}

/** `10.22.0.11/255.255.255.0`, `10.22.0.11 / 24`. */
export function cidrNear(written: string): string | undefined {
  const [, address = '', mask = ''] = /^([\d.]+)\s*\/\s*([\d.]+)$/.exec(written) ?? [];
  if (!mask.includes('.')) return `${withoutZeros(address)}/${mask}`;
  const length = ipaddr.IPv4.isValid(mask) ? ipaddr.IPv4.parse(mask).prefixLengthFromSubnetMask() : null;
  return length === null ? undefined : `${withoutZeros(address)}/${length}`;
}

function withoutZeros(address: string): string {
  return address.replaceAll(/\b0+(?=\d)/g, '');
}

/** `00-50-56-9a-00-01`, `0050.569a.0001`. */
export function macNear(written: string): string | undefined {
  const digits = written.replaceAll(/[-:.\s]/g, '');
  return digits.length === 12 ? digits.match(/../g)?.join(':') : undefined;
}

/** `/hospital/`, `hospital\imaging`. */
export function pathNear(written: string): string | undefined {
  return written
    .split(/[/\\]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .join('/');
}

/** `vcenter.example.org`. */
export function urlNear(written: string): string | undefined {
  return written.includes('.') ? `https://${written.replace(/^\w*:?\/\//, '')}` : undefined;
}
