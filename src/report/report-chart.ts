import { grouped } from '../lib/figures.ts';
import { html } from '../lib/html.ts';
import { displayWidth, truncate } from '../lib/width.ts';
import type { BarChart, Chart, ChartLimit, LineChart } from '../model/report.ts';

/** A chart as inline SVG: what it shows can be told apart on a copy without colours. */
export function chartSvg(chart: Chart): string {
  return chart.kind === 'bars' ? barsSvg(chart) : linesSvg(chart);
}

/** Of the drawing, in its own units; the page scales it. */
const width = 900;
const fills = ['#1f4e79', '#9dc3e6', '#d9d9d9', '#7f7f7f', '#bdd7ee'];
const strokes = ['#1f4e79', '#c55a11', '#548235', '#7f6000', '#7030a0'];
const dashes = ['', '9 4', '3 3', '12 3 3 3', '1 4'];

function barsSvg({ title, unit, parts, bars, limits }: BarChart): string {
  const left = 20 + Math.max(60, ...bars.map((bar) => displayWidth(truncate(bar.label, longest)) * 7));
  const right = width - 90;
  const most = niceMost([...bars.map(({ values }) => sum(values)), ...limits.map(({ value }) => value)]);
  const x = (value: number) => round(left + ((right - left) * value) / most);
  const top = 24 + 18 * limits.length;
  const step = 34;
  const bottom = top + step * bars.length;
  const drawn = bars.map(({ label: name, values }, index) => {
    const y = top + step * index + 6;
    const pieces = values.map((value, part) => {
      const from = x(sum(values.slice(0, part)));
      const to = x(sum(values.slice(0, part + 1)));
      return `<rect x="${from}" y="${y}" width="${round(to - from)}" height="22" fill="${fills[part % fills.length]}" stroke="#333"/>`;
    });
    const end = x(sum(values));
    return `<text x="${left - 8}" y="${y + 16}" text-anchor="end">${label(name)}</text>${pieces.join('')}<text x="${end + 6}" y="${y + 16}">${figure(sum(values))}</text>\n`;
  });
  const marks = limits.map((limit, index) =>
    limitMark(limit, x(limit.value), 14 + 18 * index, bottom, index),
  );
  const axis = ticks(most).map(
    (value) =>
      `<line x1="${x(value)}" y1="${bottom}" x2="${x(value)}" y2="${bottom + 5}" stroke="#333"/><text x="${x(value)}" y="${bottom + 19}" text-anchor="middle">${figure(value)}</text>\n`,
  );
  const body = [
    ...drawn,
    `<line x1="${left}" y1="${bottom}" x2="${right}" y2="${bottom}" stroke="#333"/>`,
    ...axis,
    ...marks,
    `<text x="${right + 30}" y="${bottom + 19}">${label(unit)}</text>`,
  ];
  return svg(
    title,
    bottom + 34,
    [...body, ...legend(parts.map(boxKey), bottom + 46)],
    parts.length > 0 ? 24 : 0,
  );
}

function limitMark(limit: ChartLimit, x: number, y: number, bottom: number, index: number): string {
  const dash = dashes[(index + 1) % dashes.length];
  return `<line x1="${x}" y1="${y + 4}" x2="${x}" y2="${bottom}" stroke="#c00000" stroke-width="2" stroke-dasharray="${dash}"/><text x="${x}" y="${y}" text-anchor="${x > width / 3 ? 'end' : 'start'}">${label(limit.label)}</text>\n`;
}

function linesSvg({ title, unit, times, curves, limits }: LineChart): string {
  const [left, right, top, bottom] = [90, width - 30, 24, 324];
  const known = curves.flatMap(({ values }) => values.filter((value) => value !== null));
  const most = niceMost([...known, ...limits.map(({ value }) => value)]);
  const x = (index: number) => round(left + ((right - left) * index) / Math.max(1, times.length - 1));
  const y = (value: number) => round(bottom - ((bottom - top) * value) / most);
  const rows = ticks(most).map(
    (value) =>
      `<line x1="${left}" y1="${y(value)}" x2="${right}" y2="${y(value)}" stroke="#ddd"/><text x="${left - 8}" y="${y(value) + 4}" text-anchor="end">${figure(value)}</text>\n`,
  );
  const every = Math.max(1, Math.ceil(times.length / 10));
  const columns = times.flatMap((time, index) =>
    index % every === 0
      ? [
          `<line x1="${x(index)}" y1="${bottom}" x2="${x(index)}" y2="${bottom + 5}" stroke="#333"/><text x="${x(index)}" y="${bottom + 20}" text-anchor="middle">${label(time)}</text>\n`,
        ]
      : [],
  );
  const drawn = curves.map(({ values, isForecast }, index) => {
    const points = values.flatMap((value, time) => (value === null ? [] : [`${x(time)},${y(value)}`]));
    const dash = isForecast === true ? dashes[(index % (dashes.length - 1)) + 1] : '';
    return `<polyline points="${points.join(' ')}" fill="none" stroke="${strokes[index % strokes.length]}" stroke-width="2.5" stroke-dasharray="${dash}"/>\n`;
  });
  const marks = limits.map(
    ({ label: name, value }) =>
      `<line x1="${left}" y1="${y(value)}" x2="${right}" y2="${y(value)}" stroke="#c00000" stroke-width="1.5" stroke-dasharray="6 3"/><text x="${left + 6}" y="${y(value) - 4}">${label(`${name} ${figure(value)}`)}</text>\n`,
  );
  const frame = `<polyline points="${left},${top} ${left},${bottom} ${right},${bottom}" fill="none" stroke="#333"/>`;
  const keys = curves.map(({ label, isForecast }, index) => lineKey(label, index, isForecast === true));
  const name = `<text x="${left - 8}" y="${top - 8}" text-anchor="end">${label(unit)}</text>`;
  return svg(
    title,
    bottom + 34,
    [...rows, ...columns, frame, ...marks, ...drawn, name, ...legend(keys, bottom + 46)],
    24,
  );
}

/** Columns of a label: a longer one would leave no room for the figures. */
const longest = 36;

function label(text: string): string {
  return html(truncate(text, longest));
}

interface Key {
  readonly label: string;
  readonly mark: (x: number, y: number) => string;
}

function boxKey(label: string, index: number): Key {
  const fill = fills[index % fills.length];
  return {
    label,
    mark: (x, y) => `<rect x="${x}" y="${y - 10}" width="22" height="12" fill="${fill}" stroke="#333"/>`,
  };
}

function lineKey(label: string, index: number, isForecast: boolean): Key {
  const dash = isForecast ? dashes[(index % (dashes.length - 1)) + 1] : '';
  const stroke = strokes[index % strokes.length];
  return {
    label,
    mark: (x, y) =>
      `<line x1="${x}" y1="${y - 4}" x2="${x + 30}" y2="${y - 4}" stroke="${stroke}" stroke-width="2.5" stroke-dasharray="${dash}"/>`,
  };
}

function legend(keys: readonly Key[], y: number): string[] {
  let x = 90;
  return keys.map(({ label: name, mark }) => {
    const at = x;
    x += 56 + displayWidth(truncate(name, longest)) * 7;
    return `${mark(at, y)}<text x="${at + 36}" y="${y}">${label(name)}</text>\n`;
  });
}

function svg(title: string, height: number, body: readonly string[], more: number): string {
  return `<svg viewBox="0 0 ${width} ${height + more}" role="img" aria-label="${html(title)}" xmlns="http://www.w3.org/2000/svg">\n${body.join('')}</svg>\n`;
}

/** The end of an axis: 1, 2, 2.5 or 5 times a power of ten, at or above all values. */
function niceMost(values: readonly number[]): number {
  const largest = Math.max(0, ...values.filter((value) => Number.isFinite(value)));
  if (largest === 0) return 1;
  const power = 10 ** Math.floor(Math.log10(largest));
  const factor = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((each) => each * power >= largest) ?? 10;
  return factor * power;
}

function ticks(most: number): number[] {
  return [0, 0.25, 0.5, 0.75, 1].map((share) => share * most);
}

function figure(value: number): string {
  return grouped(Math.round(value * 10) / 10);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
