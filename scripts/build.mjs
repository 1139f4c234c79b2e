/** `npm run build`: src → dist. Several files, so that a command loads only what it needs: that is what makes a start fast. */
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

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

const written = Object.keys(metafile.outputs).map((file) => path.basename(file));
for (const name of readdirSync(path.join(root, 'dist'))) {
  if (!written.includes(name)) rmSync(path.join(root, 'dist', name), { recursive: true });
}

/** commander loads node:child_process for subcommands that are programs of their own. hvm has none, and it costs 5 ms. */
function lean() {
  return {
    name: 'lean',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
        /node_modules\/commander\//.test(importer.split(path.sep).join('/'))
          ? { path: 'none', namespace: 'lean' }
          : undefined,
      );
      onLoad({ filter: /.*/, namespace: 'lean' }, () => ({ contents: 'module.exports = {};' }));
    },
  };
}
