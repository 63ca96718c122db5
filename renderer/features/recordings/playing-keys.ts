export const speeds = [1, 1.25, 1.5, 2] as const
export type Speed = (typeof speeds)[number]

/** What a key does to a recording; null for keys that do nothing here. Seconds. */
export type PlayingAct =
  | { readonly kind: 'toggle' }
  | { readonly kind: 'move'; readonly by: number }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'speed'; readonly step: 1 | -1 }

const stepSeconds = 5

type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>

export function playingAct({ key, shiftKey, ctrlKey, altKey, metaKey }: Press): PlayingAct | null {
  if (ctrlKey || altKey || metaKey) return null
  const towards = arrows[key]
  if (towards !== undefined) {
    return shiftKey ? { kind: 'speed', step: towards } : { kind: 'move', by: towards * stepSeconds }
  }
  if (key === ' ') return { kind: 'toggle' }
  if (key === 'Home') return { kind: 'start' }
  return key === 'End' ? { kind: 'end' } : null
}

const arrows: Readonly<Record<string, 1 | -1 | undefined>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
}

/** One faster or slower, as far as they go. */
export function nextSpeed(speed: Speed, step: 1 | -1): Speed {
  return speeds[speeds.indexOf(speed) + step] ?? speed
}

/** Round and round, for a button. */
export function speedAfter(speed: Speed): Speed {
  return speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1
}
