import { expect, test } from 'vitest';
import { frameWords } from '../../../src/messages/reports.ts';
import { allocationWords } from '../../../src/reckon/allocation/parts.ts';
import { capacityWords } from '../../../src/reckon/capacity/parts.ts';
import { ledgerWords } from '../../../src/reckon/ledger/parts.ts';
import { licenceWords } from '../../../src/reckon/licences.ts';
import { responsibilityWords } from '../../../src/reckon/responsibility/parts.ts';

const subjects: Readonly<Record<string, Readonly<Record<'en' | 'ja', Readonly<Record<string, string>>>>>> = {
  frame: frameWords,
  capacity: capacityWords,
  licences: licenceWords,
  allocation: allocationWords,
  responsibility: responsibilityWords,
  ledger: ledgerWords,
};

test.each(Object.keys(subjects))(
  'the words of %s are there in both languages, with the same facts',
  (subject) => {
    const { en = {}, ja = {} } = subjects[subject] ?? {};
    const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
    expect(Object.keys(ja)).toEqual(Object.keys(en));
    for (const [word, english] of Object.entries(en)) {
      expect([word, placeholders(ja[word] ?? '')]).toEqual([word, placeholders(english)]);
      expect([word, /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u.test(english)]).toEqual([word, false]);
      expect([word, ja[word] === '']).toEqual([word, false]);
    }
  },
);
