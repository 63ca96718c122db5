import { inspect } from 'node:util'
import type { Log, LogFields } from '../../electron/core/ports.ts'

export type LogLine = { readonly level: keyof Log; readonly message: string; readonly fields: LogFields }

/** Keeps every line, as handed over and not redacted by anybody. */
export class RecordedLog implements Log {
  readonly lines: LogLine[] = []

  debug(_room: string, message: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'debug', message, fields })
  }

  info(_room: string, message: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'info', message, fields })
  }

  warn(_room: string, message: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'warn', message, fields })
  }

  error(_room: string, message: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'error', message, fields })
  }

  /** Everything that was said, causes and their hidden properties included. */
  get text(): string {
    return inspect(this.lines, { depth: 20, showHidden: true, maxStringLength: null })
  }
}
