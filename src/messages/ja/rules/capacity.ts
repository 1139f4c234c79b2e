import type { Texts } from '../../index.ts';
import type { capacity as en } from '../../en/rules/capacity.ts';

export const capacity: Texts<keyof typeof en> = {
  'CAP-001': {
    message: '全 VM のメモリ: {used} / {usable} GiB = {percent}。ホストのメモリを超えています。',
    hint: 'メモリの割り当てを減らすか、ホストのメモリまたは台数を増やしてください。ホスト 1 台につき {overhead} GiB はハイパーバイザーの分です。',
  },
};
