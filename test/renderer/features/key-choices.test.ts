import { describe, expect, it } from 'vitest'
import {
  combinationFor,
  keyChoices,
  refusalOf,
  withShortcut,
} from '../../../renderer/features/keys/key-choices.ts'
import { pressedCombination, shortcutOf } from '../../../renderer/features/keys/key-combination.ts'
import { isFound } from '../../../renderer/features/settings/section-search.ts'

const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
  pressedCombination({
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...held,
  })

describe('keys', () => {
  it('are named as they are pressed', () => {
    expect(press('k', { ctrlKey: true })).toBe('Ctrl+K')
    expect(press('K', { ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+K')
    // Alt makes a digit write something else on a Mac.
    expect(press('¡', { altKey: true, code: 'Digit1' })).toBe('Alt+1')
    expect(press('?', { shiftKey: true })).toBe('?')
    expect(press('F6', { shiftKey: true })).toBe('Shift+F6')
    expect(press('Shift', { shiftKey: true })).toBeNull()
  })

  it('are listened for as they are named', () => {
    expect(shortcutOf('Alt+1')).toEqual({ control: false, alt: true, shift: false, code: 'Digit1' })
    expect(shortcutOf('Ctrl+K')).toEqual({ control: true, alt: false, shift: false, key: 'K' })
    // A sign needs Shift on one keyboard and not on the next.
    expect(shortcutOf('?')).toEqual({ control: false, alt: false, key: '?' })
  })

  it('are refused where another thing has them, also with the way back of the panes', () => {
    expect(refusalOf('find', 'Alt+1', {})).toEqual({ kind: 'in-use', by: 'callFirst' })
    expect(refusalOf('find', 'Shift+F6', {})).toEqual({ kind: 'in-use', by: 'nextPane' })
    expect(refusalOf('find', 'Alt+1', { callFirst: 'Alt+7' })).toBeNull()
    expect(refusalOf('find', 'Alt+7', { callFirst: 'Alt+7' })).toEqual({ kind: 'in-use', by: 'callFirst' })
    expect(refusalOf('find', '/', {})).toBeNull()
    expect(refusalOf('find', 'K', {})).toEqual({ kind: 'not-usable' })
    expect(refusalOf('find', 'Ctrl+W', {})).toEqual({ kind: 'kept' })
  })

  it('are kept only where they are not the usual', () => {
    const changed = withShortcut({}, 'find', 'F3')
    expect(combinationFor('find', changed)).toBe('F3')
    expect(withShortcut(changed, 'find', '/')).toEqual({})
    expect(new Set(keyChoices({}).map(({ combination }) => combination)).size).toBe(keyChoices({}).length)
  })
})

describe('a page of Settings', () => {
  it('is found by the beginnings of its words, in both scripts', () => {
    expect(isFound('tun cloud', 'Callbacks and tunnel ngrok cloudflared')).toBe(true)
    expect(isFound('tun printer', 'Callbacks and tunnel')).toBe(false)
    expect(isFound('रिक', 'रिकवरी कोड')).toBe(true)
    expect(isFound('', 'anything')).toBe(true)
  })
})
