/**
 * Everything impure that hvm may touch, as one value: `main.ts` gets it from `bin/hvm.js`, tests make their own.
 */
export interface Context {
  /** hvm's own. */
  readonly version: string;
  /** Without node and script. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Wall clock: windows, expiries, ages. */
  now(): Date;
  /** Seconds from an arbitrary start: durations. */
  monotonic(): number;
  /** Asks on the terminal (on stderr: stdout is the result). Ctrl-C at the question is `interrupted`. */
  confirm(question: string): Promise<'yes' | 'no' | 'interrupted'>;
  /** Calls `listener` at every SIGINT, SIGTERM and SIGHUP; returns what takes it off again. */
  onInterrupt(listener: () => void): () => void;
  readonly process: { readonly pid: number; readonly host: string };
  /** Who runs hvm, as the system knows them. */
  readonly user: string;
  /** The user's home folder; empty: there is none. */
  readonly home: string;
}

export interface Input {
  readonly isTTY: boolean;
  /** All of it. */
  read(): Promise<Uint8Array>;
}

export interface Output {
  readonly isTTY: boolean;
  readonly columns: number;
  /** Quiet once the reader is gone (`| head`). */
  write(text: string): void;
}
