import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { LogLine } from '../../shared/contract/about.ts'
import { type LogLevel, logLevels } from '../../shared/domain/log-levels.ts'

/** So much of the file's end is looked at. */
const tailBytes = 512 * 1024

const written = z.object({
  level: z.enum(logLevels),
  time: z.string(),
  room: z.string(),
  message: z.string(),
  fields: z.unknown().optional(),
})

/** The last lines of the log from a level up, newest first. Numbers and secrets were taken out when they were written. */
export function readLogTail(folder: string, least: LogLevel, limit: number): LogLine[] {
  const wanted = logLevels.slice(logLevels.indexOf(least))
  return endOf(join(folder, 'maskline.log'))
    .split('\n')
    .flatMap(lineOf)
    .filter(({ level }) => wanted.includes(level))
    .slice(-limit)
    .toReversed()
}

function endOf(path: string): string {
  let descriptor: number
  try {
    descriptor = openSync(path, 'r')
  } catch {
    // No line was written yet, or the file was put aside this very moment.
    return ''
  }
  try {
    const { size } = fstatSync(descriptor)
    const bytes = Buffer.alloc(Math.min(size, tailBytes))
    const read = readSync(descriptor, bytes, 0, bytes.length, size - bytes.length)
    return bytes.subarray(0, read).toString('utf8')
  } finally {
    closeSync(descriptor)
  }
}

/** Nothing for a line that was cut at either end. */
function lineOf(text: string): LogLine[] {
  const parsed = written.safeParse(asJson(text))
  if (!parsed.success) return []
  const { time, fields, ...line } = parsed.data
  return [{ ...line, at: Date.parse(time), fields: fields === undefined ? '' : JSON.stringify(fields) }]
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
