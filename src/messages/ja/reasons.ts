import type { Because, Reason } from '../../model/reason.ts';

/** The English sentence is the value in a plan; this is the Japanese one. */
export const reasons: Readonly<Record<Reason | Because, string>> = {
  'the VM does not exist yet': 'VM がまだないため',
  'the VM is powered off': '電源が入っていないため',
  'CPU hot add is on': 'CPU ホットアドが有効なため',
  'CPU hot add is off': 'CPU ホットアドが無効なため',
  'cores cannot be removed while the VM runs': '稼働中はコアを減らせないため',
  'cores per socket change only while powered off': 'ソケットあたりのコア数は停止中だけ変更できるため',
  'hot add is switched only while powered off': 'ホットアドの設定は停止中だけ変更できるため',
  'memory hot add is on': 'メモリのホットアドが有効なため',
  'memory hot add is off': 'メモリのホットアドが無効なため',
  'memory cannot shrink while the VM runs': '稼働中はメモリを減らせないため',
  'beyond the limit of memory hot add': 'メモリのホットアドの上限を超えるため',
  'not a multiple of the memory hot add step': 'メモリのホットアドの刻みに合わないため',
  'reservations change while the VM runs': '予約は稼働中に変更できるため',
  'a disk grows while the VM runs': 'ディスクは稼働中に拡張できるため',
  'before vSphere 6.5 a disk grows beyond 2 TiB only while powered off':
    'vSphere 6.5 より前では 2 TiB を超える拡張は停止中だけできるため',
  'an IDE disk grows only while powered off': 'IDE ディスクは停止中だけ拡張できるため',
  'a disk is added while the VM runs': 'ディスクは稼働中に追加できるため',
  'a card is added while the VM runs': 'ネットワークカードは稼働中に追加できるため',
  'the card changes its port group: its links drop': 'ポートグループが変わり、通信が一時切れるため',
  'the card is disconnected or connected: its links drop': 'カードの接続を切り替え、通信が切れるため',
  'notes change while the VM runs': 'メモは稼働中に変更できるため',
  'the VM is started': 'VM を起動するため',
  'the guest is shut down': 'ゲストをシャットダウンするため',
  'marks on the VM change nothing in the guest': 'VM に付ける印で、ゲストには影響しないため',
  'customization has not run yet': 'カスタマイズがまだ行われていないため',
  'hvm shut the guest down for a change and has not started it again':
    'hvm が変更のために停止し、まだ起動していないため',
  'a declared VM needs this folder': '宣言された VM にこのフォルダーが必要なため',
  'the VM is declared and does not exist': '宣言された VM がまだないため',
  'the VM was begun by an earlier apply and is not finished':
    '以前の apply が作り始めた VM が、まだ完成していないため',
  'the guest gets its name and addresses, as declared': '宣言どおりの名前とアドレスをゲストに設定するため',
  'the manifest differs and the change is online': 'マニフェストと異なり、無停止で変更できるため',
  'the manifest differs and the change interrupts the network':
    'マニフェストと異なり、変更でネットワークが切れるため',
  'the manifest differs and the change needs the VM powered off':
    'マニフェストと異なり、変更に停止が必要なため',
  'the VM is declared as powered on': '電源オンと宣言されているため',
  'the VM is declared as powered off': '電源オフと宣言されているため',
  'a change needs the VM powered off': '変更に停止が必要なため',
  'the VM was running before the change': '変更の前に稼働していたため',
  'the VM is taken over by --adopt': '--adopt で引き取るため',
  'the VM must be found again if the run ends while it is off':
    '停止中に処理が終わっても見つけられるようにするため',
  'the change that needed the VM off is done': '停止が必要な変更が終わったため',
};
