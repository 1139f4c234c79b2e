import { homedir, hostname, userInfo } from 'node:os';
import { isatty } from 'node:tty';
import type { Context, Output } from '../context.ts';
import { exitCode } from '../exit-codes.ts';
import { text } from '../messages/index.ts';
import { langOf } from '../settings.ts';

/** The context of the process that runs. `version` is asked for when it is needed. */
export function processContext(version: () => string): Context {
  return {
    get version() {
      return version();
    },
    args: process.argv.slice(2),
    env: process.env,
    cwd: process.cwd(),
    stdin: {
      get isTTY() {
        return isatty(0);
      },
      read: async () => {
        const chunks: Uint8Array[] = [];
        let length = 0;
        for await (const chunk of process.stdin) {
          chunks.push(chunk);
          length += chunk.length;
          if (length > mostInput) break;
        }
        return Buffer.concat(chunks);
      },
    },
    stdout: outputOf(() => process.stdout, 1),
    stderr: outputOf(() => process.stderr, 2),
    now: () => new Date(),
    monotonic: () => performance.now() / 1000,
    confirm,
    onInterrupt: (listener) => {
      for (const signal of signals) process.on(signal, listener);
      return () => {
        for (const signal of signals) process.off(signal, listener);
      };
    },
    process: {
      pid: process.pid,
      get host() {
        return hostname();
      },
    },
    get user() {
      return known(() => userInfo().username) ?? String(process.getuid?.() ?? '');
    },
    get home() {
      return known(homedir) ?? '';
    },
  };
}

/** More than anybody takes: whoever reads it says so. */
const mostInput = 32 * 1024 * 1024;

/** A container may run as somebody whom its system does not know. */
function known(ask: () => string): string | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

/** Ctrl-C, a kill, and a terminal that is closed. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * The stream is opened at the first word. A reader that went away (`| head`) takes no more, and that is no error; a disk that is full is one,
 * and a run that would end with 0 ends with 1.
 */
function outputOf(stream: () => NodeJS.WriteStream, fd: number): Output {
  let gone = false;
  let listening = false;
  return {
    get isTTY() {
      return isatty(fd);
    },
    get columns() {
      return (isatty(fd) ? stream().columns : 0) || 100;
    },
    write: (text) => {
      if (!listening)
        stream().on('error', (error) => {
          if (!gone) lost(error, fd);
          gone = true;
        });
      listening = true;
      if (!gone) stream().write(text);
    },
  };
}

function lost(error: NodeJS.ErrnoException, fd: number): void {
  const { code: reason = error.message } = error;
  if (reason === 'EPIPE' || fd !== 1) return;
  const { message, hint } = text(langOf(undefined, process.env), 'OUT-001', { reason });
  process.stderr.write(`error OUT-001: ${message}\n  → ${hint}\n`);
  process.once('exit', () => {
    process.exitCode ||= exitCode.failed;
  });
}

async function confirm(question: string): Promise<'yes' | 'no' | 'interrupted'> {
  const { default: ask } = await import('@inquirer/confirm');
  try {
    const yes = await ask({ message: question, default: false }, { output: process.stderr });
    return yes ? 'yes' : 'no';
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') return 'interrupted';
    throw error;
  }
}
