import { paint } from '../lib/colour.ts';
import { formatDuration } from '../lib/duration.ts';
import { safe } from '../lib/safe.ts';
import { displayWidth, padEnd, truncate } from '../lib/width.ts';
import type { Operation } from '../model/operation.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Look } from './look.ts';

/** The events of `execute/`, as far as they matter here. */
export type ProgressEvent =
  | { readonly type: 'started'; readonly operation: Operation }
  | { readonly type: 'progress'; readonly operation: Operation; readonly fraction: number }
  | { readonly type: 'guest'; readonly operation: Operation }
  | { readonly type: 'finished'; readonly operation: Operation; readonly outcome: Outcome };

export interface ProgressOptions {
  readonly write: (text: string) => void;
  /** A terminal: what runs is one line each, drawn again and again. */
  readonly live: boolean;
  readonly look: Look;
  /** Seconds from an arbitrary start. */
  readonly monotonic: () => number;
}

export interface Progress {
  on(event: ProgressEvent): void;
  /** To be called every second or so. */
  tick(): void;
  /** Takes the running lines off. */
  end(): void;
}

/** Lines about what runs: what has ended stays, what runs is below it on a terminal, and a sign of life elsewhere. */
export function progress(options: ProgressOptions): Progress {
  const { write, live, look, monotonic } = options;
  const running = new Map<string, Running>();
  let drawn = 0;
  const erase = () => {
    if (drawn > 0) write(`\x1b[${drawn}A\x1b[0J`);
    drawn = 0;
  };
  const draw = () => {
    if (!live) return;
    const lines = [...running.values()].map((each) => runningLine(each, monotonic() - each.since, look));
    write(lines.map((line) => `${line}\n`).join(''));
    drawn = lines.length;
  };
  return {
    on: (event) => {
      const { operation } = event;
      const known = running.get(operation.id);
      if (event.type === 'started') {
        const since = monotonic();
        running.set(operation.id, { operation, since, told: since, fraction: 0, guest: false });
      } else if (event.type === 'progress') {
        if (known !== undefined) running.set(operation.id, { ...known, fraction: event.fraction });
      } else if (event.type === 'guest') {
        if (known !== undefined) running.set(operation.id, { ...known, fraction: 0, guest: true });
      } else {
        running.delete(operation.id);
      }
      if (live) erase();
      if (event.type === 'finished' && event.outcome.status !== 'skipped')
        write(`${finishedLine(event, look)}\n`);
      draw();
    },
    tick: () => {
      if (live) {
        erase();
        draw();
        return;
      }
      for (const [id, each] of running) {
        if (monotonic() - each.told < signOfLife) continue;
        running.set(id, { ...each, told: monotonic() });
        write(`${runningLine(each, monotonic() - each.since, look)}\n`);
      }
    },
    end: erase,
  };
}

/** Seconds between two lines about the same operation where there is no terminal. */
const signOfLife = 30;

interface Running {
  readonly operation: Operation;
  readonly since: number;
  readonly told: number;
  readonly fraction: number;
  /** Only its guest is waited for. */
  readonly guest: boolean;
}

function runningLine(
  { operation, fraction, guest }: Running,
  seconds: number,
  { lang, width, colour }: Look,
): string {
  const percent = fraction > 0 ? `${Math.floor(fraction * 100)} % ` : '';
  const line = `  … ${what(operation, lang, guest ? 'guest' : operation.action)}  ${percent}${formatDuration(seconds)}`;
  return paint(colour).dim(truncate(line, width - 1));
}

function finishedLine(event: ProgressEvent & { type: 'finished' }, { lang, width, colour }: Look): string {
  const { status, seconds } = event.outcome;
  const paints = paint(colour);
  const failed = status === 'failed';
  const mark = failed ? paints.red('✗') : paints.green('✓');
  const tail = failed || status === 'already' ? words[lang][status] : formatDuration(seconds);
  const room = Math.max(10, width - 6 - displayWidth(tail));
  const { operation } = event;
  const told = truncate(what(operation, lang, operation.action), room);
  return `  ${mark} ${padEnd(told, Math.min(room, 40))}  ${tail}`;
}

/** `h-claio01: clone from the template`. */
function what({ address }: Operation, lang: Look['lang'], doing: Operation['action'] | 'guest'): string {
  return `${safe(address.slice(address.indexOf('/') + 1))}: ${words[lang][doing]}`;
}

type Words = Readonly<Record<Operation['action'] | 'guest' | 'failed' | 'already', string>>;

const words: Readonly<Record<Look['lang'], Words>> = {
  en: {
    'create-folder': 'create the folder',
    clone: 'clone the template',
    customize: 'customize the guest',
    reconfigure: 'reconfigure',
    'power-on': 'power on',
    'shutdown-guest': 'shut down the guest',
    guest: 'wait for the guest',
    failed: 'failed',
    already: 'already so',
  },
  ja: {
    'create-folder': 'フォルダの作成',
    clone: 'テンプレートの複製',
    customize: 'ゲストの設定',
    reconfigure: '構成の変更',
    'power-on': '電源オン',
    'shutdown-guest': 'ゲストの停止',
    guest: 'ゲストの準備待ち',
    failed: '失敗',
    already: '設定済み',
  },
};
