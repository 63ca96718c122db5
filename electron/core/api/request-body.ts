import { hash } from 'node:crypto'
import { AppError } from '../../../shared/app-error.ts'

/** JSON, or nothing at all, which stands for an empty object. @throws AppError `bad-input`. */
export function parseJsonBody(bytes: Uint8Array): unknown {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError('bad-input', 'The body is not JSON.', { field: 'body' }, cause)
  }
}

/** Equal for bodies that say the same, whatever the order of their keys. */
export function hashOfJson(value: unknown): string {
  return hash('sha256', JSON.stringify(value, sortKeys))
}

export function hashOfBytes(bytes: Uint8Array): string {
  return hash('sha256', bytes)
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
