import * as z from 'zod';
import { choice, document, integer, list, name, provisioning, secret, text } from './common.ts';
import { commonSpec } from './machine.ts';
import { clock, date, figure, path, percent, url, zone } from './scalars.ts';

const tls = z.strictObject(
  {
    fingerprint: z
      .string('MAN-003/fingerprint')
      .regex(/^([0-9A-Fa-f]{2}:){31}[0-9A-Fa-f]{2}$|^[0-9A-Fa-f]{64}$/, 'MAN-003/fingerprint')
      .exactOptional(),
    caFile: text.exactOptional(),
  },
  'MAN-003/map',
);

const vcenter = z.strictObject(
  {
    url: url.exactOptional(),
    recording: text.exactOptional(),
    username: secret.exactOptional(),
    password: secret.exactOptional(),
    tls: tls.exactOptional(),
    api: choice(['auto', 'vi-json', 'soap']).exactOptional(),
  },
  'MAN-003/map',
);

const window = z.strictObject(
  {
    name,
    days: list(choice(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).min(1, 'MAN-003/empty-list'),
    start: clock,
    end: clock,
  },
  'MAN-003/map',
);

const codeForm = /^[A-Z]{2,6}-\d{3}$/;
const code = z.string('MAN-003/text').regex(codeForm, 'MAN-003/code');

const exception = z.strictObject(
  { code, subject: text.exactOptional(), reason: text, approver: text, expires: date },
  'MAN-003/map',
);

const severity = choice(['error', 'warning', 'info', 'off']);

/** Thresholds and severities by finding code; which thresholds a code has, the code's own documentation says. */
const rule = z.union([severity, z.looseObject({ severity: severity.exactOptional() })]);

const limits = z.strictObject(
  {
    interrupted: z.union([percent, integer(0, 100_000)]).exactOptional(),
    created: z.union([percent, integer(0, 100_000)]).exactOptional(),
  },
  'MAN-003/map',
);

const policy = z
  .object({ limits: limits.exactOptional() }, 'MAN-003/map')
  .catchall(rule)
  .superRefine((given, context) => {
    const keys = Object.keys(given).filter((key) => key !== 'limits' && !codeForm.test(key));
    if (keys.length > 0) context.addIssue({ code: 'unrecognized_keys', keys, input: given });
  });

export const site = document(
  'Site',
  z.strictObject(
    {
      vcenter: vcenter.exactOptional(),
      datacenter: text.exactOptional(),
      cluster: text.exactOptional(),
      folder: path.exactOptional(),
      resourcePool: path.exactOptional(),
      defaults: z
        .strictObject(
          { datastore: text.exactOptional(), provisioning: provisioning.exactOptional(), ...commonSpec },
          'MAN-003/map',
        )
        .exactOptional(),
      timeZone: zone.exactOptional(),
      premises: text.exactOptional(),
      hosts: z
        .strictObject(
          {
            cores: integer(1, 10_000).exactOptional(),
            sockets: integer(1, 100).exactOptional(),
            memory: figure.exactOptional(),
            overhead: figure.exactOptional(),
            coreFactor: z
              .number('MAN-003/number')
              .min(0.1, 'MAN-003/range 0.1 10')
              .max(10, 'MAN-003/range 0.1 10')
              .exactOptional(),
          },
          'MAN-003/map',
        )
        .exactOptional(),
      windows: list(window).exactOptional(),
      forbidden: list(window).exactOptional(),
      policy: policy.exactOptional(),
      exceptions: list(exception).exactOptional(),
    },
    'MAN-003/map',
  ),
);

export type SiteDocument = z.output<typeof site>;
