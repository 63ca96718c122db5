import { StartupError } from './startup-error.ts'

/** The program's flags, the same for both hosts. */
export type ProgramArguments = {
  readonly headless: boolean
  readonly practice: boolean
  /** Null when not given. */
  readonly practiceSpeed: number | null
  /** The backup to be put in the place of the store, instead of opening a desk; null when not given. */
  readonly restore: string | null
  readonly help: boolean
}

export const usage = `Usage: npm start -- [flags]

  --headless           serve the console to a browser instead of opening a window
  --practice           practise: a stand-in for Exotel runs on this computer, no phone rings
  --practice-speed N   how fast time runs in practice, 1 when left out
  --restore BACKUP     put a backup in the place of the store, keep the files before, and end
  --help               show this

Settings live in the Settings screen; the README lists the environment variables that provision a first run.
`

const fastestPractice = 1000

/** @throws StartupError for a flag nobody knows. */
export function readArguments(args: readonly string[]): ProgramArguments {
  let headless = false
  let practice = false
  let help = false
  let practiceSpeed: number | null = null
  let restore: string | null = null

  const rest = args.flatMap(splitAtEquals)
  for (let flag = rest.shift(); flag !== undefined; flag = rest.shift()) {
    if (flag === '--headless') headless = true
    else if (flag === '--practice') practice = true
    else if (flag === '--help' || flag === '-h') help = true
    else if (flag === '--restore') restore = readBackup(rest.shift())
    else if (flag === '--practice-speed') practiceSpeed = readSpeed(rest.shift())
    else throw new StartupError(`The flag ${flag} is unknown: --help lists those there are.`)
  }
  return { headless, practice, practiceSpeed, restore, help }
}

function splitAtEquals(argument: string): string[] {
  const equals = /^--(practice-speed|restore)=/.test(argument) ? argument.indexOf('=') : -1
  return equals < 0 ? [argument] : [argument.slice(0, equals), argument.slice(equals + 1)]
}

function readBackup(text: string | undefined): string {
  if (text !== undefined && text.trim() !== '' && !text.startsWith('--')) return text
  throw new StartupError('--restore needs the name of a backup, or a path to one.')
}

function readSpeed(text: string | undefined): number {
  const speed = text === undefined || text.trim() === '' ? Number.NaN : Number(text)
  if (speed > 0 && speed <= fastestPractice) return speed
  throw new StartupError(`--practice-speed must be a number above 0 and at most ${fastestPractice}.`)
}
