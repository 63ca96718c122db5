import {
  createTextRedaction,
  isInstant,
  isNumberName,
  isSecretName,
  maskInteger,
  maskNamedNumber,
  type RedactText,
} from './file-log-redaction.ts'
import type { LogFields } from './ports.ts'

export type RedactFields = (fields: LogFields) => Record<string, unknown>

const deepest = 6
const mostEntries = 100

/** Copies what a caller wants logged into plain data that may be logged. Never throws, whatever it is given. */
export function createFieldRedaction(secrets: readonly string[]): {
  text: RedactText
  fields: RedactFields
} {
  const text = createTextRedaction(secrets)
  const copier = new FieldCopier(text)
  return { text, fields: (fields) => copier.object(fields, 0, new Set()) }
}

class FieldCopier {
  readonly #redact: RedactText

  constructor(redact: RedactText) {
    this.#redact = redact
  }

  object(source: object, depth: number, above: Set<object>): Record<string, unknown> {
    const copy: Record<string, unknown> = {}
    for (const name of Object.keys(source).slice(0, mostEntries)) {
      copy[this.#redact(name)] = this.#named(name, readProperty(source, name), depth, above)
    }
    return copy
  }

  #named(name: string, value: unknown, depth: number, above: Set<object>): unknown {
    if (isSecretName(name) && typeof value !== 'boolean' && value !== null) return '[hidden]'
    if (isNumberName(name)) {
      if (typeof value === 'string') return maskNamedNumber(this.#redact(value))
      if (typeof value === 'number' && !isInstant(value)) return maskNamedNumber(String(value))
    }
    return this.#value(value, depth, above)
  }

  #value(value: unknown, depth: number, above: Set<object>): unknown {
    switch (typeof value) {
      case 'string':
        return this.#redact(value)
      case 'number':
        return Number.isInteger(value) ? maskInteger(value) : value
      case 'bigint':
        return maskInteger(value)
      case 'object':
        return value === null ? null : this.#nested(value, depth, above)
      case 'boolean':
        return value
      default:
        return undefined
    }
  }

  #nested(value: object, depth: number, above: Set<object>): unknown {
    if (above.has(value)) return '[circular]'
    if (depth >= deepest) return '[too deep]'
    above.add(value)
    try {
      return this.#copy(value, depth + 1, above)
    } finally {
      above.delete(value)
    }
  }

  #copy(value: object, depth: number, above: Set<object>): unknown {
    if (value instanceof Error) return this.#error(value, depth, above)
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
    if (value instanceof URL) return this.#redact(value.href)
    if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
    if (value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`
    if (value instanceof Map) return this.object(Object.fromEntries(value), depth, above)
    if (Array.isArray(value) || value instanceof Set) {
      return [...value].slice(0, mostEntries).map((entry) => this.#value(entry, depth, above))
    }
    return this.object(value, depth, above)
  }

  /** Only what an error says of itself: HTTP clients hang whole requests, credentials included, on theirs. */
  #error(error: Error, depth: number, above: Set<object>): Record<string, unknown> {
    const copy: Record<string, unknown> = {}
    for (const name of ['name', 'message', 'stack', 'code', 'kind', 'status', 'detail', 'cause', 'errors']) {
      const value = this.#value(readProperty(error, name), depth, above)
      if (value !== undefined) copy[name] = value
    }
    return copy
  }
}

function readProperty(source: object, name: string): unknown {
  try {
    return Reflect.get(source, name)
  } catch {
    return '[unreadable]'
  }
}
