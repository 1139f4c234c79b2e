import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { type Call, client, type Fake, vcenter } from './vcenter.ts';

const vm = { type: 'VirtualMachine', value: 'vm-1' };

test('no secret is in an error, a log line or the client itself, whatever goes wrong', async () => {
  const secret = 'canary-Pa55/&<"word';
  const fake = await vcenter({ password: '' });
  const lines: unknown[] = [];
  const opened = await client(fake, {
    onRequest: (line) => lines.push(line),
    limits: { firstByte: 1, pauses: [] },
  });
  await opened.login({ username: 'hvm', password: secret });
  const session = [...fake.sessions][0] ?? '';
  opened.hide('guest-canary');
  const echo = (call: Call): string => `${secret} ${session} guest-canary ${call.method}`;
  const rules: readonly Fake['rule'][] = [
    (call) => ({ fault: { _typeName: 'InvalidArgument', invalidProperty: echo(call) }, message: echo(call) }),
    (call) => ({
      fault: {
        _typeName: 'NoPermission',
        privilegeId: echo(call),
        faultCause: { fault: { _typeName: 'NotFound' }, localizedMessage: echo(call) },
      },
    }),
    () => ({ status: 500 }),
    () => ({ status: 503 }),
    () => ({ status: 302 }),
    () => new Promise(() => {}),
    () => Promise.reject(new Error('the server breaks')),
  ];
  const shown: string[] = [];
  for (const rule of rules) {
    fake.rule = rule;
    const args = { spec: { annotation: 'guest-canary', extraConfig: [{ key: 'k', value: secret }] } };
    const error: unknown = await opened.call('ReconfigVM_Task', vm, args).catch((each: unknown) => each);
    expect(error).toBeInstanceOf(Error);
    shown.push(
      inspect(error, { depth: Infinity, showHidden: true, getters: true }),
      JSON.stringify(error),
      String((error as Error).stack),
    );
  }
  fake.rule = () => undefined;
  shown.push(inspect(opened, { depth: Infinity, showHidden: true, getters: true }), JSON.stringify(lines));
  expect(lines.length).toBeGreaterThan(8);
  for (const text of shown) {
    expect(text).not.toContain('canary');
    expect(text).not.toContain(session);
    expect(text).not.toMatch(/cookie|authorization|vmware-api-session-id/i);
  }
});
