import { expect, test } from 'vitest';
import { inventory, vm } from '../support/inventory.ts';
import { createFolder } from './operations.ts';
import type { World } from './suite.ts';

export function folderCases(world: World): void {
  test('makes a folder in the root and in another folder', async () => {
    await world.given(inventory());
    expect(await world.perform(createFolder('lab'))).toMatchObject({ status: 'done' });
    expect(await world.perform(createFolder('hospital/imaging'))).toMatchObject({ status: 'done' });
    const { folders } = await world.reread();
    expect(folders.map(({ path }) => path)).toEqual(['hospital', 'hospital/imaging', 'lab']);
  });

  test('is already there the second time', async () => {
    await world.given(inventory());
    expect(await world.perform(createFolder('hospital'))).toMatchObject({ status: 'already' });
    expect((await world.reread()).folders).toHaveLength(1);
  });

  test('refuses a folder in a folder that is not there', async () => {
    await world.given(inventory());
    await world.refuses(createFolder('nowhere/imaging'), ['NotFound', 'ManagedObjectNotFound']);
  });

  test('refuses a datacenter that is not there', async () => {
    await world.given(inventory());
    await world.refuses(createFolder('lab', 'Elsewhere'), ['NotFound', 'ManagedObjectNotFound']);
  });

  test.skipIf(!world.can.names).each(['hospital//a', 'hospital/', '/lab', 'x'.repeat(81)])(
    'refuses the name %j',
    async (path) => {
      await world.given(inventory());
      await world.refuses(createFolder(path), ['InvalidName']);
    },
  );

  test('refuses the name of a VM in the same folder', async () => {
    await world.given(inventory({ vms: [vm({ name: 'lab' }), vm({ name: 'other', folder: 'hospital' })] }));
    await world.refuses(createFolder('lab'), ['DuplicateName']);
    expect(await world.perform(createFolder('hospital/lab'))).toMatchObject({ status: 'done' });
  });
}
