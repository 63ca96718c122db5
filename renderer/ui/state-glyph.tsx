import type { ReactNode } from 'react'

export type StateGlyphName = 'ready' | 'rings' | 'talking' | 'off' | 'wrap' | 'break' | 'silent' | 'error'

/** Each state has an outline of its own, so it is known without its colour. */
const glyphs: Readonly<Record<StateGlyphName, (ground: string) => ReactNode>> = {
  ready: (ground) => (
    <>
      <circle cx="8" cy="8" r="6.75" fill="currentcolor" stroke="none" />
      <path d="m5 8.25 2.1 2.1L11 6.1" style={{ stroke: ground }} />
    </>
  ),
  rings: () => (
    <>
      <rect x="1.75" y="1.75" width="12.5" height="12.5" rx="3" strokeDasharray="2.4 2" />
      <path d="M8 7v2M5.6 6v4M10.4 6v4" />
    </>
  ),
  talking: (ground) => (
    <>
      <rect x="1" y="1" width="14" height="14" rx="3.5" fill="currentcolor" stroke="none" />
      <path d="M4.75 7v2M7 5v6M9.25 6.25v3.5M11.5 7.25v1.5" style={{ stroke: ground }} />
    </>
  ),
  off: () => (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="m4 12 8-8" />
    </>
  ),
  wrap: (ground) => (
    <>
      <path d="M8 .75 15.25 8 8 15.25.75 8Z" fill="currentcolor" stroke="currentcolor" />
      <path d="M5.5 6.75h5M5.5 9.25h3.5" style={{ stroke: ground }} />
    </>
  ),
  break: () => (
    <>
      <path d="M2.5 6h8.5v4.5a3 3 0 0 1-3 3H5.5a3 3 0 0 1-3-3Z" />
      <path d="M11 7h1.25a1.75 1.75 0 0 1 0 3.5H11M5.25 1.75v2M8.25 1.75v2" />
    </>
  ),
  silent: () => (
    <>
      <circle cx="8" cy="8" r="6" strokeDasharray="2.6 2.1" />
      <path d="M8 5v3.5M8 11h.01" />
    </>
  ),
  error: (ground) => (
    <>
      <path d="M8 1.75 15 14H1Z" fill="currentcolor" stroke="currentcolor" />
      <path d="M8 6v3.5M8 11.75h.01" style={{ stroke: ground }} />
    </>
  ),
}

export type StateGlyphProps = {
  readonly name: StateGlyphName
  readonly ground: string
  readonly size?: number
}

/** `ground` is a CSS colour for the strokes that stand on the filled shape. */
export function StateGlyph({ name, ground, size = 16 }: StateGlyphProps) {
  return (
    <svg
      aria-hidden="true"
      className="shrink-0"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {glyphs[name](ground)}
    </svg>
  )
}
