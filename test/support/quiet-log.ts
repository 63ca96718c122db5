import type { Log, LogFields } from '../../electron/core/ports.ts'

export type LogLine = {
  readonly level: string
  readonly room: string
  readonly message: string
  readonly fields: LogFields
}

/** Keeps every line, so that a test can look at what was said; prints nothing. */
export class QuietLog implements Log {
  readonly lines: LogLine[] = []

  debug(room: string, message: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'debug', room, message, fields })
  }

  info(room: string, message: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'info', room, message, fields })
  }

  warn(room: string, message: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'warn', room, message, fields })
  }

  error(room: string, message: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'error', room, message, fields })
  }

  get errors(): readonly LogLine[] {
    return this.lines.filter((line) => line.level === 'error')
  }
}
