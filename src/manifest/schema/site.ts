import * as z from 'zod/mini';
import { document, provisioning, secret } from './common.ts';
import { commonSpec } from './machine.ts';
import {
  choice,
  clock,
  date,
  figure,
  integer,
  list,
  map,
  name,
  number,
  optional,
  optionalText,
  path,
  percent,
  text,
  url,
  zone,
} from './scalars.ts';

const fingerprint = z
  .string('MAN-003/fingerprint')
  .check(z.regex(/^([0-9A-Fa-f]{2}:){31}[0-9A-Fa-f]{2}$|^[0-9A-Fa-f]{64}$/, 'MAN-003/fingerprint'));

const vcenter = map({
  url: optional(url),
  recording: optionalText,
  username: optional(secret),
  password: optional(secret),
  tls: optional(
    map({
      fingerprint: optional(fingerprint),
      caFile: optionalText,
      minVersion: optional(choice(['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'])),
    }),
  ),
  api: optional(choice(['auto', 'vi-json', 'soap'])),
});

const days = list(choice(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']));

const window = map({
  name,
  days: days.check(z.minLength(1, 'MAN-003/empty-list')),
  start: clock,
  end: clock,
});

const codeForm = /^[A-Z]{2,6}-\d{3}$/;

/** Of a finding: `CAP-002`. */
export function isCode(text: string): boolean {
  return codeForm.test(text);
}

const code = z.string('MAN-003/code').check(z.regex(codeForm, 'MAN-003/code'));

const exception = map({
  code,
  subject: optionalText,
  reason: text,
  approver: text,
  expires: date,
});

const severity = choice(['error', 'warning', 'info', 'off']);

/** Thresholds and severities by finding code; which thresholds a code has, the code's own documentation says. */
const rule = z.union([severity, z.looseObject({ severity: optional(severity) })]);

const shareOrNumber = z.union([percent, integer(0, 100_000)]);
const limits = map({ interrupted: optional(shareOrNumber), created: optional(shareOrNumber) });

const policy = z.catchall(z.object({ limits: optional(limits) }, 'MAN-003/map'), rule).check(
  z.superRefine(
    (given, context) => {
      const keys = Object.keys(given).filter((key) => key !== 'limits' && !isCode(key));
      if (keys.length > 0) context.addIssue({ code: 'unrecognized_keys', keys, input: given });
    },
    // Whatever is wrong with the values of other keys.
    { when: ({ value }) => typeof value === 'object' && value !== null },
  ),
);

const hosts = map({
  cores: optional(integer(1, 10_000)),
  sockets: optional(integer(1, 100)),
  memory: optional(figure),
  overhead: optional(figure),
  coreFactor: optional(number(0.1, 10)),
});

export const site = document(
  'Site',
  map({
    vcenter: optional(vcenter),
    datacenter: optionalText,
    cluster: optionalText,
    folder: optional(path),
    resourcePool: optional(path),
    defaults: optional(map({ datastore: optionalText, provisioning: optional(provisioning), ...commonSpec })),
    timeZone: optional(zone),
    premises: optionalText,
    hosts: optional(hosts),
    windows: optional(list(window)),
    forbidden: optional(list(window)),
    policy: optional(policy),
    exceptions: optional(list(exception)),
  }),
);

export type SiteDocument = z.output<typeof site>;
