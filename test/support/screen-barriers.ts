import type { Browser, Page } from 'playwright-core'
import type { DeskProgram } from '../e2e/desk-program.ts'
import { DeskWindow } from '../e2e/desk-window.ts'

export type Look = { readonly colorScheme: 'light' | 'dark'; readonly language: 'en' | 'hi' }

/** Between them both themes and both languages. */
export const twoLooks: readonly Look[] = [
  { colorScheme: 'light', language: 'en' },
  { colorScheme: 'dark', language: 'hi' },
]
export const allLooks: readonly Look[] = [
  ...twoLooks,
  { colorScheme: 'light', language: 'hi' },
  { colorScheme: 'dark', language: 'en' },
]

export type LookReport = {
  readonly screens: number
  /** Only screens that have some. */
  readonly barriers: Readonly<Record<string, readonly string[]>>
  readonly complaints: readonly string[]
}

export type LookedAt = {
  readonly browser: Browser
  readonly program: DeskProgram
  /** Started for the first time. */
  readonly newcomer: DeskProgram
}

/** Every screen once: what is wrong on it for people who use a reader or the keyboard. */
export async function lookThrough({ browser, program, newcomer }: LookedAt, look: Look): Promise<LookReport> {
  const found: Record<string, readonly string[]> = {}
  await using first = await openLook(browser, newcomer.url, look)
  await first.page.locator('form').waitFor()
  found['first run'] = await first.barriers()
  await using door = await openLook(browser, program.url, look)
  await door.page.locator('form').waitFor()
  found['sign-in'] = await door.barriers()

  await using desk = await DeskWindow.openSignedIn(browser, program, { colorScheme: look.colorScheme })
  const { page } = desk
  await speak(page, look.language)
  const { booking } = await program.bookingEndingWith('01')
  for (const [name, hash, shown] of screensOf(booking.id)) {
    await goTo(page, hash)
    await page.locator(shown).first().waitFor()
    found[name] = await desk.barriers()
  }
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  found.keys = await desk.barriers()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.getByRole('option').first().waitFor()
  found.palette = await desk.barriers()

  const barriers = Object.fromEntries(Object.entries(found).filter(([, those]) => those.length > 0))
  const complaints = [first, door, desk].flatMap((window) => window.complaints())
  return { screens: Object.keys(found).length, barriers, complaints }
}

async function openLook(browser: Browser, url: string, look: Look): Promise<DeskWindow> {
  const desk = await DeskWindow.open(browser, url, { colorScheme: look.colorScheme })
  await speak(desk.page, look.language)
  return desk
}

export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to
  }, hash)
}

async function speak(page: Page, language: Look['language']): Promise<void> {
  if (language === 'en') return
  await page.evaluate((to) => localStorage.setItem('maskline.language', to), language)
  await page.reload()
}

/** Behind `#`, and what has to be there before it is looked at. */
function screensOf(bookingId: string): readonly (readonly [name: string, hash: string, shown: string])[] {
  return [
    ['empty desk', '#/desk', 'main p'],
    ['booking', `#/desk/${bookingId}`, 'main h1'],
    ['call log', '#/calls', 'main h1'],
    ['account', '#/settings/account', 'main h2'],
    ['my phone', '#/settings/my-phone', 'main h2'],
    ['callbacks', '#/settings/callbacks', 'main code'],
    ['appearance', '#/settings/appearance', 'main h2'],
    ['calling', '#/settings/calling', 'main h2'],
    ['backups', '#/settings/backups', 'main h2'],
    ['retention', '#/settings/retention', 'main h2'],
    ['recovery', '#/settings/recovery', 'main h2'],
    ['keys of settings', '#/settings/keys', 'main h2'],
    ['notices', '#/settings/notices', 'main h2'],
    ['history', '#/settings/history', 'main li'],
    ['about', '#/settings/about', 'main h2'],
  ]
}
