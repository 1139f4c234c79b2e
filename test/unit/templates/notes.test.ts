import { expect, test } from 'vitest';
import { defaultNotes } from '../../../src/templates/notes.ts';
import { declared } from '../../support/desired.ts';

test('the display name and who is responsible, in the manifests’ own words', () => {
  const manifest = declared({
    displayName: '画像管理システム Claio',
    labels: { owner: 'hospital', system: 'imaging' },
    responsibility: { hardware: 'university', osPatch: 'TBD', application: 'ファインデックス' },
  });
  expect(defaultNotes(manifest, 'ファインデックス株式会社')).toBe(
    [
      '画像管理システム Claio',
      'owner: hospital',
      'hardware: university',
      'application: ファインデックス',
      'vendor: ファインデックス株式会社',
    ].join('\n'),
  );
});

test('nothing where nothing is declared', () => {
  expect(defaultNotes(declared(), undefined)).toBe('');
});
