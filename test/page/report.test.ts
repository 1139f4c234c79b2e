/** Reports as a browser shows and prints them: with the network off, and whatever is in a name. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Report, reportKinds } from '../../src/model/report.ts';
import { reportHtml } from '../../src/report/report-html.ts';
import { chromium, show } from '../support/browser.ts';
import { exampleSite, run, temporaryFolder } from '../support/run.ts';

if (chromium === undefined) console.warn('There is no Chromium: how reports are shown is not tested.');

/** Where to leave what was shown, for a person to look at. */
const gallery = process.env['HVM_GALLERY'];

async function keep(name: string, picture: Buffer, pdf: Buffer): Promise<void> {
  if (gallery === undefined) return;
  await mkdir(gallery, { recursive: true });
  await writeFile(path.join(gallery, `${name}.png`), picture);
  await writeFile(path.join(gallery, `${name}.pdf`), pdf);
}

describe.skipIf(chromium === undefined)('in a browser', () => {
  test.each([...reportKinds.map((kind) => [kind, 'ja'] as const), ['capacity', 'en'] as const])(
    '%s (%s): one page that asks for nothing and complains of nothing, printed on A4',
    async (kind, lang) => {
      const cwd = await exampleSite();
      const made = await run(
        ['report', kind, '-o', 'html', '--lang', lang, '--now', '2026-12-01T09:00:00+09:00'],
        { cwd },
      );
      expect(made.code).toBe(0);
      const file = path.join(cwd, 'report.html');
      await writeFile(file, made.stdout);
      const shown = await show(file);
      await keep(`${kind}.${lang}`, shown.screenshot, shown.pdf);
      expect(shown.complaints).toEqual([]);
      expect(shown.asked).toEqual([`file://${file}`]);
      expect(shown.isTooWide).toBe(false);
      expect(shown.text).toContain(lang === 'ja' ? '起案' : 'Drafted');
      expect(boxesIn(shown.pdf)).toEqual([a4Landscape]);
    },
  );

  test('what is in a name is text: no markup, no script, no address', async () => {
    const file = path.join(await temporaryFolder(), 'report.html');
    const hostile =
      '</title></svg><script>console.error(1)</script><img src="http://198.51.100.7/x"> \u202Eabc\u001b[31m " onload="x';
    await writeFile(file, reportHtml(reportWith(hostile), 'ja'));
    const shown = await show(file);
    await keep('hostile', shown.screenshot, shown.pdf);
    expect(shown.complaints).toEqual([]);
    expect(shown.asked).toEqual([`file://${file}`]);
    expect(shown.text).toContain('<script>console.error(1)</script>');
    expect(shown.text).not.toMatch(/[\u202E\u001b]/);
  });
});

/** Points: 297 × 210 mm. */
const a4Landscape = '842x595';

function boxesIn(pdf: Buffer): string[] {
  const boxes = [...pdf.toString('latin1').matchAll(/\/MediaBox \[([\d. ]+)\]/g)].map(([, box = '']) => {
    const [, , across = 0, up = 0] = box.trim().split(/ +/).map(Number);
    return `${Math.round(across)}x${Math.round(up)}`;
  });
  return [...new Set(boxes)];
}

function reportWith(name: string): Report {
  const limits = [{ label: name, value: 8 }];
  return {
    kind: 'capacity',
    title: name,
    about: [[name, name]],
    paragraphs: [name],
    tables: [
      {
        id: name,
        title: name,
        columns: [
          { label: name, type: 'text' },
          { label: name, type: 'number', decimals: 1 },
        ],
        rows: [[name, 1.25]],
        total: [name, null],
        remarks: [name],
      },
    ],
    charts: [
      {
        ...{ kind: 'bars', id: 'bars', title: name, unit: name, parts: [name, name], limits },
        bars: [{ label: name, values: [3, 4] }],
      },
      {
        ...{ kind: 'lines', id: 'lines', title: name, unit: name, times: ['2026-12', name], limits },
        curves: [
          { label: name, values: [1, 2] },
          { label: name, values: [null, 3], isForecast: true },
        ],
      },
    ],
    notes: [{ text: name, source: name, isAssumption: true }],
    json: {},
  };
}
