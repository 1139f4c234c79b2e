/** `npm run build`: src → dist. Several files, so that a command loads only what it needs: that is what makes a start fast. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { thirdPartyLicenses } from './licenses.mjs';

const root = path.join(import.meta.dirname, '..');
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['src/main.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minify: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  plugins: [lean()],
  // Packages that are still CommonJS ask for Node's modules with require().
  banner: { js: "import{createRequire as __r}from'node:module';const require=__r(import.meta.url);" },
});

const outside = Object.values(metafile.outputs)
  .flatMap(({ imports }) => imports)
  .filter(({ path: name, external }) => external && !isBuiltin(name));
if (outside.length > 0)
  throw new Error(`not in the bundle: ${outside.map(({ path: name }) => name).join(', ')}`);
writeFileSync(path.join(root, 'dist/THIRD-PARTY-LICENSES'), thirdPartyLicenses(metafile, root));

const written = ['THIRD-PARTY-LICENSES', ...Object.keys(metafile.outputs).map((file) => path.basename(file))];
for (const name of readdirSync(path.join(root, 'dist'))) {
  if (!written.includes(name)) rmSync(path.join(root, 'dist', name), { recursive: true });
}

/**
 * What packages bring along and hvm has no use for, left out of the program: each costs milliseconds at every start. commander
 * loads node:child_process for subcommands that are programs of their own. axios brings forms, the adapters of browsers,
 * and HTTP/2, and looks at the global FormData, which makes Node load all of its fetch. Its proxies and redirects are left out
 * as well: vsphere/http.ts has an agent of its own, and follows no redirect. What is not in the program cannot be attacked.
 */
function lean() {
  const stubs = [
    { of: 'commander', left: /^node:child_process$/, contents: 'module.exports = {};' },
    { of: 'axios', left: /^form-data$/, contents: 'export default class FormData {}' },
    { of: 'axios', left: /^http2$/, contents: 'export default {constants: {}};' },
    { of: 'axios', left: /^https-proxy-agent$/, contents: 'export default class HttpsProxyAgent {}' },
    { of: 'axios', left: /^proxy-from-env$/, contents: "export const getProxyForUrl = () => '';" },
    { of: 'axios', left: /^follow-redirects$/, contents: 'export default {};' },
    { of: 'axios', left: /^\.\/xhr\.js$/, contents: 'export default false;' },
    { of: 'axios', left: /^\.\/fetch\.js$/, contents: 'export const getFetch = () => false;' },
  ];
  const folder = (name) => new RegExp(`node_modules/${name}/`);
  const slashes = (file) => file.split(path.sep).join('/');
  return {
    name: 'lean',
    setup({ onResolve, onLoad }) {
      for (const { of, left, contents } of stubs) {
        const namespace = `lean ${of} ${left.source}`;
        onResolve({ filter: left }, ({ importer }) =>
          folder(of).test(slashes(importer)) ? { path: 'none', namespace } : undefined,
        );
        onLoad({ filter: /.*/, namespace }, () => ({ contents }));
      }
      onLoad({ filter: /axios.lib.utils\.js$/ }, ({ path: file }) => {
        const [before, after, ...more] = readFileSync(file, 'utf8').split(
          "typeof G.FormData !== 'undefined' ? G.FormData : undefined",
        );
        if (after === undefined || more.length > 0) throw new Error(`${file} is not as it was: see lean()`);
        return { contents: `${before}undefined${after}` };
      });
    },
  };
}
