import { expect, test } from 'vitest';
import { sha256, uuidV5 } from '../../../src/lib/hash.ts';

test('sha256 is that of the UTF-8 bytes', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256('病院')).toBe('616b0d572eed3940783fdaa9511c7db450e468766b7d1aa00fd5b72ca4cdddcc');
});

test('uuidV5 has the form of RFC 9562 and never changes', () => {
  expect(uuidV5('kdu/h-claio01')).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  // VMs that exist carry these.
  expect(uuidV5('kdu/h-claio01')).toBe('55152816-92d7-5909-ab27-48520f620696');
  expect(uuidV5('kdu/h-claio02')).not.toBe(uuidV5('kdu/h-claio01'));
});
