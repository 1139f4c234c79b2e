import { expect, test } from 'vitest';
import { readerOf } from '../../../src/vsphere/live/read.ts';
import { client, type Fake, type Reply, vcenter } from '../vim/vcenter.ts';
import { ref } from './content.ts';

const vm = (number: number) => ref('VirtualMachine', `vm-${number}`);

function page(objects: readonly object[], token?: string): Reply {
  const contents = objects.map((obj) => ({ _typeName: 'ObjectContent', obj }));
  return {
    value: { _typeName: 'RetrieveResult', objects: contents, ...(token === undefined ? {} : { token }) },
  };
}

/** Answers of RetrievePropertiesEx and its continuation, one after the other. */
async function begin(...answers: readonly Reply[]) {
  const fake = await vcenter();
  const left = [...answers];
  fake.rule = ({ method, session }) =>
    method.endsWith('RetrievePropertiesEx') && fake.sessions.has(session) ? left.shift() : undefined;
  const opened = await client(fake);
  await opened.login({ username: 'hvm', password: 'pass' });
  return { fake, reader: readerOf(opened) };
}

const sent = (fake: Fake, method: string) => fake.calls.filter((call) => call.method === method);

/** Ids of what was read, with a dash where the reading began. */
async function readAll(reader: ReturnType<typeof readerOf>): Promise<string[]> {
  const seen: string[] = [];
  await reader.inventory(() => {
    seen.push('-');
    return ({ obj }) => void seen.push(obj?.value ?? '');
  });
  return seen;
}

test('objects that are asked for at once are read in one request, each once; one that is gone is undefined', async () => {
  const { fake, reader } = await begin(page([vm(2), vm(1)]), page([vm(1)]));
  const wanted = [vm(1), vm(2), vm(1), vm(3)];
  const read = await Promise.all(wanted.map((each) => reader.object(each, 'VirtualMachine')));
  expect(read.map((each) => each?.obj?.value)).toEqual(['vm-1', 'vm-2', 'vm-1', undefined]);
  const [first] = sent(fake, 'RetrievePropertiesEx');
  expect(first?.body.match(/"vm-\d"/g)).toEqual(['"vm-1"', '"vm-2"', '"vm-3"']);
  expect((await reader.object(vm(1), 'VirtualMachine'))?.obj).toEqual(vm(1));
  expect(sent(fake, 'RetrievePropertiesEx')).toHaveLength(2);
});

test('who asks together fails together, and the next one is read', async () => {
  const { reader } = await begin({ fault: { _typeName: 'NoPermission' } }, page([vm(1)]));
  const both = await Promise.allSettled([1, 2].map((each) => reader.object(vm(each), 'VirtualMachine')));
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect((await reader.object(vm(1), 'VirtualMachine'))?.obj).toEqual(vm(1));
});

test('an inventory comes page by page, and its view is made once', async () => {
  const { fake, reader } = await begin(page([vm(1)], 'a'), page([vm(2)], 'b'), page([vm(3)]), page([]));
  expect(await readAll(reader)).toEqual(['-', 'vm-1', 'vm-2', 'vm-3']);
  expect(sent(fake, 'ContinueRetrievePropertiesEx').map(({ body }) => JSON.parse(body).token)).toEqual([
    'a',
    'b',
  ]);
  expect(await readAll(reader)).toEqual(['-']);
  expect(sent(fake, 'CreateContainerView')).toHaveLength(1);
});

test('a session that ends between two pages: the reading begins anew with a view of its own', async () => {
  const { fake, reader } = await begin(
    page([vm(1)], 'a'),
    { fault: { _typeName: 'NotAuthenticated' } },
    page([vm(1), vm(2)]),
  );
  expect(await readAll(reader)).toEqual(['-', 'vm-1', '-', 'vm-1', 'vm-2']);
  expect(sent(fake, 'CreateContainerView')).toHaveLength(2);
});
