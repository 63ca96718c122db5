import { minimumPasswordLength } from '../../shared/contract/people.ts'
import { type ProgramArguments, readArguments } from './configuration-arguments.ts'
import { homeFolder } from './configuration-home.ts'
import { readProvisionedSettings } from './configuration-settings.ts'
import {
  type Environment,
  readChoice,
  readInstant,
  readNumber,
  readPort,
  readSecret,
  readText,
  readUrl,
} from './configuration-variables.ts'
import type { ProvisionedSettings } from './settings/setting-definitions.ts'
import { isLoopbackHost } from './settings/setting-definitions.ts'
import { StartupError } from './startup-error.ts'

/** What the environment and the command line say; everything else lives in the store. */
export type Configuration = {
  /** Absolute; practice keeps its own files in a folder below it. */
  readonly home: string
  /** 0 picks a free port. */
  readonly consolePort: number
  readonly listenerPort: number
  readonly practice: boolean
  /** A practice provider that runs already. */
  readonly practiceUrl: string | null
  readonly practiceSpeed: number
  /** How many people call the practice desk within an hour, on average. */
  readonly practiceCallIns: number
  /** Milliseconds UTC at which the program's clock starts. */
  readonly clockStart: number | null
  readonly adminPassword: string | null
  /** Wraps the store's key where no keychain can. */
  readonly passphrase: string | null
  /** Opens a store whose other ways to its key are lost. */
  readonly recoveryCode: string | null
  /** A backup to be put in the place of the store, instead of opening a desk. */
  readonly restore: string | null
  readonly apiKey: string | null
  /** For the first run only: what was changed in the window is never overwritten. */
  readonly settings: ProvisionedSettings
}

/**
 * Reads the whole configuration, or says in one sentence which variable or flag is wrong and what to do.
 * `args` are the program's own, without the executable and the script.
 * @throws StartupError
 */
export function readConfiguration(
  env: Environment,
  args: readonly string[],
  platform: NodeJS.Platform,
): Configuration {
  const flags = readArguments(args)
  refuseTeamStore(env)
  const practice = flags.practice || readChoice(env, 'MASKLINE_PRACTICE')
  if (practice) refuseProviderInPractice(env)
  const settings = readProvisionedSettings(env, practice)
  const { consolePort, listenerPort } = readPorts(env)

  return {
    home: homeFolder(env, platform),
    consolePort,
    listenerPort,
    practice,
    practiceUrl: readUrl(env, 'MASKLINE_PRACTICE_URL'),
    practiceSpeed: speedOf(flags),
    practiceCallIns: readNumber(env, 'MASKLINE_PRACTICE_CALL_INS', { usual: 8, most: 1000 }),
    clockStart: readClockStart(env, practice, settings),
    adminPassword: readSecret(env, 'MASKLINE_ADMIN_PASSWORD', { least: minimumPasswordLength, spaces: true }),
    passphrase: readSecret(env, 'MASKLINE_KEY', { least: 1, spaces: true }),
    recoveryCode: readSecret(env, 'MASKLINE_RECOVERY_CODE', { least: 1, spaces: true }),
    restore: flags.restore,
    apiKey: readSecret(env, 'MASKLINE_API_KEY', { least: 8, spaces: false }),
    settings,
  }
}

function speedOf(flags: ProgramArguments): number {
  return flags.practiceSpeed ?? 1
}

function refuseTeamStore(env: Environment): void {
  if (readText(env, 'DATABASE_URL') === null) return
  throw new StartupError(
    'DATABASE_URL names a team store, and the team store is not built yet: unset it to use the store of this computer.',
  )
}

function refuseProviderInPractice(env: Environment): void {
  if (readText(env, 'EXOTEL_API_BASE_URL') === null) return
  throw new StartupError(
    'EXOTEL_API_BASE_URL cannot be used in practice mode: unset it, or leave practice mode out (MASKLINE_PRACTICE, --practice).',
  )
}

function readPorts(env: Environment): { consolePort: number; listenerPort: number } {
  const consolePort = readPort(env, 'MASKLINE_CONSOLE_PORT', 4780)
  const listenerPort = readPort(env, 'MASKLINE_LISTENER_PORT', 4790)
  if (consolePort === listenerPort && consolePort !== 0) {
    throw new StartupError(
      `MASKLINE_CONSOLE_PORT and MASKLINE_LISTENER_PORT are both ${consolePort}: give each a port of its own.`,
    )
  }
  return { consolePort, listenerPort }
}

/** A shifted clock is for rehearsals: with the real provider it would call people at night. */
function readClockStart(env: Environment, practice: boolean, settings: ProvisionedSettings): number | null {
  const start = readInstant(env, 'MASKLINE_CLOCK_START')
  if (start === null || practice) return start
  const baseUrl = settings['exotel.api-base-url']
  if (baseUrl !== undefined && isLoopbackHost(new URL(baseUrl.value).hostname)) return start
  throw new StartupError(
    'MASKLINE_CLOCK_START is accepted only in practice mode or when EXOTEL_API_BASE_URL is on this computer: unset it.',
  )
}
