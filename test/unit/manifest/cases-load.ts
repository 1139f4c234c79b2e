import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Files that cannot be read, and what is said of them: every text of MAN-001. */
export interface LoadCase {
  readonly name: string;
  /** Lays it out in an empty folder; gives back the paths to read. */
  readonly prepare: (folder: string) => Promise<readonly string[]>;
  readonly found: string;
}

export const loadCases: readonly LoadCase[] = [
  {
    name: 'a file that is not there',
    prepare: () => Promise.resolve(['gone.yaml']),
    found: 'gone.yaml:1:1 MAN-001 file=gone.yaml reason=ENOENT',
  },
  {
    name: 'a path through a file',
    prepare: async (folder) => {
      await writeFile(path.join(folder, 'a.yaml'), 'a: b\n');
      return ['a.yaml/b.yaml'];
    },
    found: 'a.yaml/b.yaml:1:1 MAN-001 file=a.yaml/b.yaml reason=ENOTDIR',
  },
  {
    name: 'a file that may not be read',
    prepare: async (folder) => {
      // Nothing is closed to root but what the kernel closes.
      const closed = '/proc/sys/vm/compact_memory';
      const file = path.join(folder, 'a.yaml');
      if (process.getuid?.() === 0 && existsSync(closed)) await symlink(closed, file);
      else {
        await writeFile(file, 'a: b\n');
        await chmod(file, 0);
      }
      return ['a.yaml'];
    },
    found: 'a.yaml:1:1 MAN-001/denied file=a.yaml reason=EACCES',
  },
  {
    name: 'a link in a circle',
    prepare: async (folder) => {
      await symlink('b.yaml', path.join(folder, 'a.yaml'));
      await symlink('a.yaml', path.join(folder, 'b.yaml'));
      return ['a.yaml'];
    },
    found: 'a.yaml:1:1 MAN-001/loop file=a.yaml reason=ELOOP',
  },
  {
    name: 'a link out of the folder',
    prepare: async (folder) => {
      await symlink('/etc', path.join(folder, 'a.yaml'));
      return ['.'];
    },
    found: 'a.yaml:1:1 MAN-001/outside file=a.yaml',
  },
  {
    name: 'a link to nothing in a folder',
    prepare: async (folder) => {
      await symlink('gone', path.join(folder, 'a.yaml'));
      return ['.'];
    },
    found: 'a.yaml:1:1 MAN-001 file=a.yaml reason=ENOENT',
  },
  {
    name: 'a pipe',
    prepare: (folder) => {
      spawnSync('mkfifo', [path.join(folder, 'a.yaml')]);
      return Promise.resolve(['a.yaml']);
    },
    found: 'a.yaml:1:1 MAN-001/special file=a.yaml',
  },
  {
    name: 'a name longer than any file has',
    prepare: () => Promise.resolve([`${'x'.repeat(300)}.yaml`]),
    found: `${'x'.repeat(300)}.yaml:1:1 MAN-001/failed file=${'x'.repeat(300)}.yaml reason=ENAMETOOLONG`,
  },
  {
    name: 'a file of 50 MB',
    prepare: async (folder) => {
      await writeFile(path.join(folder, 'a.yaml'), Buffer.alloc(50 * 1024 * 1024, '# \n'));
      return ['.'];
    },
    found: 'a.yaml:1:1 MAN-001/large file=a.yaml size=50 limit=10',
  },
  {
    name: 'Shift_JIS',
    prepare: async (folder) => {
      const text = [...Buffer.from('# ok\nname: "'), 0x89, 0xe6, 0x91, 0x9c, 0x22];
      await writeFile(path.join(folder, 'a.yaml'), Buffer.from(text));
      return ['a.yaml'];
    },
    found: 'a.yaml:2:8 MAN-001/utf8 file=a.yaml',
  },
  {
    name: 'UTF-16',
    prepare: async (folder) => {
      await writeFile(path.join(folder, 'a.yaml'), Buffer.from('\ufeffkind: Site\n', 'utf16le'));
      return ['a.yaml'];
    },
    found: 'a.yaml:1:1 MAN-001/utf16 file=a.yaml',
  },
  {
    name: 'a folder without manifests',
    prepare: async (folder) => {
      await mkdir(path.join(folder, 'empty'));
      await writeFile(path.join(folder, 'empty/readme.txt'), 'x');
      return ['empty'];
    },
    found: 'empty:1:1 MAN-001/nothing file=empty',
  },
];
