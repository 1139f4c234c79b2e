import { jsonSchema } from '../../manifest/reference.ts';
import type { Lang } from '../../messages/index.ts';
import { recording } from './recording.ts';
import { siteYaml, vmYaml, workflow } from './templates.ts';

export interface StarterFile {
  /** Relative to the new repository. */
  readonly path: string;
  readonly text: string;
}

/** A whole small site: it validates, plans and applies as it is. */
export function starterFiles(lang: Lang): StarterFile[] {
  return [
    { path: 'manifests/site.yaml', text: siteYaml[lang] },
    { path: 'manifests/vms.yaml', text: vmYaml[lang] },
    { path: 'manifests/example.recording.json', text: recording },
    { path: 'hvm.schema.json', text: `${JSON.stringify(jsonSchema(), null, 2)}\n` },
    { path: '.gitignore', text: ignored[lang] },
    { path: '.github/workflows/hvm.yml', text: workflow[lang] },
  ];
}

const ignored: Readonly<Record<Lang, string>> = {
  en: '# Saved plans, and what an apply leaves while it runs.\n*.plan.json\n*.lock\n*.tmp\n# Never commit a password.\n.env\n',
  ja: '# 保存した計画と、apply の実行中にできるもの\n*.plan.json\n*.lock\n*.tmp\n# パスワードはコミットしないこと\n.env\n',
};
