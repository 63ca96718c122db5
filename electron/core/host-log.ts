import { join } from 'node:path'
import type { Configuration } from './configuration.ts'
import { createFileLog, type FileLog, usualRotation } from './file-log.ts'
import { type SettingKey, settingDefinitions } from './settings/setting-definitions.ts'
import { StartupError } from './startup-error.ts'

/**
 * The log of a host, in `logs/` of the data folder; practice shares it. What the environment provides in secrets is
 * hidden literally.
 * @throws StartupError when the folder cannot be written.
 */
export function openHostLog(configuration: Configuration): FileLog {
  try {
    return createFileLog({
      folder: logFolder(configuration),
      level: 'info',
      rotate: usualRotation,
      secrets: secretsOf(configuration),
    })
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException
    throw new StartupError(
      `The data folder ${configuration.home} cannot be written (${code}): set MASKLINE_HOME to a folder of yours.`,
      cause,
    )
  }
}

export function logFolder({ home }: Pick<Configuration, 'home'>): string {
  return join(home, 'logs')
}

function secretsOf(configuration: Configuration): readonly string[] {
  const { adminPassword, passphrase, recoveryCode, apiKey, settings } = configuration
  // Object.entries widens the keys; the table's are exactly the setting keys.
  const provisioned = Object.entries(settings) as [SettingKey, { readonly value: string }][]
  const secrets = provisioned.filter(([key]) => settingDefinitions[key].secret).map(([, { value }]) => value)
  return [adminPassword, passphrase, recoveryCode, apiKey, ...secrets].filter((secret) => secret !== null)
}
