import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const tokens = readFileSync(
  join(import.meta.dirname, '..', '..', '..', 'renderer', 'styles', 'tokens.css'),
  'utf8',
)

/** The colours of one theme, by role. */
function themeOf(name: string): ReadonlyMap<string, string> {
  const block = new RegExp(`data-theme=.${name}.\\][^}]*`).exec(tokens)?.[0] ?? ''
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, role = '', colour = '']) => [role, colour]),
  )
}

function luminance(colour: string): number {
  const channels = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
  const [red = 0, green = 0, blue = 0] = channels.map((channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((left, right) => left - right)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['canvas', 'surface', 'sunken', 'raised', 'hover']

/** Text on every ground it may stand on. */
const texts: readonly (readonly [string, readonly string[]])[] = [
  ['ink', grounds],
  ['ink2', grounds],
  ['ink3', grounds],
  ['live', ['surface', 'live-tint']],
  ['live-text', ['live-fill']],
  ['ready', ['surface', 'ready-tint']],
  ['wrap', ['surface', 'canvas', 'wrap-tint']],
  ['error', ['surface', 'canvas', 'error-tint']],
  ['off', ['surface', 'off-tint']],
  ['button-text', ['button', 'button-hover']],
  ['hatch-text', ['hatch', 'hatch2']],
]

/** Shapes and the edges of what can be written in. */
const shapes: readonly (readonly [string, readonly string[]])[] = [
  ['field', ['surface', 'canvas']],
  ['live-fill', ['surface']],
  ['ready-fill', ['surface']],
  ['wrap-fill', ['surface', 'canvas']],
  ['off-fill', ['surface']],
  ['error-fill', ['surface']],
]

describe.each(['light', 'dark'])('%s theme', (name) => {
  const theme = themeOf(name)
  const tooFaint = (pairs: typeof texts, least: number) =>
    pairs.flatMap(([role, on]) =>
      on
        .map((ground) => ({ role, ground, ratio: contrast(theme.get(role) ?? '', theme.get(ground) ?? '') }))
        .filter(({ ratio }) => !(ratio >= least)),
    )

  it('has text that can be read on every ground', () => {
    expect(tooFaint(texts, 4.5)).toEqual([])
  })

  it('has shapes that can be told from their ground', () => {
    expect(tooFaint(shapes, 3)).toEqual([])
  })
})
