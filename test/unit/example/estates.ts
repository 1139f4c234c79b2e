import { diff } from '../../../src/diff/diff.ts';
import type { DesiredSite } from '../../../src/model/desired.ts';
import { type Estates, takeEstates } from '../../../src/policy/estate.ts';
import { openRecording } from '../../../src/vsphere/recorded/open.ts';
import { exampleDesired, recordingFile } from './site.ts';

/** The servers of the example site before and after its plan, with another Site where a test wants one. */
export async function exampleEstates(site: Partial<DesiredSite> = {}): Promise<Estates> {
  const manifests = await exampleDesired();
  const desired = { ...manifests, site: { ...manifests.site, ...site } };
  const observed = await observe();
  const { changes } = diff(desired, observed, { adopt: [], isTarget: () => true });
  return takeEstates({ desired, observed, changes });
}

async function observe() {
  const port = await openRecording({
    ...{ file: recordingFile, write: false, pid: 1, host: 'test', lockTimeoutMs: 0 },
    now: () => new Date('2017-09-15T00:00:00Z'),
  });
  const observed = await port.observe();
  await port.close();
  return observed;
}
