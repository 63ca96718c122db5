import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Rectangle, Screen } from 'electron'
import { z } from 'zod'
import type { Log } from '../../core/ports.ts'

export type WindowBounds = {
  readonly area: { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number }
  readonly maximized: boolean
}

const stored = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(400).max(20_000),
  height: z.int().min(300).max(20_000),
  maximized: z.boolean(),
})

const usual: WindowBounds = { area: { width: 1440, height: 900 }, maximized: false }
/** So much of the title bar has to be within reach, pixels. */
const graspWidth = 160
const graspHeight = 44

/** Where the window stood when it was last closed; the usual size when that is unknown or no display shows it any more. */
export function readWindowBounds(file: string, screen: Pick<Screen, 'getAllDisplays'>): WindowBounds {
  const text = readIfThere(file)
  const parsed = text === null ? null : stored.safeParse(parseJson(text))
  if (!parsed?.success) return usual
  const { maximized, ...area } = parsed.data
  const inReach = screen.getAllDisplays().some(({ workArea }) => canBeGrasped(area, workArea))
  return inReach ? { area, maximized } : { ...usual, maximized }
}

export function writeWindowBounds(file: string, area: Rectangle, maximized: boolean, log: Log): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify({ ...area, maximized }))
  } catch (cause) {
    log.warn('window', 'The place of the window could not be kept', { cause })
  }
}

function canBeGrasped(area: Rectangle, display: Rectangle): boolean {
  const across = Math.min(area.x + area.width, display.x + display.width) - Math.max(area.x, display.x)
  const down = display.y + display.height - area.y
  return across >= graspWidth && down >= graspHeight && area.y >= display.y
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
