import type { Change, Piece, SpecPart, Update } from '../diff/change.ts';
import { ancestry } from '../diff/names.ts';
import type { Impact } from '../model/impact.ts';
import type { Back, CloneSpec, Operation, ReconfigureSpec } from '../model/operation.ts';
import type { ObservedFolder, ObservedVm } from '../model/observed.ts';
import { vmAddress } from '../model/plan.ts';
import type { Because } from '../model/reason.ts';

export interface OperationsInput {
  readonly changes: readonly Change[];
  /** Folders that exist, of all datacenters. */
  readonly folders: readonly ObservedFolder[];
}

/**
 * What must be done, in order. Folders and new VMs first, then what running servers do not notice, then what interrupts
 * them: one server at a time, and only after everything new stands and what is off was started. Each operation has one
 * impact, so that a guard can let through a VM's online part and hold back the rest.
 */
export function planOperations({ changes, folders }: OperationsInput): Operation[] {
  const clones = changes.flatMap(({ work }) => (work.kind === 'create' ? [work.clone] : []));
  const folderOperations = createFolders(clones, folders);
  const made = new Set(folderOperations.map((operation) => operation.id));
  const creates = [
    ...folderOperations,
    ...changes.flatMap((change) =>
      change.work.kind === 'create' ? createOperations(change, change.work, made) : [],
    ),
  ];
  const parts = changes.flatMap((change) =>
    change.work.kind === 'update' && change.existing
      ? [updateParts(change, change.existing, change.work.update)]
      : [],
  );
  const online = parts.flatMap((part) => part.online);
  // Some of them may be off because an earlier run came to its end while it interrupted them.
  const starts = online.flatMap(({ action, id }) => (action === 'power-on' ? [id] : []));
  return [...creates, ...online, ...inTurn(parts, [...lastOf(creates), ...starts])];
}

/** The interrupting groups one after another: the first waits for `gate`, each next one for the group before it. */
function inTurn(parts: readonly Parts[], gate: readonly string[]): Operation[] {
  const groups = parts.flatMap((part) =>
    part.interrupting.map((group) => ({ group, online: part.online.at(-1)?.id })),
  );
  let before = gate;
  return groups.flatMap(({ group, online }) => {
    const after = online === undefined ? before : [online, ...before];
    before = group.slice(-1).map((operation) => operation.id);
    return group.map((operation, index) => (index === 0 ? { ...operation, after } : operation));
  });
}

/** Ids that no other operation waits for: the ends of the chains. */
function lastOf(operations: readonly Operation[]): string[] {
  const waitedFor = new Set(operations.flatMap((operation) => operation.after));
  return operations.flatMap(({ id }) => (waitedFor.has(id) ? [] : [id]));
}

/** Parents first. A Site is in one datacenter, and so are all its new VMs. */
function createFolders(clones: readonly CloneSpec[], folders: readonly ObservedFolder[]): Operation[] {
  const datacenter = clones[0]?.datacenter ?? '';
  const there = new Set(folders.flatMap((each) => (each.datacenter === datacenter ? [each.path] : [])));
  const wanted = clones.flatMap(({ folder }) => ancestry(folder));
  const missing = new Set(wanted.filter((path) => !there.has(path)));
  return [...missing].sort().map((path) => {
    const parent = ancestry(path).at(-2);
    return {
      id: `create-folder:${path}`,
      address: `Folder/${path}`,
      action: 'create-folder',
      after: parent !== undefined && missing.has(parent) ? [`create-folder:${parent}`] : [],
      impact: 'none',
      because: 'a declared VM needs this folder',
      spec: { datacenter, path },
    };
  });
}

function createOperations(
  { vm: { name }, existing: begun }: Change,
  work: Extract<Change['work'], { kind: 'create' }>,
  made: ReadonlySet<string>,
): Operation[] {
  const address = vmAddress(name);
  const impact = 'create' as const;
  const folder = `create-folder:${work.clone.folder}`;
  const after = made.has(folder) ? [folder] : [];
  const because =
    begun === undefined
      ? 'the VM is declared and does not exist'
      : 'the VM was begun by an earlier apply and is not finished';
  const operations: Operation[] = [
    { id: `clone:${name}`, address, action: 'clone', after, impact, because, spec: work.clone },
  ];
  const last = () => [operations.at(-1)?.id ?? ''];
  if (work.customize !== undefined) {
    const spec = work.customize;
    const why = 'the guest gets its name and addresses, as declared';
    operations.push({
      id: `customize:${name}`,
      address,
      action: 'customize',
      after: last(),
      impact,
      because: why,
      spec,
    });
  }
  if (work.powerOn) {
    const { instanceUuid } = work.clone;
    const why = 'the VM is declared as powered on';
    const spec = { name, instanceUuid };
    operations.push({
      id: `power-on:${name}`,
      address,
      action: 'power-on',
      after: last(),
      impact,
      because: why,
      spec,
    });
  }
  return operations;
}

interface Parts {
  readonly online: readonly Operation[];
  /** At most two groups: what drops links, and what stops the VM. */
  readonly interrupting: readonly (readonly Operation[])[];
}

function updateParts(change: Change, existing: ObservedVm, update: Update): Parts {
  const online = update.pieces.filter((piece) => piece.field.impact === 'online');
  const network = update.pieces.filter((piece) => piece.field.impact === 'network');
  const cycle = update.pieces.filter((piece) => piece.field.impact === 'power-cycle');
  return {
    online: onlinePart(change, existing, update, online),
    interrupting: [
      network.length === 0 ? [] : [networkPart(change, existing, network)],
      cycle.length === 0 && update.power !== 'stop' ? [] : cyclePart(change, existing, update, cycle),
    ].filter((group) => group.length > 0),
  };
}

function onlinePart(
  change: Change,
  existing: ObservedVm,
  update: Update,
  pieces: readonly Piece[],
): Operation[] {
  const starting = update.power === 'start';
  const chain = chainOf(change.vm.name, existing, 'online');
  const done = update.restartPending && !starting ? { restart: 'done' as const } : {};
  const marks = update.marks === undefined ? {} : { marks: update.marks };
  const spec = { ...merge(pieces), ...marks, ...done };
  const because: Because =
    change.action === 'adopt'
      ? 'the VM is taken over by --adopt'
      : 'the manifest differs and the change is online';
  if (Object.keys(spec).length > 0) chain.reconfigure('reconfigure-online', because, spec);
  if (update.customize !== undefined) chain.customize(update.customize);
  if (starting) {
    const because = 'the VM was running before the change';
    // What hvm shut down had running Tools, if the vCenter tells of Tools; of its addresses nothing is known any more.
    const hadTools = update.restartPending && existing.tools === 'not-running';
    const back = hadTools ? { tools: true, address: false } : undefined;
    chain.power('power-on', update.declaredOn ? 'the VM is declared as powered on' : because, back);
  }
  if (starting && update.restartPending) {
    chain.reconfigure('unmark-restart', 'the change that needed the VM off is done', { restart: 'done' });
  }
  return chain.operations;
}

function networkPart(change: Change, existing: ObservedVm, pieces: readonly Piece[]): Operation {
  const chain = chainOf(change.vm.name, existing, 'network');
  const spec = merge(pieces);
  // The address may have been that of the card.
  const isUnplugged = spec.editNics?.some(({ connected }) => connected === false) ?? false;
  const back = backOf(existing, !isUnplugged);
  chain.reconfigure('reconfigure-network', 'the manifest differs and the change interrupts the network', {
    ...spec,
    ...(back === undefined ? {} : { back }),
  });
  const [operation] = chain.operations;
  if (operation === undefined) throw new RangeError('a chain with one link is empty');
  return operation;
}

/**
 * Shut down, change, start. Where the manifest does not itself say that the VM is on, the VM is marked first: a run that
 * ends while it is off must not leave it so.
 */
function cyclePart(
  change: Change,
  existing: ObservedVm,
  update: Update,
  pieces: readonly Piece[],
): Operation[] {
  const chain = chainOf(change.vm.name, existing, 'power-cycle');
  const stops = update.power === 'stop';
  const remember = !stops && !update.declaredOn;
  if (remember) {
    const because = 'the VM must be found again if the run ends while it is off';
    chain.reconfigure('mark-restart', because, { restart: 'pending' });
  }
  chain.power(
    'shutdown-guest',
    stops ? 'the VM is declared as powered off' : 'a change needs the VM powered off',
  );
  if (pieces.length > 0) {
    chain.reconfigure(
      'reconfigure',
      'the manifest differs and the change needs the VM powered off',
      merge(pieces),
    );
  }
  if (!stops) chain.power('power-on', 'the VM was running before the change', backOf(existing));
  if (remember)
    chain.reconfigure('unmark-restart', 'the change that needed the VM off is done', { restart: 'done' });
  return chain.operations;
}

/** How the guest of a VM that is interrupted must be again: as it is now. undefined: nothing is known of it now. */
function backOf({ tools, guest }: ObservedVm, keepsAddress = true): Back | undefined {
  const back = {
    tools: tools === 'running',
    address: keepsAddress && guest !== undefined && guest.addresses.length > 0,
  };
  return back.tools || back.address ? back : undefined;
}

/** Operations on one VM, each waiting for the one before. */
function chainOf(name: string, existing: ObservedVm, impact: Impact) {
  const address = vmAddress(name);
  const operations: Operation[] = [];
  const vm = { name: existing.name, instanceUuid: existing.instanceUuid };
  const common = (id: string, because: Because) => {
    const last = operations.at(-1);
    return { id: `${id}:${name}`, address, after: last === undefined ? [] : [last.id], impact, because };
  };
  return {
    operations,
    reconfigure: (id: string, because: Because, spec: Partial<ReconfigureSpec>) =>
      operations.push({ ...common(id, because), action: 'reconfigure', spec: { ...spec, ...vm } }),
    customize: (spec: NonNullable<Update['customize']>) =>
      operations.push({
        ...common('customize', 'the guest gets its name and addresses, as declared'),
        action: 'customize',
        spec,
      }),
    power: (action: 'power-on' | 'shutdown-guest', because: Because, back?: Back) =>
      operations.push({
        ...common(action, because),
        action,
        spec: { ...vm, ...(back === undefined ? {} : { back }) },
      }),
  };
}

/** The pieces of several fields as one reconfigure: lists joined, edits of one card made one edit. */
function merge(pieces: readonly Piece[]): SpecPart {
  const specs = pieces.map((piece) => piece.spec);
  const scalars: SpecPart = Object.assign({}, ...specs);
  const edits = new Map<number, NonNullable<SpecPart['editNics']>[number]>();
  for (const edit of specs.flatMap((spec) => spec.editNics ?? [])) {
    edits.set(edit.key, { ...edits.get(edit.key), ...edit });
  }
  const growDisks = specs.flatMap((spec) => spec.growDisks ?? []);
  const addDisks = specs.flatMap((spec) => spec.addDisks ?? []);
  const addNics = specs.flatMap((spec) => spec.addNics ?? []);
  return {
    ...scalars,
    ...(growDisks.length > 0 ? { growDisks } : {}),
    ...(addDisks.length > 0 ? { addDisks } : {}),
    ...(edits.size > 0 ? { editNics: [...edits.values()] } : {}),
    ...(addNics.length > 0 ? { addNics } : {}),
  };
}
