import type { deviceFaults as en } from '../en/fault-devices.ts';
import type { Texts } from '../index.ts';

export const deviceFaults: Texts<keyof typeof en> = {
  'VSP-008/InvalidDeviceSpec': {
    message: '{object}: vCenter がデバイス {device} を拒否しました。',
    hint: 'もう一度 plan してください。続くようなら vSphere Client でデバイスを確認してください。',
  },
  'VSP-008/shrink': {
    message:
      '{object}: {device} のディスクは {actual} MiB で、{wanted} MiB にはできません。ディスクは縮小できません。',
    hint: '今の容量以上を宣言してください。',
  },
  'VSP-008/snapshot': {
    message: '{object}: スナップショット({snapshots})がある間は、{device} のディスクを拡張できません。',
    hint: '先にスナップショットを削除し(I/O が重いので診療時間を避けて)、もう一度 plan してください。',
  },
  'VSP-008/place-taken': {
    message: '{object}: {device} には既にディスクがあります。',
    hint: '新しいディスクには空いた位置が必要です。もう一度 plan してください。',
  },
  'VSP-008/place-invalid': {
    message: '{object}: {device} はディスクを置けない位置です。',
    hint: 'SCSI は controller 0〜3、unit 0〜15 です。unit 7 はコントローラー自身が使います。',
  },
  'VSP-008/no-device': {
    message: '{object}: デバイス {device} が VM にないか、計画時のものと違います。',
    hint: 'もう一度 plan してください。',
  },
  'VSP-008/size': {
    message:
      '{object}: {device} のディスクを {wanted} MiB にはできません。この vCenter での上限は {limit} MiB です。',
    hint: '小さくするか、複数のディスクに分けてください。',
  },
  'VSP-008/hot-extend': {
    message:
      '{object}: 稼働中の VM では、{device} のディスクを 2 TiB を超えて拡張できません(6.5 以降は可能です)。',
    hint: '電源オフの間に拡張するか、2 本目のディスクを追加してください。',
  },
  'VSP-008/InvalidDeviceBacking': {
    message: '{object}: デバイス {device} の接続先を使えません。',
    hint: 'vSphere Client でデバイスのネットワークやファイルを確認してください。',
  },
  'VSP-008/InvalidController': {
    message: '{object}: デバイス {device} のコントローラーを使えません。',
    hint: '別の controller を宣言してください。',
  },
  'VSP-008/TooManyDevices': {
    message: '{object}: VM が持てる数を超えるデバイス({device})になります。',
    hint: '数を減らしてください。ネットワークカードは 1 台の VM に 10 枚までです。',
  },
  'VSP-008/too-many': {
    message: '{object}: VM が持てる数を超えるデバイスになります。',
    hint: '数を減らしてください。ネットワークカードは 1 台の VM に 10 枚までです。',
  },
  'VSP-008/DeviceNotSupported': {
    message: '{object}: ホストがデバイス {device} に対応していません。',
    hint: '別のアダプターを宣言するか、VM を移動してください。',
  },
  'VSP-009/InvalidArgument': {
    message: '{object}: vCenter が {property} の値を拒否しました。',
    hint: 'マニフェストの値を確認してください。正しければ hvm の誤りですので、お知らせください。',
  },
  'VSP-009/InvalidRequest': {
    message: 'vCenter が {object} への要求を理解できません。',
    hint: 'hvm の誤りですので、お知らせください。',
  },
  'VSP-009/InvalidType': {
    message: 'vCenter が {object} への要求に含まれる型を知りません。',
    hint: 'vCenter のバージョンが古い可能性があります。お知らせください。',
  },
  'VSP-009/InvalidProperty': {
    message: 'vCenter が {object} のプロパティ {property} を知りません。',
    hint: 'vCenter のバージョンが古い可能性があります。お知らせください。',
  },
  'VSP-009/MethodNotFound': {
    message: 'vCenter がメソッド {method} を知りません。',
    hint: 'vCenter のバージョンが古い可能性があります。お知らせください。',
  },
  'VSP-009/method-untold': {
    message: '{object} の処理に必要なメソッドを vCenter が知りません。',
    hint: 'vCenter のバージョンが古い可能性があります。お知らせください。',
  },
  'VSP-009/NotSupported': {
    message: '{object} ではこの操作に対応していない、と vCenter が答えました。',
    hint: 'vSphere Client で対象を確認してください。',
  },
  'VSP-009/template': {
    message:
      '{object} はテンプレートのため、起動・シャットダウン・カスタマイズ・ハードウェア変更ができません。',
    hint: '先に仮想マシンに変換するか、そのままにしてください。',
  },
  'VSP-009/RestrictedVersion': {
    message: '{object} のホストのライセンスではこの操作ができません。',
    hint: '無償版 ESXi の API は読み取り専用です。ライセンスか vCenter が必要です。',
  },
  'VSP-010/GenericVmConfigFault': {
    message: 'vCenter が {object} の構成を拒否しました: {reason}',
    hint: 'もう一度 plan してください。続くようなら vSphere Client で VM のイベントを確認してください。',
  },
  'VSP-010/VmConfigFault': {
    message: 'vCenter が {object} の構成を拒否しました。',
    hint: 'もう一度 plan してください。続くようなら vSphere Client で VM のイベントを確認してください。',
  },
  'VSP-010/RuleViolation': {
    message: 'ルール {rule} により、{object} をホスト {host} に置けません。',
    hint: '別のホストを選ぶか、ルールを変更してください。',
  },
  'VSP-010/CpuHotPlugNotSupported': {
    message:
      '{object} は {actual} コアで稼働中で、稼働したまま {wanted} コアにできません(CPU ホットアドが無効か、減少のため)。',
    hint: '電源オフが必要な変更です。もう一度 plan してください。',
  },
  'VSP-010/cpu-while-on': {
    message: '{object} は稼働したままそのコア数にできません(CPU ホットアドが無効か、減少のため)。',
    hint: '電源オフが必要な変更です。もう一度 plan してください。',
  },
  'VSP-010/MemoryHotPlugNotSupported': {
    message:
      '{object} はメモリ {actual} MiB で稼働中で、稼働したまま {wanted} MiB にできません(ホットアドが無効か、減少のため)。',
    hint: '電源オフが必要な変更です。もう一度 plan してください。',
  },
  'VSP-010/memory-while-on': {
    message: '{object} は稼働したままそのメモリ容量にできません(ホットアドが無効か、減少のため)。',
    hint: '電源オフが必要な変更です。もう一度 plan してください。',
  },
  'VSP-010/memory-step': {
    message:
      '{object} に稼働中に追加できるメモリは {limit} MiB まで、{step} MiB 刻みです。{wanted} MiB は合いません。',
    hint: '合う容量を宣言するか、もう一度 plan してください。それ以外は電源オフが必要です。',
  },
  'VSP-011/CustomizationFault': {
    message: '{object} のカスタマイズが拒否されました。',
    hint: 'spec.guest とアドレスを、テンプレートのゲスト OS と照らし合わせてください。',
  },
  'VSP-011/CustomizationFailed': {
    message: '{object} のゲストは起動しましたが、カスタマイズに失敗しました: {reason}',
    hint: '仮想マシンはそのまま動き続け、apply は再試行しません。ゲスト内の C:\\Windows\\Temp\\vmware-imc\\guestcust.log（Linux は /var/log/vmware-imc、vCenter の示す場所は {log}）を確認し、手作業で仕上げるか、vCenter で仮想マシンを削除してから再度 apply してください。',
  },
  'VSP-011/customization-late': {
    message: '{object} のカスタマイズは始まりましたが、{minutes} 分以内に終わりませんでした。',
    hint: 'Sysprep がまだ動いている可能性があります。仮想マシンのコンソールを確認してください。仮想マシンはそのままで、apply はカスタマイズを再試行しません。止まっている場合は、ゲスト内の C:\\Windows\\Temp\\vmware-imc\\guestcust.log を確認してください。',
  },
  'VSP-011/customization-not-begun': {
    message: '{object} は起動しましたが、{minutes} 分以内にカスタマイズが始まりませんでした。',
    hint: '仮想マシンのコンソールで、OS が起動し VMware Tools が動いているかを確認してください。仮想マシンはそのままで、apply はカスタマイズを再試行しません。',
  },
  'VSP-011/CustomizationPending': {
    message: '{object} では別のカスタマイズが待機中です。',
    hint: 'VM を起動してそれを実行させてから、もう一度 plan してください。',
  },
  'VSP-011/UncustomizableGuest': {
    message: '{object} のゲストはカスタマイズできません。VMware Tools がないか、未対応の OS です。',
    hint: 'テンプレートに VMware Tools を導入してください。',
  },
  'VSP-011/MissingWindowsCustResources': {
    message: '{object} の Windows 用の Sysprep ファイルが vCenter にありません。',
    hint: 'Vista より前の Windows では vCenter に置く必要があります。以降は Windows 自身が持っています。',
  },
  'VSP-011/NicSettingMismatch': {
    message: '{object} のカスタマイズはネットワークカード {wanted} 枚分ですが、VM には {actual} 枚あります。',
    hint: 'もう一度 plan してください。',
  },
  'VSP-011/CannotDecryptPasswords': {
    message: 'vCenter が {object} のカスタマイズのパスワードを復号できません。',
    hint: 'plan と apply をやり直してください。続くようならお知らせください。',
  },
  'VSP-011/NoDisksToCustomize': {
    message: '{object} にはカスタマイズできるディスクがありません。',
    hint: 'テンプレートのディスクを確認してください。',
  },
  'VSP-011/MountError': {
    message: 'vCenter がカスタマイズのために {object} のシステムディスクを開けません。',
    hint: 'ディスクを確認してください。スナップショット、暗号化、テンプレートの不正終了がよくある原因です。',
  },
  'VSP-011/IpHostnameGeneratorError': {
    message: 'vCenter が {object} のホスト名またはアドレスを決められません。',
    hint: 'マニフェストに書いてください。',
  },
  'VSP-012/MigrationFault': {
    message: 'vCenter が {object} を、選ばれたホストまたはデータストアに置けません。',
    hint: 'vSphere Client でホストと VM の互換性を確認してください。',
  },
  'VSP-012/NoCompatibleHost': {
    message:
      '{object} を動かせるホストがありません。接続中で、メンテナンスモードでなく、データストアとネットワークを持つ必要があります。調べたホスト: {hosts}。',
    hint: 'ホストでデータストアとポートグループを使えるようにするか、別のものを選んでください。',
  },
  'VSP-013': {
    message:
      '{object} は中断のあと元に戻っていません。{minutes} 分たっても VMware Tools が動いていません。最後に見た状態: 電源 {power}、VMware Tools {tools}、アドレス: {addresses}。',
    hint: 'コンソールを確認してください。hvm はこれ以上 VM を止めません。元に戻ってから、または原因がわかってから、もう一度 apply してください。',
  },
  'VSP-013/address': {
    message:
      '{object} は中断のあと元に戻っていません。前にはアドレスがありましたが、{minutes} 分たってもゲストにアドレスがありません。最後に見た状態: 電源 {power}、VMware Tools {tools}、アドレス: {addresses}。',
    hint: 'ネットワーク(ポートグループ、DHCP、ゲスト側の設定)を確認してください。hvm はこれ以上 VM を止めません。元に戻ってから、もう一度 apply してください。',
  },
  'VSP-099': {
    message: 'vCenter が {object} で {fault} を報告しました。hvm にはこのフォールトの説明がありません。',
    hint: 'vSphere Client で対象のイベントを確認してから、もう一度 plan してください。',
  },
};
