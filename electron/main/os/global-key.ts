import type { GlobalShortcut } from 'electron'
import type { DesktopState } from '../../../shared/contract/desktop.ts'
import type { Disposable } from '../../core/lifetime.ts'

type Shortcuts = Pick<GlobalShortcut, 'register' | 'unregister'>

const modifiers = new Set([
  'command',
  'cmd',
  'control',
  'ctrl',
  'commandorcontrol',
  'cmdorctrl',
  'alt',
  'option',
  'altgr',
  'shift',
  'super',
  'meta',
])
const functionKey = /^f([1-9]|1\d|2[0-4])$/i
const plainKey = /^([a-z0-9]|space|tab|plus|insert|home|end|pageup|pagedown|up|down|left|right|num[0-9])$/i

/** A key that may be taken from every other program: a function key, or one with at least two modifiers. */
export function isGlobalKey(text: string): boolean {
  const parts = text.split('+')
  const key = parts.pop() ?? ''
  const names = parts.map((part) => part.toLowerCase())
  if (new Set(names).size !== names.length || !names.every((name) => modifiers.has(name))) return false
  return functionKey.test(key) || (plainKey.test(key) && names.length >= 2)
}

/** One key that works while another program has the keyboard. */
export class GlobalKey implements Disposable {
  readonly #shortcuts: Shortcuts
  readonly #pressed: () => void
  #present: DesktopState['globalKey'] = { key: null, state: 'off' }

  constructor(shortcuts: Shortcuts, pressed: () => void) {
    this.#shortcuts = shortcuts
    this.#pressed = pressed
  }

  get present(): DesktopState['globalKey'] {
    return this.#present
  }

  /** Null switches it off. Throws RangeError for a text that names no such key; the one before it stays then. */
  set(key: string | null): void {
    if (key !== null && !isGlobalKey(key)) throw new RangeError('Not a key for the whole computer')
    this.dispose()
    if (key !== null) this.#present = { key, state: this.#register(key) ? 'works' : 'refused' }
  }

  dispose(): void {
    if (this.#present.key !== null && this.#present.state === 'works') {
      this.#shortcuts.unregister(this.#present.key)
    }
    this.#present = { key: null, state: 'off' }
  }

  #register(key: string): boolean {
    try {
      return this.#shortcuts.register(key, () => this.#pressed())
    } catch (cause) {
      if (cause instanceof TypeError) throw new RangeError('Not a key that this system knows', { cause })
      throw cause
    }
  }
}
