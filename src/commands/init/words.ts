import type { Lang } from '../../messages/index.ts';

interface InitWords {
  readonly written: string;
  readonly kept: string;
  readonly done: (folder: string) => string;
  readonly next: (folder: string) => string;
}

export const initWords: Readonly<Record<Lang, InitWords>> = {
  en: {
    written: 'written',
    kept: 'kept   ',
    done: (folder) => `A new manifests repository in ${folder}:`,
    next: (folder) => `Now try: ${folder === '.' ? '' : `cd ${folder} && `}hvm plan`,
  },
  ja: {
    written: '作成',
    kept: '既存',
    done: (folder) => `${folder} にマニフェストのリポジトリを作りました:`,
    next: (folder) => `次はこちら: ${folder === '.' ? '' : `cd ${folder} && `}hvm plan`,
  },
};
