/** Preloaded into a measured program: at its end, writes its peak resident memory in KiB to the file HVM_BENCH_PEAK. */
import { readFileSync, writeFileSync } from 'node:fs';

process.on('exit', () => writeFileSync(process.env.HVM_BENCH_PEAK, String(peakKib())));

/** `resourceUsage` may carry the peak of the process that forked this one; the kernel's high-water mark does not. */
function peakKib() {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
