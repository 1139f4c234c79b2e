/**
 * Cuts the part of vim25 that hvm speaks out of the whole: `node scripts/vim-slice.mjs VIM25.JSON` reads
 * scripts/vim25/slice.txt (which tells what is wanted, and how it is written) and writes scripts/vim25/slice.json.
 * vim25.json has every type in schema order; it is too large for this repository. Then run scripts/vim-table.mjs.
 */
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = path.join(import.meta.dirname, 'vim25');

/** Types that every value may be, and that a table need not describe. */
export const scalars = [
  'string',
  'boolean',
  'byte',
  'short',
  'int',
  'long',
  'float',
  'double',
  'dateTime',
  'base64Binary',
  'anyType',
  'ManagedObjectReference',
];

/** `{about, types, enums, methods, objects, kin}` of `vim25`, as the list says. Throws when the list asks for what is not there. */
export function cut(vim25, list) {
  const wanted = readList(list);
  const listed = withBases(vim25, wanted.types);
  const known = (type) => scalars.includes(type) || listed.has(type) || vim25.enums[type] !== undefined;
  const types = Object.fromEntries(
    [...listed]
      .sort(([a], [b]) => byName(a, b))
      .map(([name, want]) => [name, cutType(vim25, name, want, known)]),
  );
  const methods = Object.fromEntries(
    wanted.methods.toSorted(byName).map((name) => [name, cutMethod(vim25, name, known)]),
  );
  const objects = Object.fromEntries(
    [...wanted.objects]
      .sort(([a], [b]) => byName(a, b))
      .map(([name, properties]) => [name, cutObject(vim25, wanted.objects, name, properties, known)]),
  );
  const slice = { about: about(vim25), types, enums: {}, methods, objects, kin: {} };
  for (const name of enumsOf(slice, vim25)) slice.enums[name] = vim25.enums[name];
  for (const base of wanted.kin.toSorted(byName)) Object.assign(slice.kin, kinOf(vim25, listed, base));
  checkRequired(vim25, slice);
  return slice;
}

/** One line a type, a method, an object: changes read well in a diff. */
export function sliceText(slice) {
  const section = (name) =>
    `${JSON.stringify(name)}: {\n${Object.entries(slice[name])
      .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(',\n')}\n}`;
  const sections = ['types', 'enums', 'methods', 'objects', 'kin'].map(section);
  return `{\n"about": ${JSON.stringify(slice.about)},\n${sections.join(',\n')}\n}\n`;
}

/** What slice.txt asks for. */
export function readList(text) {
  const wanted = { types: new Map(), methods: [], objects: new Map(), kin: [] };
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    const [head, fields] = line.split(/:\s*|:$/, 2);
    const [word, ...names] = head.split(/\s+/);
    const chosen = fields === undefined ? undefined : fields.split(/\s+/).filter((name) => name !== '');
    if (word === 'method') wanted.methods.push(...names);
    else if (word === 'types') for (const name of names) wanted.types.set(name, { echo: false });
    else if (word === 'type')
      wanted.types.set(names[0], { echo: names.includes('echo'), ...(chosen && { chosen }) });
    else if (word === 'object') wanted.objects.set(names[0], chosen ?? []);
    else if (word === 'kin') wanted.kin.push(...names);
    else throw new Error(`slice.txt: "${word}" is no word of it`);
  }
  return wanted;
}

function withBases(vim25, wanted) {
  const listed = new Map();
  for (const [name, want] of wanted) {
    for (let type = name; type !== null && type !== 'DynamicData'; type = vim25.types[type].base) {
      if (vim25.types[type] === undefined) throw new Error(`no type ${type}`);
      if (!listed.has(type)) listed.set(type, wanted.get(type) ?? want);
    }
  }
  return listed;
}

function cutType(vim25, name, { echo, chosen }, known) {
  const { base, since, fields } = vim25.types[name];
  for (const field of chosen ?? []) {
    const found = fields.find((each) => each.name === field);
    if (found === undefined) throw new Error(`no field ${name}.${field}`);
    if (!known(found.type)) throw new Error(`${name}.${field}: the type ${found.type} is not listed`);
  }
  const kept = fields.filter((field) => (chosen?.includes(field.name) ?? true) && known(field.type));
  return {
    ...(base !== null && base !== 'DynamicData' && { base }),
    ...(since !== undefined && { since }),
    ...(echo && { echo }),
    fields: kept.map(slim),
  };
}

function cutMethod(vim25, name, known) {
  const method = vim25.methods[name];
  if (method === undefined) throw new Error(`no method ${name}`);
  const params = method.params.filter(({ type, optional }) => known(type) || !optional);
  for (const each of [...params, ...(method.returns === null ? [] : [method.returns])]) {
    if (!known(each.type)) throw new Error(`${name}: the type ${each.type} is not listed`);
  }
  return {
    ...(method.since !== undefined && { since: method.since }),
    params: params.map(slim),
    returns: method.returns === null ? null : slim(method.returns),
  };
}

function cutObject(vim25, wanted, name, properties, known) {
  const all = vim25.managedObjects[name];
  if (all === undefined) throw new Error(`no managed object ${name}`);
  let base = all.base;
  while (base !== undefined && base !== null && !wanted.has(base)) base = vim25.managedObjects[base]?.base;
  return {
    ...(base && { base }),
    properties: properties.map((property) => {
      const found = all.properties.find((each) => each.name === property);
      if (found === undefined) throw new Error(`no property ${name}.${property}`);
      if (!known(found.type)) throw new Error(`${name}.${property}: the type ${found.type} is not listed`);
      return slim(found);
    }),
  };
}

function slim({ name, type, array, optional, since, ref }) {
  return {
    ...(name !== undefined && { name }),
    type,
    ...(array && { array }),
    ...(optional && { optional }),
    ...(since !== undefined && { since }),
    ...(ref !== undefined && { ref }),
  };
}

function enumsOf({ types, methods, objects }, vim25) {
  const used = [
    ...Object.values(types).flatMap(({ fields }) => fields),
    ...Object.values(methods).flatMap(({ params, returns }) => [...params, ...(returns ? [returns] : [])]),
    ...Object.values(objects).flatMap(({ properties }) => properties),
  ];
  return [...new Set(used.map(({ type }) => type))]
    .filter((type) => vim25.enums[type] !== undefined)
    .sort(byName);
}

/** Nearest listed ancestor → the names of unlisted types below it. */
function kinOf(vim25, listed, base) {
  const kin = {};
  for (const name of Object.keys(vim25.types).toSorted(byName)) {
    if (listed.has(name)) continue;
    const line = lineOf(vim25, name);
    if (!line.includes(base)) continue;
    const nearest = line.find((type) => listed.has(type));
    kin[nearest] = [...(kin[nearest] ?? []), name];
  }
  return kin;
}

function lineOf(vim25, name) {
  const line = [];
  for (let type = vim25.types[name].base; type; type = vim25.types[type]?.base) line.push(type);
  return line;
}

/** What hvm builds must be whole: a required field of a type that a parameter can hold has to be in the slice. */
function checkRequired(vim25, slice) {
  const reached = new Set();
  const reach = (type) => {
    if (slice.types[type] === undefined || reached.has(type)) return;
    reached.add(type);
    for (const { type: inner } of slice.types[type].fields) reach(inner);
    if (slice.types[type].base !== undefined) reach(slice.types[type].base);
    for (const [name, { base }] of Object.entries(slice.types)) if (base === type) reach(name);
  };
  for (const { params } of Object.values(slice.methods)) for (const { type } of params) reach(type);
  for (const name of reached) {
    for (const { name: field, optional } of vim25.types[name].fields) {
      if (!optional && !slice.types[name].fields.some((each) => each.name === field)) {
        throw new Error(`${name}.${field} is required, and not in the slice`);
      }
    }
  }
}

function byName(a, b) {
  return a < b ? -1 : 1;
}

function about(vim25) {
  return `The part of vim25 that scripts/vim25/slice.txt asks for, cut out by scripts/vim-slice.mjs. Source: ${vim25.about}`;
}

if (realpathSync(process.argv[1] ?? '.') === fileURLToPath(import.meta.url)) {
  const file = process.argv[2];
  if (file === undefined) throw new Error('node scripts/vim-slice.mjs VIM25.JSON');
  const slice = cut(
    JSON.parse(readFileSync(file, 'utf8')),
    readFileSync(path.join(folder, 'slice.txt'), 'utf8'),
  );
  writeFileSync(path.join(folder, 'slice.json'), sliceText(slice));
  const fields = Object.values(slice.types).reduce((sum, { fields: own }) => sum + own.length, 0);
  console.log(
    `slice.json: ${Object.keys(slice.types).length} types with ${fields} fields, ${Object.keys(slice.methods).length} methods`,
  );
}
