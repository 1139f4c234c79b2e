import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { partsOf, privileges } from '../../../src/vsphere/live/privileges.ts';
import { clone, card, diskSpec, reconfigure, templateDisk } from '../../contract/operations.ts';
import { disk, inventory, vm } from '../../support/inventory.ts';

const page = readFileSync(path.join(import.meta.dirname, '../../../docs/privileges.md'), 'utf8');
const table = Object.entries(privileges).flatMap(([work, places]) =>
  Object.entries(places).map(([place, list]) => `${work} | ${place} | ${list.join(', ')}`),
);
const all = [
  ...new Set<string>(Object.values(privileges).flatMap((places) => Object.values(places).flat())),
].toSorted();

describe('docs/privileges.md', () => {
  test('has the table of the code, row by row', () => {
    const rows = [...page.matchAll(/^\| [a-z-, ]+ \| (.+) \| (.+) \| (`.+`) \|$/gm)];
    const told = rows.map(([, work, place, list = '']) => `${work} | ${place} | ${list.replaceAll('`', '')}`);
    expect(told.toSorted()).toEqual(table.toSorted());
  });

  test.each(['sh', 'powershell'])('makes roles of exactly these privileges (%s)', (language) => {
    const block = new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(page)?.[1] ?? '';
    const named = block.match(/\b(?:Folder|VirtualMachine|Resource|Datastore|Network)\.[A-Z][\w.]*/g) ?? [];
    expect([...new Set(named)].toSorted()).toEqual(all);
  });
});

const world = inventory({ vms: [vm({ disks: [disk(), disk({ unit: 1 })] })] });
const told = (operation: Parameters<typeof partsOf>[0]) =>
  partsOf(operation, world).map(({ work, datastore, portGroup }) =>
    [work, datastore, portGroup?.name].filter((word) => word !== undefined).join(' on '),
  );

describe('what an operation does', () => {
  test('a clone: its datastores, grown and new disks, new and old cards', () => {
    const disks = [
      templateDisk({ sizeMib: 50_000 }),
      { ...diskSpec(), unit: 1, datastore: 'ds02', from: 'new' as const },
      { ...diskSpec(), controller: 1, unit: 0, datastore: 'ds02', from: 'new' as const },
    ];
    const nics = [
      { ...card(), from: 'template' as const },
      { ...card({ portGroup: { name: 'vlan-20', switch: null } }), from: 'new' as const },
    ];
    expect(told(clone({ disks, nics, customization: null }))).toEqual([
      'clone the template on ds01',
      'clone the template on ds02',
      'grow a disk',
      'add a disk on ds02',
      'add a disk on ds02',
      'add a controller for it',
      'move a card to another port group on vlan-10',
      'add a card on vlan-20',
    ]);
  });

  test('a change: only what it changes', () => {
    expect(told(reconfigure(vm(), { notes: '' }))).toEqual(['notes']);
    expect(told(reconfigure(vm(), { restart: 'done' }))).toEqual(['marks (advanced settings)']);
    expect(told(reconfigure(vm(), { cpuHotAdd: false, memoryMib: 1, memoryReservationMib: 0 }))).toEqual([
      'cores, cores per socket, CPU hot add',
      'memory, memory hot add',
      'reservations',
    ]);
    const mac = '00:50:56:00:00:10';
    const editNics = [
      { key: 4000, mac, portGroup: { name: 'vlan-30', switch: null } },
      { key: 4001, mac, connected: false },
    ];
    expect(told(reconfigure(vm(), { editNics }))).toEqual([
      'move a card to another port group on vlan-30',
      'connect or disconnect a card',
    ]);
  });
});
