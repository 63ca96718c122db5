import type { Browser, Page } from 'playwright-core'
import type { DeskProgram } from '../e2e/desk-program.ts'
import { DeskWindow } from '../e2e/desk-window.ts'
import { screensOf, visit } from '../e2e/screens.ts'

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

/** Every screen, or those in these places: what is wrong on it for people who use a reader or the keyboard. */
export async function lookThrough(
  { browser, program, newcomer }: LookedAt,
  look: Look,
  isWanted: (place: number) => boolean = () => true,
): Promise<LookReport> {
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
  await program.openLine(booking.id)
  const screens = screensOf(booking.id).filter((_, place) => isWanted(place))
  for (const screen of screens) {
    found[screen.name] = await visit(desk, screen, () => desk.barriers())
  }

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
