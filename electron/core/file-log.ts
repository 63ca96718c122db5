import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import { createStream, type RotatingFileStream } from 'rotating-file-stream'
import { createFieldRedaction } from './file-log-fields.ts'
import type { Disposable } from './lifetime.ts'
import type { Log, LogFields } from './ports.ts'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

export type FileLogOptions = {
  readonly folder: string
  readonly level: LogLevel
  /** Size in bytes at which a file is put aside, and how many files there are in all. */
  readonly rotate: { readonly bytes: number; readonly files: number }
  /** Texts that must never appear, beside those that are known by their shape. */
  readonly secrets: readonly string[]
  /** Wall time: the program's own clock may be shifted or run faster. */
  readonly wallNow?: () => number
}

/** Five files of 5 MB. */
export const usualRotation = { bytes: 5 * 1024 * 1024, files: 5 } as const

/** `dispose` resolves when every line is in the file. */
export type FileLog = Log & Disposable & { dispose(): Promise<void> }

/** One JSON line per event in `maskline.log`; numbers and secrets are taken out here, whatever callers do. */
export function createFileLog(options: FileLogOptions): FileLog {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 })
  const wallNow = options.wallNow ?? Date.now
  const file = new LogFile(options, wallNow)
  const redact = createFieldRedaction(options.secrets)
  const logger = pino(
    {
      level: options.level,
      base: null,
      messageKey: 'message',
      timestamp: () => `,"time":"${new Date(wallNow()).toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
    },
    file,
  )
  const at =
    (level: LogLevel) =>
    (room: string, message: string, fields: LogFields = {}) => {
      // Under its own key, so that no field can pass itself off as the level or the time.
      const redacted = redact.fields(fields)
      logger[level](
        { room, ...(Object.keys(redacted).length > 0 ? { fields: redacted } : {}) },
        // pino fills %s and the like from further arguments; there are none, so they stay as they are.
        redact.text(message),
      )
    }
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    dispose: () => file.dispose(),
  }
}

/** How long a file that failed is left alone before it is opened again, milliseconds. */
const restAfterFailure = 30_000
const mostWaitingBytes = 4 * 1024 * 1024

/** The rotating file. A disk that takes no more lines loses lines; it never stops the console. */
class LogFile implements Disposable {
  readonly #options: FileLogOptions
  readonly #wallNow: () => number
  #stream: RotatingFileStream | null
  #failedAt = 0
  #disposing: Promise<void> | null = null

  constructor(options: FileLogOptions, wallNow: () => number) {
    this.#options = options
    this.#wallNow = wallNow
    this.#stream = this.#open()
  }

  write(line: string): void {
    if (this.#disposing !== null) return
    if (this.#stream === null && Math.abs(this.#wallNow() - this.#failedAt) >= restAfterFailure) {
      this.#stream = this.#open()
    }
    if (this.#stream !== null && this.#stream.writableLength < mostWaitingBytes) this.#stream.write(line)
  }

  dispose(): Promise<void> {
    this.#disposing ??= this.#end()
    return this.#disposing
  }

  #open(): RotatingFileStream {
    const { folder, rotate } = this.#options
    const stream = createStream('maskline.log', {
      path: join(folder),
      size: `${rotate.bytes}B`,
      rotate: Math.max(1, rotate.files - 1),
      mode: 0o600,
    })
    stream.on('error', () => {
      if (this.#stream === stream) this.#stream = null
      this.#failedAt = this.#wallNow()
    })
    return stream
  }

  async #end(): Promise<void> {
    const stream = this.#stream
    if (stream === null || stream.destroyed) return
    await new Promise<void>((resolve) => {
      stream.once('close', resolve)
      stream.end()
    })
  }
}
