import type { EstateHost } from '../../model/estate.ts';

/** Cores of each processor of a host, as even as they go. */
function socketCores({ sockets, cores }: Pick<EstateHost, 'sockets' | 'cores'>): readonly number[] {
  const count = Math.max(1, sockets);
  const [each, more] = [Math.floor(cores / count), cores % count];
  return Array.from({ length: count }, (_, index) => each + (index < more ? 1 : 0));
}

/** Core licences of a host: at least `least` for each processor, `factor` licences for a core. */
export function hostLicences(host: EstateHost, least: number, factor = 1): number {
  // 10 × 0.3 is a little more than 3 in binary, and is 3.
  const licences = (cores: number) => Math.ceil(Number((cores * factor).toFixed(6)));
  return socketCores(host).reduce((sum, cores) => sum + Math.max(least, licences(cores)), 0);
}
