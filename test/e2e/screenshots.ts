/**
 * `node test/e2e/screenshots.ts [part of a name]`: every screen, in both themes, languages and sizes, as pictures below
 * `out/screenshots/`, for eyes to look at. The practice desk is worked until there is something on each.
 */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { ensureBuilt } from '../../electron/build.ts'
import { launchBrowser } from '../support/browser.ts'
import { DeskProgram, password } from './desk-program.ts'
import { DeskWindow } from './desk-window.ts'

const folder = resolve(import.meta.dirname, '..', '..', 'out', 'screenshots')
const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const
const settings = [
  ...['account', 'people', 'wrap-up', 'my-phone', 'callbacks', 'calling', 'backups', 'retention', 'recovery'],
  ...['keys', 'notices', 'appearance', 'computer', 'history', 'about'],
]
const themes = ['light', 'dark'] as const
const languages = ['en', 'hi'] as const

type Screen = {
  readonly name: string
  /** Behind `#`. */
  readonly hash: string
  /** What has to be there before the picture is taken. */
  readonly shown: string
  readonly before?: (page: Page) => Promise<void>
}

async function workTheDesk(program: DeskProgram): Promise<string> {
  const { booking, customer } = await program.bookingEndingWith('00')
  await program.request('bookings.write-notes', {
    bookingId: booking.id,
    notes: 'Gate 2, ask for tower C. Customer is fine if it is before 8.',
    expectedRevision: booking.notesRevision,
  })
  for (const ending of ['01', '00']) {
    const found = ending === '00' ? { booking, customer } : await program.bookingEndingWith(ending)
    const { id } = await program.request('calls.place', {
      bookingId: found.booking.id,
      partyId: found.customer.id,
    })
    const over = async () => (await program.request('calls.mine', {}))?.endedAt !== null
    while (!(await over())) await new Promise((next) => setTimeout(next, 100))
    process.stdout.write(`called ${id}\n`)
  }
  return booking.id
}

function screensOf(bookingId: string): readonly Screen[] {
  const hash = `#/desk/${bookingId}`
  return [
    { name: 'empty-desk', hash: '#/desk', shown: 'main h1' },
    { name: 'booking', hash, shown: 'main textarea' },
    { name: 'palette', hash, shown: 'main textarea', before: (page) => page.keyboard.press('Control+k') },
    { name: 'keys', hash: '#/calls', shown: 'main h1', before: (page) => page.keyboard.press('?') },
    { name: 'call-log', hash: '#/calls', shown: 'main tbody tr' },
    { name: 'bookings', hash: '#/bookings', shown: 'main tbody tr' },
    { name: 'import', hash: '#/import', shown: 'main h1' },
    ...settings.map((name) => ({ name: `settings-${name}`, hash: `#/settings/${name}`, shown: 'main h2' })),
  ]
}

async function takeAll(browser: Browser, program: DeskProgram, newcomer: DeskProgram, wanted: string) {
  const screens = screensOf(await workTheDesk(program))
  for (const viewport of sizes) {
    for (const colorScheme of themes) {
      for (const language of languages) {
        const name = `${colorScheme}-${viewport.width}x${viewport.height}-${language}`
        if (!name.includes(wanted)) continue
        const into = join(folder, name)
        mkdirSync(into, { recursive: true })
        await using first = await openIn(browser, newcomer.url, { viewport, colorScheme }, language)
        await first.page.locator('form').waitFor()
        await first.page.screenshot({ path: join(into, 'first-run.png') })
        await using desk = await openIn(browser, program.url, { viewport, colorScheme }, language)
        await takeScreens(desk.page, screens, into)
        for (const complaint of desk.complaints()) process.stdout.write(`${name}: ${complaint}\n`)
      }
    }
  }
}

async function takeScreens(page: Page, screens: readonly Screen[], into: string): Promise<void> {
  await page.locator('input[autocomplete="username"]').waitFor()
  await page.screenshot({ path: join(into, 'sign-in.png') })
  await page.locator('input[autocomplete="username"]').fill('admin')
  await page.locator('input[autocomplete="current-password"]').fill(password)
  await page.keyboard.press('Enter')
  await page.locator('nav[data-region]').waitFor()
  for (const { name, hash, shown, before } of screens) {
    await page.evaluate((to) => {
      location.hash = to
    }, hash)
    await page.locator(shown).first().waitFor()
    await before?.(page)
    // The event stream never ends, so the network is never idle: a moment has to do for what is read beside it.
    await page.waitForTimeout(400)
    await page.screenshot({ path: join(into, `${name}.png`) })
    await page.keyboard.press('Escape')
  }
}

async function openIn(
  browser: Browser,
  url: string,
  options: object,
  language: 'en' | 'hi',
): Promise<DeskWindow> {
  const desk = await DeskWindow.open(browser, url, options)
  await desk.page.evaluate((to) => localStorage.setItem('maskline.language', to), language)
  await desk.page.reload()
  return desk
}

ensureBuilt()
await using chromium = await launchBrowser()
await using program = new DeskProgram({ practice: true })
await using newcomer = new DeskProgram({ practice: false })
await Promise.all([program.start(), newcomer.start()])
await takeAll(chromium.browser, program, newcomer, process.argv[2] ?? '')
process.stdout.write(`${folder}\n`)
