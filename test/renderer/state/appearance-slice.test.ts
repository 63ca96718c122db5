import { expect, it } from 'vitest'
import { DeskOfWindow, memoryStorage } from './desk-of-window.ts'

it('appearance stays with the machine, and nonsense there is not taken over', () => {
  const storage = memoryStorage()
  const before = new DeskOfWindow(storage)
  before.state.setTheme('dark')
  before.state.setLanguage('hi')
  storage.setItem('maskline.hours', 'thirteen')

  const { theme, language, hours } = new DeskOfWindow(storage).state
  expect({ theme, language, hours }).toEqual({ theme: 'dark', language: 'hi', hours: '12' })
})
