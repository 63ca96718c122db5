import { parseArgs } from 'node:util'

export type PracticeFlags = {
  /** 0 picks a free one. */
  readonly port: number
  readonly seed: number
  readonly speed: number
  readonly state: string | null
  readonly clockStart: number | null
  /** Goes on exactly where the clock stands, even after a stop in good order. */
  readonly keepClock: boolean
  /** Ends by itself when nobody has asked anything for so many seconds of the wall; null: never. */
  readonly idleExit: number | null
  /** Where the address, process id and instance are written once it takes requests. */
  readonly addressFile: string | null
  /** How this process is told from others at the same address; null: drawn. */
  readonly instance: string | null
}

export type FlagReading =
  | { readonly ok: true; readonly flags: PracticeFlags }
  | { readonly ok: false; readonly problem: string }

/** Reads the command line; a problem is a sentence that names the flag. */
export function readFlags(args: readonly string[]): FlagReading {
  try {
    return { ok: true, flags: flagsOf(args) }
  } catch (failure) {
    // Both what `parseArgs` throws and what is thrown here is a sentence about one flag.
    if (failure instanceof TypeError) return { ok: false, problem: failure.message }
    throw failure
  }
}

function flagsOf(args: readonly string[]): PracticeFlags {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { ...text, default: '4795' },
      seed: { ...text, default: '1' },
      speed: { ...text, default: '1' },
      state: text,
      'clock-start': text,
      'keep-clock': { type: 'boolean', default: false },
      'idle-exit': text,
      'address-file': text,
      instance: text,
    },
  })
  return {
    port: number('--port', values.port, (port) => Number.isInteger(port) && port >= 0 && port <= 65_535),
    seed: number('--seed', values.seed, Number.isSafeInteger),
    speed: number('--speed', values.speed, (speed) => speed >= 1 && speed <= 100_000),
    state: values.state ?? null,
    clockStart: values['clock-start'] === undefined ? null : instant('--clock-start', values['clock-start']),
    keepClock: values['keep-clock'],
    idleExit:
      values['idle-exit'] === undefined
        ? null
        : number('--idle-exit', values['idle-exit'], (seconds) => seconds > 0 && Number.isFinite(seconds)),
    addressFile: values['address-file'] ?? null,
    instance: values.instance ?? null,
  }
}

function number(flag: string, text: string, fits: (value: number) => boolean): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (!fits(value)) throw new TypeError(`${flag} cannot be ${JSON.stringify(text)}`)
  return value
}

/** An ISO time with its zone; without one it would mean something else on every machine. */
function instant(flag: string, text: string): number {
  const value = /T.*(Z|[+-]\d\d:?\d\d)$/i.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(value)) throw new TypeError(`${flag} must be a time such as 2026-04-16T10:00:00+05:30`)
  return value
}
