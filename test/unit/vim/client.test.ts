import { describe, expect, test, vi } from 'vitest';
import { HvmError } from '../../../src/errors.ts';
import { VimFault } from '../../../src/vsphere/vim/fault.ts';
import { make, type Ref } from '../../../src/vsphere/vim/values.ts';
import { client, type Fake, type Reply, user, vcenter } from './vcenter.ts';

const folder: Ref = { type: 'Folder', value: 'group-v3' };
const vm: Ref = { type: 'VirtualMachine', value: 'vm-1' };
const credentials = { username: 'hvm', password: 'pass' };
const methods = (fake: Fake): string[] => fake.calls.map(({ method }) => method);
const whole = { propSet: [make('PropertySpec', { type: 'VirtualMachine', pathSet: ['name'] })] };

async function caught(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error instanceof VimFault
      ? { type: error.type, message: error.message, operation: error.operation, renewed: error.renewed }
      : error instanceof HvmError
        ? { key: error.key, args: error.args }
        : error;
  }
  throw new Error('no error');
}

describe('what a server lists decides how it is spoken to', () => {
  test.each([
    [['9.2.0.0', '9.1.0.0', '8.0.1.0', '5.5'], 'vi-json', '8.0.1.0'],
    [['8.0.3.0', '6.0', '5.5'], 'vi-json', '8.0.3.0'],
    [['8.0.0.1', '7.0.3.2', '5.5'], 'soap', '8.0.0.1'],
    [['7.0.3.0', '6.7.3'], 'soap', '7.0.3.0'],
    [['5.5', '5.1', '5.0', '4.1'], 'soap', '5.5'],
  ])('%j: %s %s', async (versions, api, version) => {
    const opened = await client(await vcenter({ versions }));
    expect([opened.api, opened.version]).toEqual([api, version]);
  });

  test('SOAP can be forced, and is what an old list leads to when VI/JSON is not served', async () => {
    const forced = await client(await vcenter(), { api: 'soap' });
    expect([forced.api, forced.version]).toEqual(['soap', '8.0.3.0']);
    const fake = await vcenter({ soapOnly: true });
    const fallen = await client(fake);
    expect([fallen.api, fallen.version, fallen.stats().requests]).toEqual(['soap', '8.0.3.0', 3]);
  });

  test('VI/JSON that cannot be had is explained', async () => {
    const old = await vcenter({ versions: ['7.0.3.2', '5.5'] });
    expect(await caught(client(old, { api: 'vi-json' }))).toEqual({
      key: 'API-001',
      args: { host: new URL(old.url).host, version: '7.0.3.2' },
    });
    const esx = await vcenter({ soapOnly: true });
    expect(await caught(client(esx, { api: 'vi-json' }))).toEqual({
      key: 'API-001/missing',
      args: { host: new URL(esx.url).host, version: '8.0.3.0' },
    });
  });

  test('a server that is too old, and one that is none', async () => {
    const old = await vcenter({ versions: ['5.1', '5.0'] });
    expect(await caught(client(old))).toMatchObject({ key: 'API-002', args: { version: '5.1' } });
    expect(await caught(client(await vcenter({ versions: [''] })))).toMatchObject({ key: 'API-002' });
  });
});

describe.each(['vi-json', 'soap'] as const)('a session over %s', (api) => {
  const begin = async (fake: Fake): ReturnType<typeof client> => {
    const opened = await client(fake, { api });
    await opened.login(credentials);
    return opened;
  };

  test('is begun once and ended once, whatever is called', async () => {
    const fake = await vcenter();
    const opened = await begin(fake);
    await opened.login(credentials);
    await opened.call('PowerOnVM_Task', vm, {}).catch(() => {});
    await opened.close();
    await opened.close();
    expect([methods(fake), [...fake.sessions]]).toEqual([
      ['RetrieveServiceContent', 'Login', 'PowerOnVM_Task', 'Logout'],
      [],
    ]);
    expect(fake.calls.map(({ session }) => session === '')).toEqual([true, true, false, false]);
  });

  test('asks for English', async () => {
    const fake = await vcenter();
    await begin(fake);
    const login = fake.calls.find(({ method }) => method === 'Login');
    expect(login?.body).toMatch(api === 'soap' ? '<locale>en</locale>' : '"locale":"en"');
  });

  test('that is refused is never tried again', async () => {
    const fake = await vcenter({ password: 'other' });
    const opened = await client(fake, { api });
    const fault = {
      type: 'InvalidLogin',
      message: 'Cannot complete login',
      operation: 'Login',
      renewed: false,
    };
    expect(await caught(opened.login(credentials))).toEqual(fault);
    expect(await caught(opened.login(credentials))).toEqual(fault);
    await opened.close();
    expect(methods(fake)).toEqual(['RetrieveServiceContent', 'Login']);
  });

  test('that the server has ended is begun anew, once for all who notice, and listeners hear of it', async () => {
    const fake = await vcenter();
    const opened = await begin(fake);
    let heard = 0;
    opened.onRenewal(() => (heard += 1));
    fake.sessions.clear();
    await Promise.all([1, 2, 3, 4].map(() => opened.call('ShutdownGuest', vm, {})));
    expect(methods(fake).filter((method) => method === 'Login')).toEqual(['Login', 'Login']);
    expect(methods(fake).filter((method) => method === 'ShutdownGuest')).toHaveLength(8);
    expect([heard, fake.sessions.size]).toEqual([1, 1]);
    await opened.close();
    expect(fake.sessions.size).toBe(0);
  });

  test('that ends again while calls are repeated is begun anew once more, once for all of them', async () => {
    const fake = await vcenter();
    const opened = await begin(fake);
    fake.sessions.clear();
    let logins = 0;
    fake.rule = ({ method, session }) => {
      if (method === 'Login') logins += 1;
      // The session of the first renewal is over before anybody has used it.
      if (method === 'ShutdownGuest' && logins === 1) fake.sessions.delete(session);
      return undefined;
    };
    await Promise.all([1, 2, 3, 4].map(() => opened.call('ShutdownGuest', vm, {})));
    expect([logins, fake.sessions.size]).toEqual([2, 1]);
    await opened.close();
    expect(fake.sessions.size).toBe(0);
  });

  test('that ends each time is begun anew three times by a call, and no more', async () => {
    const fake = await vcenter();
    const opened = await begin(fake);
    fake.rule = ({ method, session }) => {
      if (method === 'ShutdownGuest') fake.sessions.delete(session);
      return undefined;
    };
    expect(await caught(opened.call('ShutdownGuest', vm, {}))).toMatchObject({ type: 'NotAuthenticated' });
    expect(methods(fake).filter((method) => method === 'Login')).toHaveLength(4);
    expect(methods(fake).filter((method) => method === 'ShutdownGuest')).toHaveLength(4);
  });

  test('of a server that hands sessions to everybody is the one that was logged in, however many call meanwhile', async () => {
    const fake = await vcenter({ anonymous: true });
    const opened = await begin(fake);
    expect(fake.sessions.size).toBe(1);
    fake.rule = async ({ method }) => {
      if (method === 'Login') await new Promise((resolve) => void setTimeout(resolve, 100));
      return undefined;
    };
    fake.sessions.clear();
    const calls = [1, 2, 3].map(async (delay) => {
      await new Promise((resolve) => void setTimeout(resolve, delay * 20));
      await opened.call('ShutdownGuest', vm, {});
    });
    await Promise.all(calls);
    // The first notices; the others come while the login is under way, and wait for it.
    expect(methods(fake).slice(2).sort()).toEqual([
      'Login',
      ...Array.from({ length: 4 }, () => 'ShutdownGuest'),
    ]);
    await opened.close();
    expect(fake.sessions.size).toBe(0);
  });

  test('takes its views with it: a call that needs one is not repeated, and says so', async () => {
    const fake = await vcenter();
    const opened = await begin(fake);
    const view = await opened.call(
      'CreateContainerView',
      { type: 'ViewManager', value: 'ViewManager' },
      { container: folder, recursive: true },
    );
    const read = (obj: Ref): Promise<unknown> =>
      opened.call(
        'RetrievePropertiesEx',
        { type: 'PropertyCollector', value: 'p' },
        { specSet: [{ ...whole, objectSet: [{ obj }] }], options: {} },
      );
    fake.sessions.clear();
    expect(await caught(read(view))).toEqual({
      type: 'NotAuthenticated',
      message: '',
      operation: 'RetrievePropertiesEx',
      renewed: true,
    });
    fake.sessions.clear();
    expect(await read(folder)).toEqual({ _typeName: 'RetrieveResult', objects: [] });
    fake.sessions.clear();
    expect(
      await caught(
        opened.call(
          'ContinueRetrievePropertiesEx',
          { type: 'PropertyCollector', value: 'p' },
          { token: '0' },
        ),
      ),
    ).toMatchObject({ renewed: true });
  });

  test('is known to be over by an answer in which everything is missing, too', async () => {
    const fake = await vcenter();
    const opened = await begin(fake);
    const missing: Reply = {
      value: {
        _typeName: 'RetrieveResult',
        objects: [
          { obj: vm, missingSet: [{ path: 'name', fault: { fault: { _typeName: 'NotAuthenticated' } } }] },
        ],
      },
    };
    let left = 1;
    fake.rule = ({ method }) => (method === 'RetrievePropertiesEx' && left-- > 0 ? missing : undefined);
    const specSet = [{ ...whole, objectSet: [{ obj: folder }] }];
    const result = await opened.call(
      'RetrievePropertiesEx',
      { type: 'PropertyCollector', value: 'p' },
      { specSet, options: {} },
    );
    expect([result, methods(fake).slice(2)]).toEqual([
      { _typeName: 'RetrieveResult', objects: [] },
      ['RetrievePropertiesEx', 'Login', 'RetrievePropertiesEx'],
    ]);
  });

  test('whose login got no answer is found, where the second login is refused because of the first', async () => {
    const fake = await vcenter({ anonymous: true });
    let logins = 0;
    fake.rule = ({ method, session }) => {
      if (method === 'Login' && ++logins === 1) {
        fake.sessions.add(session);
        return { status: 502 };
      }
      if (method === 'Login') return { fault: { _typeName: 'InvalidLogin' } };
      if (method !== 'RetrievePropertiesEx') return undefined;
      const propSet = [{ _typeName: 'DynamicProperty', name: 'currentSession', val: user }];
      const obj = { type: 'SessionManager', value: 'SessionManager' };
      const objects = [{ _typeName: 'ObjectContent', obj, propSet }];
      return { value: { _typeName: 'RetrieveResult', objects } };
    };
    const opened = await begin(fake);
    await opened.call('ShutdownGuest', vm, {});
    await opened.close();
    expect([methods(fake), fake.sessions.size]).toEqual([
      ['RetrieveServiceContent', 'Login', 'Login', 'RetrievePropertiesEx', 'ShutdownGuest', 'Logout'],
      0,
    ]);
  });

  test('is ended though the first logout fails, and in bounded time though none is answered', async () => {
    const fake = await vcenter();
    const opened = await begin(fake);
    let fails = 1;
    fake.rule = ({ method }) => (method === 'Logout' && fails-- > 0 ? { status: 503 } : undefined);
    await opened.close();
    expect(fake.sessions.size).toBe(0);
    const other = await begin(fake);
    fake.rule = ({ method }) => (method === 'Logout' ? new Promise(() => {}) : undefined);
    await other.close();
    expect(methods(fake).filter((method) => method === 'Logout')).toHaveLength(3);
  });

  test('that ends gives up what is under way', async () => {
    const fake = await vcenter();
    const opened = await begin(fake);
    fake.rule = ({ method }) => (method === 'PowerOnVM_Task' ? new Promise(() => {}) : undefined);
    const call = caught(opened.call('PowerOnVM_Task', vm, {}));
    await vi.waitFor(() => expect(methods(fake)).toContain('PowerOnVM_Task'));
    await opened.close();
    expect(await call).toMatchObject({ key: 'CON-008' });
  });

  test.each([
    ['an internal error', { fault: { _typeName: 'SystemError', reason: '' } }],
    ['a bare 500', { status: 500 }],
    ['a 502', { status: 502 }],
  ] as const)('asks again after %s where that does no harm', async (_, reply) => {
    const fake = await vcenter();
    const opened = await begin(fake);
    let fails = 1;
    fake.rule = () => (fails-- > 0 ? reply : undefined);
    await opened.call('CurrentTime', { type: 'ServiceInstance', value: 'ServiceInstance' }, {});
    fails = 1;
    expect(await caught(opened.call('ShutdownGuest', vm, {}))).not.toBe(undefined);
    expect(methods(fake).slice(2)).toEqual(['CurrentTime', 'CurrentTime', 'ShutdownGuest']);
  });

  test('is ended even when it is begun while the program ends', async () => {
    const fake = await vcenter();
    const opened = await client(fake, { api });
    fake.rule = async ({ method }) => {
      if (method === 'Login') await new Promise((resolve) => void setTimeout(resolve, 100));
      return undefined;
    };
    const login = opened.login(credentials);
    await opened.close();
    await login;
    expect([methods(fake).at(-1), fake.sessions.size]).toEqual(['Logout', 0]);
  });

  test('gives faults as they are, by type', async () => {
    const fake = await vcenter();
    const opened = await begin(fake);
    fake.rule = () => ({
      fault: {
        _typeName: 'InvalidPowerState',
        requestedState: 'poweredOff',
        existingState: 'poweredOn',
        faultCause: { fault: { _typeName: 'FileLocked', file: '[ds] a' } },
      },
      message: 'The attempted operation cannot be performed in the current state (Powered on).',
    });
    const fault = await opened.call('PowerOnVM_Task', vm, {}).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(VimFault);
    if (!(fault instanceof VimFault)) return;
    expect([fault.type, fault.bases, fault.is('InvalidState'), fault.is('FileFault'), fault.message]).toEqual(
      [
        'InvalidPowerState',
        ['InvalidState', 'VimFault', 'MethodFault'],
        true,
        false,
        'The attempted operation cannot be performed in the current state (Powered on).',
      ],
    );
  });

  test.each([
    [404, 'CON-005'],
    [400, 'CON-005'],
    [503, 'CON-005/unavailable'],
  ])('HTTP status %d without a fault is %s', async (status, key) => {
    const fake = await vcenter();
    const opened = await begin(fake);
    fake.rule = () => ({ status });
    const facts = { host: new URL(fake.url).host, operation: 'PowerOnVM_Task', status };
    expect(await caught(opened.call('PowerOnVM_Task', vm, {}))).toEqual({ key, args: facts });
    fake.rule = () => undefined;
  });
});
