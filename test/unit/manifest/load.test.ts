import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadSources } from '../../../src/manifest/load.ts';
import { temporaryFolder } from '../../support/run.ts';
import { loadCases } from './cases-load.ts';
import { written } from './support.ts';

const noStdin = () => Promise.resolve(Buffer.of());

test.each(loadCases)('$name', async ({ prepare, found }) => {
  const cwd = await temporaryFolder();
  const { files, diagnostics } = await loadSources(await prepare(cwd), { cwd, readStdin: noStdin });
  expect(diagnostics.map((each) => written(each).replace(/^(?=\d)/, 'a.yaml:'))).toEqual([found]);
  expect(files).toEqual([]);
});

test('a folder is searched for yaml and yml, but not hidden files, hidden folders and node_modules', async () => {
  const cwd = await folderOf([
    'm/b.yaml',
    'm/a.yml',
    'm/c/d.yaml',
    'm/.git/x.yaml',
    'm/.hidden.yaml',
    'm/node_modules/p/x.yaml',
    'm/readme.md',
    'm/e.yaml.bak',
    'm/f.json',
  ]);
  expect(await namesOf(['m'], cwd)).toEqual(['m/a.yml', 'm/b.yaml', 'm/c/d.yaml']);
});

test('without a path it is manifests/ where that is there, else the current folder', async () => {
  const cwd = await folderOf(['manifests/a.yaml', 'b.yaml']);
  expect(await namesOf([], cwd)).toEqual(['manifests/a.yaml']);
  expect(await namesOf([], path.join(cwd, 'manifests'))).toEqual(['a.yaml']);
});

test('a file of any name is read when it is named', async () => {
  const cwd = await folderOf(['site.txt']);
  expect(await namesOf(['site.txt'], cwd)).toEqual(['site.txt']);
});

test('each file comes once, however often and by whatever link it is named', async () => {
  const cwd = await folderOf(['m/a.yaml', 'm/b/c.yaml']);
  await symlink('a.yaml', path.join(cwd, 'm/z.yaml'));
  await symlink('..', path.join(cwd, 'm/b/up'));
  expect(await namesOf(['m', 'm/a.yaml', './m/b', path.join(cwd, 'm')], cwd)).toEqual([
    'm/a.yaml',
    'm/b/c.yaml',
  ]);
});

test('standard input, once', async () => {
  const cwd = await temporaryFolder();
  let reads = 0;
  const readStdin = () => {
    reads += 1;
    return Promise.resolve(Buffer.from('a: b'));
  };
  const { files } = await loadSources(['-', '-'], { cwd, readStdin });
  expect(files.map(({ file, text }) => ({ file, text }))).toEqual([{ file: '<stdin>', text: 'a: b' }]);
  expect(files[0]?.resolve('x')).toBe(path.join(cwd, 'x'));
  expect(reads).toBe(1);
});

test('too much on standard input', async () => {
  const readStdin = () => Promise.resolve(Buffer.alloc(11 * 1024 * 1024, ' '));
  const { diagnostics } = await loadSources(['-'], { cwd: '/', readStdin });
  expect(diagnostics.map(written)).toEqual(['<stdin>:1:1 MAN-001/large file=<stdin> size=11 limit=10']);
});

test('a path in a file is meant from the folder of the file', async () => {
  const cwd = await folderOf(['m/n/a.yaml']);
  const { files } = await loadSources(['m'], { cwd, readStdin: noStdin });
  expect(files[0]?.resolve('../secret')).toBe(path.join(cwd, 'm/secret'));
  expect(files[0]?.resolve('/etc/secret')).toBe('/etc/secret');
});

test('one file that cannot be read does not hide the others', async () => {
  const cwd = await folderOf(['a.yaml', 'c.yaml']);
  await symlink('gone', path.join(cwd, 'b.yaml'));
  const { files, diagnostics } = await loadSources(['.'], { cwd, readStdin: noStdin });
  expect(files.map(({ file }) => file)).toEqual(['a.yaml', 'c.yaml']);
  expect(diagnostics.map(written)).toEqual(['b.yaml:1:1 MAN-001 file=b.yaml reason=ENOENT']);
});

async function folderOf(names: readonly string[]): Promise<string> {
  const folder = await temporaryFolder();
  for (const name of names) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), 'a: b\n');
  }
  return folder;
}

async function namesOf(paths: readonly string[], cwd: string): Promise<string[]> {
  const { files, diagnostics } = await loadSources(paths, { cwd, readStdin: noStdin });
  expect(diagnostics).toEqual([]);
  return files.map(({ file }) => file);
}
