import { expect, test } from 'vitest';
import { secretsOf } from '../../../src/vsphere/vim/secrets.ts';
import { canaries, leaksIn } from '../../support/canaries.ts';

const secret = canaries.password;
const xml = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const units = (text: string): string =>
  text.replaceAll(/[^]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

test.each([
  ['as it is', `the password ${secret} is wrong`],
  ['in XML', `<p>${xml}</p>`],
  ['in XML with quotes', xml.replaceAll('"', '&quot;').replaceAll("'", '&apos;')],
  ['in JSON', JSON.stringify({ password: secret })],
  ['in JSON by numbers', units(secret)],
  ['in a URL', encodeURIComponent(secret)],
  ['in a form', encodeURIComponent(secret).replaceAll('%20', '+')],
  ['in hexadecimal', Buffer.from(secret).toString('hex')],
  ['in base64', Buffer.from(secret).toString('base64')],
  ['in base64 with a name', Buffer.from(`u:${secret}`).toString('base64')],
  ['in base64 with another name', Buffer.from(`us:${secret}:x`).toString('base64')],
  ['in base64 for URLs', Buffer.from(`usr:${secret}`).toString('base64url')],
  ['in base64 of XML', Buffer.from(`<p>${xml}</p>`).toString('base64')],
  ['in XML in JSON', JSON.stringify(xml)],
])('a secret %s: found by the tests, and gone afterwards', (_, text) => {
  const secrets = secretsOf();
  expect(leaksIn(text)).not.toEqual([]);
  secrets.hide(secret);
  expect(leaksIn(secrets.clean(text))).toEqual([]);
});

test('of a secret that begins like another, nothing stays', () => {
  const secrets = secretsOf();
  secrets.hide('hunter2');
  secrets.hide('hunter2-and-more');
  expect(secrets.clean('it was hunter2-and-more, not hunter2')).toBe('it was ***, not ***');
});

test('in a value every text is cleaned, but for the names of types that we know', () => {
  const secrets = secretsOf();
  secrets.hide('InvalidLogin');
  const sent = {
    _typeName: 'InvalidLogin',
    _sentAs: 'xInvalidLogin',
    list: [{ text: 'InvalidLogin!' }],
    at: new Date(0),
  };
  expect(secrets.cleanAll(sent)).toEqual({
    _typeName: 'InvalidLogin',
    _sentAs: 'x***',
    list: [{ text: '***!' }],
    at: new Date(0),
  });
});
