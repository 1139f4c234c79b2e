import { HvmError } from '../../errors.ts';
import { type ExitCode, exitCode } from '../../exit-codes.ts';
import type { Args, TextKey } from '../../messages/index.ts';

type FaultKey = Extract<TextKey, `VSP-${string}/${string}`>;

/** Texts that say more than the fault's own: their variant is in small letters. */
const faultOf: Readonly<Record<string, string>> = {
  'VSP-003/not-a-template': 'InvalidState',
  'VSP-003/host-maintenance': 'InvalidState',
  'VSP-004/uuid-taken': 'AlreadyExists',
  'VSP-008/shrink': 'InvalidDeviceSpec',
  'VSP-008/snapshot': 'InvalidDeviceSpec',
  'VSP-008/place-taken': 'InvalidDeviceSpec',
  'VSP-008/place-invalid': 'InvalidDeviceSpec',
  'VSP-008/no-device': 'InvalidDeviceSpec',
  'VSP-008/size': 'InvalidDeviceSpec',
  'VSP-008/hot-extend': 'InvalidDeviceSpec',
  'VSP-009/template': 'NotSupported',
  'VSP-010/memory-step': 'MemoryHotPlugNotSupported',
};

const exits: Readonly<Record<string, ExitCode>> = {
  ConcurrentAccess: exitCode.locked,
  NotAuthenticated: exitCode.denied,
  NoPermission: exitCode.denied,
  InvalidLogin: exitCode.denied,
  PasswordExpired: exitCode.denied,
  NoClientCertificate: exitCode.denied,
};

/** A vSphere fault as hvm's error. `object` is the name of what it is about. */
export function fault(key: FaultKey, args: Args & { readonly object: string }): HvmError {
  const name = faultOf[key] ?? key.slice(key.indexOf('/') + 1);
  return new HvmError(key, { exit: exits[name] ?? exitCode.failed, args, fault: name });
}
