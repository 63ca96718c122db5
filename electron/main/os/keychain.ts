import type { SafeStorage } from 'electron'
import type { Keychain } from '../../core/ports.ts'

type Storage = Pick<
  SafeStorage,
  'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'
>

/** The system's keychain; null where there is none, or where what it keeps would lie in plain text. After ready. */
export function createKeychain(storage: Storage, platform: NodeJS.Platform): Keychain | null {
  if (!storage.isEncryptionAvailable()) return null
  const name = nameOf(storage, platform)
  if (name === null) return null
  return {
    name,
    // It takes text only, so the bytes travel as base64.
    seal: (secret) => storage.encryptString(Buffer.from(secret).toString('base64')),
    open: (sealed) => Buffer.from(storage.decryptString(Buffer.from(sealed)), 'base64'),
  }
}

function nameOf(storage: Storage, platform: NodeJS.Platform): string | null {
  if (platform === 'darwin') return 'macOS Keychain'
  if (platform === 'win32') return 'Windows Data Protection'
  switch (storage.getSelectedStorageBackend()) {
    case 'gnome_libsecret':
      return 'GNOME Keyring'
    case 'kwallet':
    case 'kwallet5':
    case 'kwallet6':
      return 'KDE Wallet'
    default:
      return null
  }
}
