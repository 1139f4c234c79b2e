/** Runs a program of Node and measures it from outside: seconds, and its peak memory as the kernel counts it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export const root = path.join(import.meta.dirname, '..');
export const hvm = path.join(root, 'bin/hvm.js');

/** `expected` are the exit codes that are no failure. Peak memory in MB (0 unless `memory`), output size in bytes. */
export function measure(argv, { cwd = root, memory = false, expected = [0] } = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hvm-measure-'));
  const peak = path.join(folder, 'peak');
  const preload = memory ? ['--import', pathToFileURL(path.join(import.meta.dirname, 'peak.mjs')).href] : [];
  const env = { ...process.env, NO_COLOR: '1', HVM_LANG: 'en', HVM_BENCH_PEAK: peak };
  try {
    const started = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, [...preload, ...argv], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 2 ** 30,
    });
    const seconds = (performance.now() - started) / 1000;
    if (!expected.includes(status)) {
      throw new Error(`${argv.join(' ')} ended with ${status}\n${String(stderr).slice(0, 4000)}`);
    }
    const peakMb = existsSync(peak) ? (Number(readFileSync(peak, 'utf8')) * 1024) / 1e6 : 0;
    return { seconds, peakMb, bytes: stdout.length, stdout };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** A Markdown table; the first row is the head. */
export function table([head, ...rows]) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join(
    '\n',
  );
}

/** What the numbers were measured on. */
export function machine() {
  const cpus = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  return `Node ${process.versions.node}, ${cpus.length} × ${cpus[0]?.model.trim() ?? 'unknown'}, ${memory} GiB, ${os.type()} ${os.release()}`;
}
