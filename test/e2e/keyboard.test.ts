import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { tempDir } from '../support/temp-dir.ts'
import { DeskProgram, password } from './desk-program.ts'
import { DeskWindow } from './desk-window.ts'
import { KeyboardHands } from './keyboard-hands.ts'
import { settingsScreens } from './screens.ts'

const file = [
  'Booking ID,Customer Name,Customer Phone,Service,Date,Time',
  'KEY-1,Zubeida Khan,98765 43210,Chimney cleaning,16/04/2026,6:30 pm',
].join('\r\n')

describe('by the keyboard alone', () => {
  const stack = new AsyncDisposableStack()
  const program = stack.use(new DeskProgram({ practice: true }))
  const folder = stack.use(tempDir())
  let browser: Browser
  let desk: DeskWindow
  let hands: KeyboardHands

  beforeAll(async () => {
    browser = stack.use(await launchBrowser()).browser
    await program.start()
    // The window is a real one, and time runs many times as fast here.
    await program.request('agents.change-rules', { wrapSeconds: '1800' })
    desk = stack.use(await DeskWindow.open(browser, program.url, { acceptDownloads: true }))
    hands = new KeyboardHands(desk)
  })
  afterAll(() => stack.disposeAsync())

  it('sets up a desk, and signs out', async () => {
    await using newcomer = new DeskProgram({ practice: false })
    await newcomer.start()
    await using fresh = await DeskWindow.open(browser, newcomer.url)
    const first = new KeyboardHands(fresh)
    await fresh.page.locator('form').waitFor()
    await fresh.page.keyboard.press('Tab')
    await first.tabTo('Your name')
    await first.write('Ananya Rao')
    await first.tabTo('Password')
    await first.write(password)
    await first.press('Enter')
    await fresh.rail.getByRole('listitem').first().waitFor()
    await first.open('Sign out')
    await fresh.page.getByLabel('Sign-in name').waitFor()
  })

  it('signs in', async () => {
    await desk.page.locator('form').waitFor()
    await hands.tabTo('Sign-in name')
    await hands.write('admin')
    await hands.tabTo('Password')
    await hands.write(password)
    await hands.press('Enter')
    await desk.rail.getByRole('listitem').first().waitFor()
  })

  it('finds a booking, writes notes, calls, and says how it went', async () => {
    const { page, bar, timeline } = desk
    const { booking, customer } = await program.bookingEndingWith('00')
    await hands.open(booking.reference)
    await page.locator('main textarea').waitFor()
    await hands.press('Alt+n')
    await hands.write('Gate 2, tower C')
    await page.getByText('Saved', { exact: true }).waitFor({ state: 'attached' })
    await hands.press('Alt+1')
    await bar.getByText(customer.name).waitFor()
    const panel = page.getByRole('region', { name: 'Wrap-up' })
    await panel.waitFor({ timeout: 30_000 })
    // Out of the notes, where a digit is a digit.
    await hands.tabTo(/Call back later/)
    await hands.press('5')
    await panel.getByText('then saved as “Call back later”').waitFor()
    await hands.tabTo('Note')
    await hands.write('After lunch')
    await hands.press('Control+Enter')
    await panel.waitFor({ state: 'hidden' })
    await timeline.getByText('After lunch').waitFor()
    await hands.tabToAndPress('Done')
    await page.getByRole('region', { name: 'Call-backs you promised' }).waitFor({ state: 'hidden' })
  })

  it('gives up one missed caller, and calls the other back', async () => {
    const { bar, rail } = desk
    for (const ending of ['0002', '0003']) {
      await program.callIn(`+91900000${ending}`, { outcome: 'missed', ringSeconds: 6 })
      await bar.getByText('Rings at your phone').waitFor()
      await program.idle()
    }
    const missed = rail.getByRole('button', { name: /^Nothing to do for / })
    await expect.poll(() => missed.count()).toBe(2)
    await hands.tabToAndPress(/^Nothing to do for /)
    await expect.poll(() => missed.count()).toBe(1)
    await hands.press('F2')
    await bar.getByText(/^Next: /).waitFor()
    await hands.press('F2')
    await missed.waitFor({ state: 'detached' })
    await program.idle()
  })

  it('filters the call log, opens a call, and saves the calls as a file', async () => {
    const { page } = desk
    await hands.open('Call log')
    const rows = page.locator('main tbody button[aria-expanded]')
    await rows.first().waitFor()
    await hands.tabTo(/last four digits/)
    await hands.write('BK-none')
    await hands.press('Enter')
    await page.getByText('Clear filter').waitFor()
    await hands.tabToAndPress('Clear filter')
    await rows.first().waitFor()
    await hands.tabTo(/\d (am|pm)$/)
    await hands.press('ArrowDown', 'ArrowUp', 'Enter')
    await page.getByRole('complementary', { name: 'Call', exact: true }).waitFor()
    await hands.press('Escape')
    await page.getByRole('complementary', { name: 'Call', exact: true }).waitFor({ state: 'hidden' })
    const download = page.waitForEvent('download')
    await hands.tabTo('Export CSV', 'Shift+Tab')
    await hands.press('Enter')
    expect(await readFile(await (await download).path(), 'utf8')).toContain('••••')
  })

  it('imports a file', async () => {
    const { page } = desk
    await hands.open('Import bookings')
    const path = join(folder.path, 'day.csv')
    await writeFile(path, file)
    const chooser = page.waitForEvent('filechooser')
    await hands.tabToAndPress('Choose a CSV file')
    await (await chooser).setFiles(path)
    await page.getByRole('heading', { name: 'The first rows, as they would be stored' }).waitFor()
    await hands.tabToAndPress('Check every row')
    await page.getByRole('button', { name: /^Import 1 booking/ }).waitFor()
    await hands.tabToAndPress(/^Import 1 booking/)
    await page.getByRole('heading', { name: 'Imported' }).waitFor()
    await hands.tabToAndPress('Open bookings')
    await page.getByRole('grid', { name: 'Bookings' }).waitFor()
    await hands.press('/')
    await hands.write('zub 3210')
    await page.getByText(/^1 of /).waitFor()
    await hands.press('ArrowDown', 'Enter')
    await page.getByRole('main').getByText('KEY-1').waitFor()
  })

  it('goes through every page of Settings and its forms', async () => {
    const { page } = desk
    for (const name of settingsScreens) {
      await page.evaluate((to) => {
        location.hash = to
      }, `#/settings/${name}`)
      await page.locator('main h1').waitFor()
      await page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' })
      await page.locator('main').focus()
      const forms = page.locator('main form')
      const before = await forms.count()
      const changes = page.locator('main').getByRole('button', { name: /^(Change|Replace|Add) / })
      if (name === 'keys' || (await changes.count()) === 0) continue
      const words = (await changes.first().getAttribute('aria-label')) ?? (await changes.first().innerText())
      await hands.tabToAndPress(words.replace(/\s+/g, ' ').trim())
      if ((await forms.count()) === before) continue
      await hands.press('Tab', 'Shift+Tab', 'Escape')
      expect(await forms.count()).toBe(before)
    }
    expect(desk.complaints()).toEqual([])
  })

  it('changes the hours and takes it back, tests the account and the way', async () => {
    const { page } = desk
    await hands.open('Calling hours')
    await hands.tabToAndPress('Change Until')
    await page.getByLabel('Until').press('Control+a')
    await hands.write('19:00')
    await hands.press('Enter')
    await page.getByText(/^changed by Admin, /).waitFor()
    await hands.open('History of changes')
    await hands.tabToAndPress('Undo Calling until')
    await page.getByText('from 19:00 to not set').waitFor()

    await hands.open('Account')
    await hands.tabToAndPress('Test connection')
    await page.getByRole('region', { name: 'The way is open' }).waitFor()
    await hands.open('Callbacks and tunnel')
    await hands.tabToAndPress('Test the way')
    await page.getByRole('heading', { name: 'The way is open on this computer' }).waitFor()
  })

  it('backs up and restores', async () => {
    const { page } = desk
    await hands.open('Backups')
    await hands.tabToAndPress('Back up now')
    const row = page.getByRole('listitem').filter({ hasText: 'asked for' })
    await row.waitFor()
    await hands.tabToAndPress(/^Check/)
    await row.getByText(/^Whole: opens with this store’s key/).waitFor()
    await hands.tabToAndPress(/^Restore/)
    await hands.tabToAndPress('Restore this backup')
    await page.getByRole('listitem').filter({ hasText: 'before a restore' }).waitFor()
  })

  it('adds a person, chooses the looks, locks the window and opens it', async () => {
    const { page } = desk
    await hands.open('People')
    await hands.tabToAndPress('Add somebody')
    await hands.write('Ravi Kumar')
    await hands.tabTo(/^Sign-in name/)
    await hands.write('ravi')
    await hands.tabTo(/^First password/)
    await hands.write('first password')
    await hands.press('Enter')
    await page.getByText('chooses a password at the next sign-in').waitFor()

    await hands.open('Appearance')
    await hands.tabTo(/^(As the computer|Light|Dark)$/)
    // A key that is let go at once moves the focus without choosing.
    for (const name of ['Light', 'Dark']) {
      await hands.press('ArrowDown')
      await page.getByRole('radio', { name }).and(page.locator(':focus')).waitFor()
    }
    await hands.press('Space')
    await page.locator('html[data-theme=dark]').waitFor({ state: 'attached' })

    await hands.open('Lock')
    await page.getByText(/^Locked: /).waitFor()
    await hands.tabTo('Password')
    await hands.write(password)
    await hands.press('Enter')
    await desk.rail.or(page.locator('nav[data-region]')).first().waitFor()
    expect(desk.complaints()).toEqual([])
  })
})
