/** The tray's pictures: each state has an outline of its own, the window's, so it is known without its colour. */
import { type TrayState, trayStates } from '../../electron/core/ports.ts'

/** Names of files as systems look for them, by how many pixels one point has. */
export const trayScales = [
  { suffix: '', size: 16 },
  { suffix: '@1.5x', size: 24 },
  { suffix: '@2x', size: 32 },
] as const

export type TrayPicture = { readonly file: string; readonly size: number; readonly svg: string }

const colours: Readonly<Record<TrayState, string>> = {
  ready: '#148a50',
  talking: '#0b5cd8',
  'wrap-up': '#b26f00',
  offline: '#7b8682',
  error: '#c9302a',
}

/** `ground` is what shows through the filled shape. */
const shapes: Readonly<Record<TrayState, (ground: string) => string>> = {
  ready: (ground) =>
    `<circle cx="8" cy="8" r="6.75" fill="currentColor" stroke="none"/><path d="m5 8.25 2.1 2.100L11 6.1" stroke="${ground}"/>`,
  talking: (ground) =>
    `<rect x="1" y="1" width="14" height="14" rx="3.5" fill="currentColor" stroke="none"/><path d="M4.75 7v2M7 5v6M9.25 6.250v3.500M11.5 7.250v1.5" stroke="${ground}"/>`,
  'wrap-up': (ground) =>
    `<path d="M8 .75 15.25 8 8 15.25.75 8Z" fill="currentColor" stroke="none"/><path d="M8 5v3.250l2 1.25" stroke="${ground}"/>`,
  offline: () => '<circle cx="8" cy="8" r="5.75"/><path d="m4 12 8-8"/>',
  error: (ground) =>
    `<path d="M8 1.75 15 14H1Z" fill="currentColor"/><path d="M8 6v3.500M8 11.750h.01" stroke="${ground}"/>`,
}

/** In colour for Windows and Linux; for macOS in black, with the strokes cut out, for it colours them itself. */
export function trayPictures(): readonly TrayPicture[] {
  return trayStates.flatMap((state) =>
    trayScales.flatMap(({ suffix, size }) => {
      const colour = { file: `${state}${suffix}.png`, size, svg: drawing(state, colours[state], '#ffffff') }
      const template = { file: `${state}Template${suffix}.png`, size, svg: cutOut(state) }
      // macOS has whole pixels only.
      return suffix === '@1.5x' ? [colour] : [colour, template]
    }),
  )
}

function drawing(state: TrayState, colour: string, ground: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" color="${colour}" ${strokes}>${shapes[state](ground)}</svg>`
}

/** What is white in the mask stays, what is black becomes a hole. */
function cutOut(state: TrayState): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><mask id="shape"><g color="#fff" ${strokes}>${shapes[state]('#000')}</g></mask><rect width="16" height="16" mask="url(#shape)"/></svg>`
}

const strokes =
  'fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"'
