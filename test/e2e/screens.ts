/** Every screen of the window in one place, for the pictures and for the search for barriers. A test holds it to the product. */
import type { Place } from '../../renderer/state/navigation-slice.ts'
import { sessionLists } from '../../shared/domain/masking.ts'
import type { DeskWindow } from './desk-window.ts'

export type Screen = {
  readonly name: string
  /** Behind `#`. */
  readonly hash: string
  /** What has to be there before anybody looks. */
  readonly shown: string
  /** It has a face of its own where the desk has nothing yet. */
  readonly whenEmpty?: boolean
  /** What is opened over it; Escape closes it again. Known by what it is, not by its words: it works in any language. */
  readonly open?: (desk: DeskWindow) => Promise<void>
}

/** The sections of Settings, by name. */
export const settingsScreens = [
  ...['account', 'my-phone', 'people', 'wrap-up', 'callbacks', 'masking', 'calling', 'backups', 'retention'],
  ...[
    'recovery',
    'keys',
    'notices',
    'appearance',
    'computer',
    'history',
    'audit',
    'about',
    'api-keys',
    'api',
  ],
] as const

export function screensOf(bookingId: string): readonly Screen[] {
  const desk = `#/desk/${bookingId}`
  const pages = {
    desk: [
      { name: 'empty-desk', hash: '#/desk', shown: 'main p', whenEmpty: true },
      { name: 'booking', hash: desk, shown: 'main textarea' },
      { name: 'extend-line', hash: desk, shown: 'main textarea', open: openLineMenu('Alt+e') },
      { name: 'test-line', hash: desk, shown: 'main textarea', open: openLineMenu('Alt+t') },
      { name: 'palette', hash: desk, shown: 'main textarea', open: openPalette },
      { name: 'my-state', hash: desk, shown: 'main textarea', open: openMenu('section[data-region]') },
      { name: 'user-menu', hash: desk, shown: 'main textarea', open: openMenu('nav[data-region]') },
    ],
    calls: [
      { name: 'call-log', hash: '#/calls', shown: 'main h1', whenEmpty: true },
      { name: 'call-details', hash: '#/calls', shown: 'main h1', open: openCall },
      { name: 'keys', hash: '#/calls', shown: 'main h1', open: openKeys },
    ],
    bookings: [
      { name: 'bookings', hash: '#/bookings', shown: 'main h1 ~ *', whenEmpty: true },
      { name: 'views', hash: '#/bookings', shown: 'main tbody tr', open: openMenu('main header') },
    ],
    masking: [
      { name: 'masking', hash: '#/masking', shown: 'main h1 ~ *', whenEmpty: true },
      ...[1, 2, 3].map((list) => ({
        name: `masking-${sessionLists[list]}`,
        hash: '#/masking',
        shown: 'main [role=radio]',
        open: chooseList(list),
      })),
    ],
    floor: [{ name: 'floor', hash: '#/floor', shown: 'main h1', whenEmpty: true }],
    'call-backs': [{ name: 'call-backs', hash: '#/call-backs', shown: 'main h1', whenEmpty: true }],
    import: [{ name: 'import', hash: '#/import', shown: 'main h1', whenEmpty: true }],
    settings: [
      ...settingsScreens.map((name) => ({
        name: `settings-${name}`,
        hash: `#/settings/${name}`,
        shown: 'main h1',
        whenEmpty: ['account', 'callbacks', 'backups', 'history', 'audit', 'api-keys'].includes(name),
      })),
      { name: 'new-person', hash: '#/settings/people', shown: 'main h2', open: openNewPerson },
      { name: 'new-api-key', hash: '#/settings/api-keys', shown: 'main h2', open: openNewPerson },
      { name: 'new-line', hash: '#/settings/masking', shown: 'main h2', open: openNewLine },
      { name: 'setting-form', hash: '#/settings/calling', shown: 'main h2', open: openSetting },
    ],
  } satisfies Record<Place['page'], readonly Screen[]>
  return Object.values(pages).flat()
}

/** Goes there, opens what is to be open, looks, and closes it. */
export async function visit<Seen>(
  desk: DeskWindow,
  { hash, shown, open }: Screen,
  look: () => Promise<Seen>,
): Promise<Seen> {
  const { page } = desk
  await page.evaluate((to) => {
    location.hash = to
  }, hash)
  await page.locator(shown).first().waitFor()
  // Bars that stand for what is being read are no part of the screen.
  await page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' })
  await open?.(desk)
  const seen = await look()
  if (open) await page.keyboard.press('Escape')
  await page.getByRole('menu').first().waitFor({ state: 'detached' })
  return seen
}

async function openPalette({ page }: DeskWindow): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('option').first().waitFor()
}

async function openKeys({ page }: DeskWindow): Promise<void> {
  await page.locator('main').focus()
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
}

async function openCall({ page }: DeskWindow): Promise<void> {
  await page.locator('main tbody button[aria-expanded]').first().click()
  await page.locator('main ~ aside').waitFor()
}

/** The menu of the booking's masked line that this key opens. */
function openLineMenu(key: string) {
  return async ({ page }: DeskWindow): Promise<void> => {
    await page.locator('main details').waitFor()
    await page.keyboard.press(key)
    await page.getByRole('menu').waitFor()
  }
}

function chooseList(index: number) {
  return async ({ page }: DeskWindow): Promise<void> => {
    await page.locator('main [role=radio]').nth(index).click()
    await page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' })
  }
}

async function openNewLine({ page }: DeskWindow): Promise<void> {
  await page.locator('main section > span > button').first().click()
  await page.locator('main form').waitFor()
}

async function openNewPerson({ page }: DeskWindow): Promise<void> {
  await page.locator('main header button').first().click()
  await page.locator('main form').waitFor()
}

async function openSetting({ page }: DeskWindow): Promise<void> {
  await page.locator('main section button').first().click()
  await page.locator('main form').waitFor()
}

function openMenu(within: string) {
  return async ({ page }: DeskWindow): Promise<void> => {
    await page.locator(`${within} button[aria-haspopup=menu]`).first().click()
    await page.getByRole('menu').waitFor()
  }
}
