/** Values that a key of a manifest does not take. */
export const manifestValues = {
  'MAN-003': {
    message: '{path} does not take {found}.',
    hint: '"hvm explain {explain}" tells what it takes.',
  },
  'MAN-003/wide': {
    message: '{path}: {found} has full-width characters.',
    hint: 'Write {near}.',
  },
  'MAN-003/text': {
    message: '{path} is a text, but YAML reads {found} as something else.',
    hint: 'Quote it: "{found}".',
  },
  'MAN-003/text-only': {
    message: '{path} is a text, not {found}.',
    hint: 'Write a single text.',
  },
  'MAN-003/empty': {
    message: '{path} is empty.',
    hint: 'Write something, or leave the key out.',
  },
  'MAN-003/empty-list': {
    message: 'The list {path} is empty.',
    hint: 'Write at least one item.',
  },
  'MAN-003/number': {
    message: '{path} is a whole number, not {found}.',
    hint: 'Write digits only, without a unit.',
  },
  'MAN-003/number-quoted': {
    message: '{path} is a number, but {found} in quotes is a text.',
    hint: 'Write it without quotes: {found}.',
  },
  'MAN-003/range': {
    message: '{path} lies between {minimum} and {maximum}; {found} does not.',
    hint: 'Write a number from {minimum} to {maximum}.',
  },
  'MAN-003/boolean': {
    message: '{path} is true or false, not {found}.',
    hint: 'Write true or false.',
  },
  'MAN-003/boolean-quoted': {
    message: '{path} is true or false, but {found} in quotes is a text.',
    hint: 'Write it without quotes: {near}.',
  },
  'MAN-003/boolean-near': {
    message: '{path} is true or false, not {found}.',
    hint: 'Write {near}. In YAML 1.2 yes, no, on and off are texts.',
  },
  'MAN-003/list': {
    message: '{path} is a list, not {found}.',
    hint: 'Write each item on a line of its own behind a dash, or all of them in [ ].',
  },
  'MAN-003/list-of-one': {
    message: '{path} is a list, not {found}.',
    hint: 'Write [{found}], or each item on a line of its own behind a dash.',
  },
  'MAN-003/map': {
    message: '{path} has keys of its own; {found} is not such a map.',
    hint: 'Write "key: value" below it, or in { }. "hvm explain {explain}" tells its keys.',
  },
  'MAN-003/choice': {
    message: '{path} does not take {found}.',
    hint: 'It takes: {values}.',
  },
  'MAN-003/choice-near': {
    message: '{path} does not take {found}.',
    hint: 'Did you mean {near}? It takes: {values}.',
  },
  'MAN-003/choice-boolean': {
    message: '{path} does not take {found}.',
    hint: 'Write {near}: in YAML 1.2 that is a text, and no quotes are needed. It takes: {values}.',
  },
  'MAN-003/size': {
    message: '{path} is a size, and {found} is none.',
    hint: 'Write a number and a unit: 16 GiB, 1.5 TiB, 500 GB.',
  },
  'MAN-003/size-number': {
    message: '{path} has no unit: {found} of what?',
    hint: 'Write the unit behind it: {found} GiB, or {found} MiB.',
  },
  'MAN-003/size-unit': {
    message: '{path} has the unit {unit}, which there is not.',
    hint: 'Did you mean {near}? MiB, GiB and TiB count by 1024; MB, GB and TB by 1000.',
  },
  'MAN-003/size-whole': {
    message: '{path} must come out as whole MiB, at least 1; {found} does not.',
    hint: 'vSphere counts in MiB. Write {near}, or another size in MiB, GiB or TiB.',
  },
  'MAN-003/reservation': {
    message: '{path} is a size or all, and {found} is neither.',
    hint: 'Write a number and a unit, as 16 GiB, or all for all of the memory.',
  },
  'MAN-003/date': {
    message: '{path} is a day, and {found} is none.',
    hint: 'Write it as 2027-03-31.',
  },
  'MAN-003/date-near': {
    message: '{path} is a day, and {found} is none.',
    hint: 'Write {near}.',
  },
  'MAN-003/time': {
    message: '{path} is a time of day, and {found} is none.',
    hint: 'Write hours and minutes in quotes, from "00:00" to "23:59".',
  },
  'MAN-003/time-near': {
    message: '{path} is a time of day, and {found} is none.',
    hint: 'Write "{near}".',
  },
  'MAN-003/zone': {
    message: '{path}: there is no time zone {found}.',
    hint: 'Write its name in the IANA database: Asia/Tokyo.',
  },
  'MAN-003/windows-zone': {
    message: '{path} is the number of a Windows time zone, not {found}.',
    hint: 'Write 235 for Tokyo. Names as Asia/Tokyo belong to spec.timeZone of the Site.',
  },
  'MAN-003/ip': {
    message: '{path} is an address, and {found} is none.',
    hint: 'Write all of it, as 10.22.0.1, without a prefix.',
  },
  'MAN-003/ip-near': {
    message: '{path} is an address, and {found} is none.',
    hint: 'Write {near}.',
  },
  'MAN-003/cidr': {
    message: '{path} is an address with its prefix, and {found} is none.',
    hint: "Write it as 10.22.0.11/24: the number behind / is the length of the network's prefix.",
  },
  'MAN-003/cidr-near': {
    message: '{path} is an address with its prefix, and {found} is none.',
    hint: 'Write {near}.',
  },
  'MAN-003/mac': {
    message: '{path} is a MAC address, and {found} is none.',
    hint: 'Write six pairs of hex digits with colons: 00:50:56:9a:00:01.',
  },
  'MAN-003/mac-near': {
    message: '{path} is a MAC address, and {found} is none.',
    hint: 'Write {near}.',
  },
  'MAN-003/path': {
    message: '{path} is a path, and {found} is none.',
    hint: 'Write names with / between them, none at the ends: hospital/imaging.',
  },
  'MAN-003/path-near': {
    message: '{path} is a path, and {found} is none.',
    hint: 'Write {near}.',
  },
  'MAN-003/percent': {
    message: '{path} is a share or a number, and {found} is neither.',
    hint: 'Write 20 % or 5.',
  },
  'MAN-003/url': {
    message: '{path} is the address of a vCenter, and {found} is none.',
    hint: 'Write it with https://, as https://vcenter.example.org.',
  },
  'MAN-003/url-near': {
    message: '{path} is the address of a vCenter, and {found} is none.',
    hint: 'Write {near}.',
  },
  'MAN-003/fingerprint': {
    message: '{path} is a SHA-256 fingerprint, and {found} is none.',
    hint: 'Write 32 pairs of hex digits with colons, in quotes.',
  },
  'MAN-003/code': {
    message: '{path} is the code of a finding, and {found} is none.',
    hint: 'Write it as it is printed: CAP-002.',
  },
  'MAN-003/product-key': {
    message: '{path} is a product key or a reference to one, and {found} is neither.',
    hint: 'Write XXXXX-XXXXX-XXXXX-XXXXX-XXXXX, or {fromEnv: NAME}.',
  },
  'MAN-003/backup': {
    message: '{path} is none or a map, not {found}.',
    hint: 'Write none, or the keys generations, offline, target.',
  },
} as const;
