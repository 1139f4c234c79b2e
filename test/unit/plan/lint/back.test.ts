import { expect, test } from 'vitest';
import { cases, complaints, spec, vmOf } from '../../../support/lint.ts';

const guest = { addresses: ['10.0.0.1'] };

test.each(
  cases([
    [
      'again as it was: Tools run',
      spec('power-on:b-change', { back: { tools: false, address: false } }),
      'power-on:b-change waits for nothing of b-change; it is to wait for VMware Tools.',
    ],
    [
      'again as it was: it has an address, after a start and after a link that dropped',
      (_, observed) => {
        Object.assign(vmOf(observed, 'b-change'), { guest });
      },
      'reconfigure-network:b-change waits for VMware Tools of b-change; it is to wait for VMware Tools and an address.',
      'power-on:b-change waits for VMware Tools of b-change; it is to wait for VMware Tools and an address.',
    ],
    [
      'no more than it was: without Tools they are not waited for',
      (_, observed) => {
        Object.assign(vmOf(observed, 'b-change'), { tools: 'not-installed' });
      },
      'shutdown-guest:b-change shuts b-change down without VMware Tools.',
      'reconfigure-network:b-change waits for VMware Tools of b-change; it is to wait for nothing.',
      'power-on:b-change waits for VMware Tools of b-change; it is to wait for nothing.',
    ],
    [
      'as it was when an earlier run shut it down',
      (_, observed) => {
        Object.assign(vmOf(observed, 'e-late').marks, { 'hvm.restart': 'pending' });
      },
      'power-on:e-late waits for nothing of e-late; it is to wait for VMware Tools.',
    ],
    [
      'waited for only where it was interrupted',
      spec('power-on:e-late', { back: { tools: true, address: true } }),
      'power-on:e-late waits for VMware Tools and an address of e-late; it is to wait for nothing.',
    ],
  ]),
)('the guest of a VM is $name', ({ change, expected }) => {
  expect(complaints(change)).toEqual(expected);
});

test('no address is waited for where a card is unplugged', () => {
  const said = complaints((plan, observed) => {
    Object.assign(vmOf(observed, 'b-change'), { guest });
    const editNics = [{ key: 4000, mac: '00:50:56:00:00:10', connected: false }];
    spec('reconfigure-network:b-change', { editNics })(plan, observed);
    spec('power-on:b-change', { back: { tools: true, address: true } })(plan, observed);
  });
  expect(said.filter((each) => each.includes('waits for'))).toEqual([]);
});
