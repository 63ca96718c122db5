import { describe, expect, it } from 'vitest'
import { settingsPages } from '../../renderer/features/settings/sections.tsx'
import { placeOf } from '../../renderer/state/navigation-slice.ts'
import { screensOf, settingsScreens } from './screens.ts'

describe('the list of screens', () => {
  const screens = screensOf('booking_1')

  it('has every page of Settings', () => {
    expect([...settingsScreens].sort()).toEqual(settingsPages.map(({ name }) => name).sort())
  })

  it('leads to the page that each is named for', () => {
    const sections = settingsPages.map(({ name }) => placeOf(`#/settings/${name}`))
    expect(screens.map(({ hash }) => placeOf(hash))).toEqual(expect.arrayContaining(sections))
  })

  it('names nothing twice, or one picture would lie over another', () => {
    const names = screens.map(({ name }) => name)
    expect(names).toEqual([...new Set(names)])
  })
})
