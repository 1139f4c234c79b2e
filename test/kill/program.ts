/** hvm as a process of its own, which can be killed. `vcenter.test.ts` and `recording.test.ts` bundle it. */
import { main } from '../../src/main.ts';
import { processContext } from '../../src/commands/process-context.ts';

process.exitCode = await main(processContext(() => '0.0.0-kill'));
if (process.exitCode === 130) process.exit();
setTimeout(() => process.exit(), 2000).unref();
