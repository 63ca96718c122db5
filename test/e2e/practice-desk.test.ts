import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { DeskProgram } from './desk-program.ts'
import { DeskWindow } from './desk-window.ts'

describe('the practice desk', () => {
  const stack = new AsyncDisposableStack()
  // A call lasts some seconds, so that what is so during one can be seen on a busy machine too.
  const program = stack.use(new DeskProgram({ practice: true, speed: 10 }))
  let browser: Browser

  beforeAll(async () => {
    browser = stack.use(await launchBrowser()).browser
    await program.start()
  })
  afterAll(() => stack.disposeAsync())

  /** One agent has one line: a call of the test before has to be over. */
  beforeEach(async () => {
    await expect
      .poll(async () => (await program.request('calls.mine', {}))?.endedAt, { timeout: 30_000 })
      .not.toBeNull()
  })

  async function signedIn(): Promise<DeskWindow> {
    return DeskWindow.openSignedIn(browser, program)
  }

  it('refuses a wrong password and says so by the field', async () => {
    await using desk = await DeskWindow.open(browser, program.url)
    const { page } = desk
    await page.getByLabel('Sign-in name').fill('admin')
    await page.getByLabel('Password', { exact: true }).fill('wrong')
    await page.keyboard.press('Enter')

    await page.getByText('Name and password do not belong together.').waitFor()
    expect(await page.getByLabel('Password', { exact: true }).getAttribute('aria-invalid')).toBe('true')
    await desk.signIn()
    expect(desk.complaints()).toEqual([])
  })

  it('is worked by the keyboard alone', async () => {
    await using desk = await signedIn()
    const { page, bar, rail, timeline } = desk
    const { booking, customer } = await program.bookingEndingWith('00')

    await page.keyboard.press('/')
    await page.keyboard.insertText('no such booking')
    await rail.getByText('Nothing fits “no such booking”').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: 'Find, go, call' }).waitFor()
    await page.keyboard.insertText(booking.reference)
    await page.keyboard.press('Enter')
    await page.getByRole('main').getByText(booking.reference).waitFor()
    await page.keyboard.press('Alt+n')
    await page.keyboard.type(' Gate 2')
    await page.getByText(/^Saved \d+ s ago$/).waitFor()
    const { notes } = await program.request('bookings.get', { bookingId: booking.id })
    expect(notes).toBe(`${booking.notes} Gate 2`)
    await timeline.getByText('You wrote').waitFor()

    await page.keyboard.press('Alt+1')
    await bar.getByText(customer.name).waitFor()
    await bar.getByText(/^Talked/).waitFor()

    // In the notes it would be a question mark.
    await page.keyboard.press('F6')
    await page.keyboard.press('?')
    const keys = page.getByRole('dialog', { name: 'All keys' })
    await keys.waitFor()
    await page.keyboard.press('Escape')
    await keys.waitFor({ state: 'hidden' })

    await page.keyboard.press('F6')
    const regions = new Set<string | null>()
    for (let step = 0; step < 6; step += 1) {
      regions.add(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null))
      await page.keyboard.press('F6')
    }
    expect([...regions].filter((name) => name !== null).toSorted()).toEqual(
      ['Call', 'Find and choose', 'Pages', 'Status', 'Timeline'].toSorted(),
    )
    expect(desk.complaints()).toEqual([])
  })

  it('shows the truth after a reload in the middle of a call', async () => {
    await using desk = await signedIn()
    const { page, bar, timeline } = desk
    const { booking, customer } = await program.bookingEndingWith('00')
    await desk.openBooking(booking.reference)
    await page.getByRole('button', { name: 'Call customer' }).click()
    await bar.getByText(customer.name).waitFor()

    await page.reload()

    // The same booking, the same call, and its end although the window that began it is gone.
    await page.getByRole('main').getByText(booking.reference).waitFor()
    await bar.getByText(customer.name).waitFor()
    await bar.getByText(/^Talked/).waitFor()
    await timeline
      .getByText(/^Talked/)
      .last()
      .waitFor()
    expect(desk.complaints()).toEqual([])
  })

  it('plays the recording of a call in the timeline', async () => {
    await using desk = await signedIn()
    const { timeline } = desk
    const { booking, customer } = await program.bookingEndingWith('09')
    await program.request('calls.place', { bookingId: booking.id, partyId: customer.id })
    await desk.openBooking(booking.reference)

    // The provider tells of a recording before it can be had; until then the button stays, with the reason.
    const listen = timeline.getByRole('button', { name: /^Listen, 0:0\d$/ })
    const position = timeline.getByRole('slider', { name: 'Position' })
    await listen.waitFor()
    const opened = async () => {
      if (await position.isVisible()) return true
      if (await listen.isVisible()) await listen.click()
      return false
    }
    await expect.poll(opened, { timeout: 30_000 }).toBe(true)
    await expect
      .poll(() => desk.page.evaluate(() => document.querySelector('audio')?.duration || 0))
      .toBeGreaterThan(1)

    await position.focus()
    await desk.page.keyboard.press('End')
    await expect.poll(() => position.getAttribute('aria-valuenow')).not.toBe('0')
    await desk.page.keyboard.press('Home')
    await desk.page.keyboard.press('Shift+ArrowRight')
    await timeline.getByRole('button', { name: 'Speed 1.25×' }).waitFor()
    expect(await desk.page.evaluate(() => document.querySelector('audio')?.playbackRate)).toBe(1.25)

    // The call log plays it as well: a press on the row is enough, and the focus is where the keys work.
    await desk.page.getByRole('button', { name: 'Call log' }).click()
    const row = desk.page.getByRole('row', { name: new RegExp(customer.name) }).first()
    await row.getByRole('button', { name: 'Hear the recording' }).click()
    const details = desk.page.getByRole('complementary', { name: 'Call', exact: true })
    const playing = details.getByRole('button', { name: /^(Play|Pause)$/ })
    await expect.poll(() => playing.evaluate((button) => button === document.activeElement)).toBe(true)
    await desk.page.keyboard.press('Shift+ArrowRight')
    await details.getByRole('button', { name: 'Speed 1.25×' }).waitFor()
    expect(desk.complaints().filter((complaint) => !complaint.includes('404'))).toEqual([])
  })

  it('shows both texts when two write at once, and can take back a choice', async () => {
    await using desk = await signedIn()
    const { page } = desk
    const { booking } = await program.bookingEndingWith('01')
    await desk.openBooking(booking.reference)
    const notes = page.getByRole('textbox', { name: 'Notes' })
    await notes.waitFor()
    const { notesRevision: expectedRevision } = await program.request('bookings.get', {
      bookingId: booking.id,
    })
    // What this window writes does not get through, so the other one is first.
    await page.route('**/rpc/bookings.write-notes', (route) => route.abort())
    await notes.fill('mine')
    await page.getByText(/Kept here\.$/).waitFor()
    await program.request('bookings.write-notes', {
      bookingId: booking.id,
      notes: 'theirs',
      expectedRevision,
    })
    const conflict = page.getByRole('region', { name: 'Admin wrote meanwhile' })
    await conflict.getByText('theirs', { exact: true }).waitFor()
    await page.unroute('**/rpc/bookings.write-notes')
    expect(await page.getByRole('textbox', { name: 'Your text' }).inputValue()).toBe('mine')
    await conflict.getByRole('button', { name: 'Take theirs' }).click()
    await page.keyboard.press('Control+z')
    await conflict.getByRole('button', { name: 'Keep both' }).click()
    await expect
      .poll(async () => (await program.request('bookings.get', { bookingId: booking.id })).notes)
      .toBe('theirs\n\nmine')
  })

  it('keeps what was typed when the window is killed at once', async () => {
    const { booking } = await program.bookingEndingWith('02')
    const desk = await signedIn()
    await desk.openBooking(booking.reference)
    await desk.page.getByRole('textbox', { name: 'Notes' }).fill('typed, then reloaded')
    await desk.page.reload()
    await desk.page.getByRole('textbox', { name: 'Notes' }).waitFor()
    await expect
      .poll(async () => (await program.request('bookings.get', { bookingId: booking.id })).notes)
      .toBe('typed, then reloaded')
    await desk[Symbol.asyncDispose]()
  })

  it('finds a person by the end of their number, and calls nobody else', async () => {
    await using desk = await signedIn()
    const { page, bar } = desk
    const { customer } = await program.bookingEndingWith('05')
    await page.keyboard.press('Control+k')
    await page.keyboard.insertText(customer.numberLabel?.slice(-4) ?? '')
    await page.getByRole('option', { name: `Call ${customer.name}` }).waitFor()
    await page.keyboard.press('Enter')
    await bar.getByText(customer.name).waitFor()

    await page.keyboard.press('Control+k')
    await page.keyboard.insertText('+91 99999 88888')
    await page.getByText(/^Nothing fits/).waitFor()
    expect(await page.getByRole('option').count()).toBe(0)
  })

  it.each([
    ['01', 'Busy', /was on another call$/],
    ['02', 'No answer', /did not pick up$/],
    ['04', 'Not taken', /^You did not pick up, .* was not rung$/],
  ] as const)('words an ending in %s as an outcome', async (ending, word, sentence) => {
    await using desk = await signedIn()
    const { page, bar, timeline } = desk
    const { booking } = await program.bookingEndingWith(ending)
    await desk.openBooking(booking.reference)
    await page.getByRole('button', { name: 'Call customer' }).click()

    await bar.getByText(word, { exact: true }).waitFor()
    await bar.getByText(sentence).waitFor()
    await timeline.getByText(sentence).waitFor()
    expect(desk.complaints()).toEqual([])
  })

  it('says why a call did not go out', async () => {
    await using desk = await signedIn()
    const { page, bar } = desk
    const { booking } = await program.bookingEndingWith('06')
    await desk.openBooking(booking.reference)
    await page.getByRole('button', { name: 'Call customer' }).click()
    await bar.getByText(/is on the do-not-disturb register$/).waitFor()
    await bar.getByText('Not sent').waitFor()
    expect(desk.complaints()).toEqual([])
  })

  it('allows no second call beside the first, and says so on the buttons', async () => {
    await using desk = await signedIn()
    const { page, bar } = desk
    const { booking, customer } = await program.bookingEndingWith('02')
    await desk.openBooking(booking.reference)
    await page.getByRole('button', { name: 'Call customer' }).click()
    await bar.getByText(customer.name).waitFor()

    const after = page.getByRole('button', { name: 'Call after this' }).first()
    await after.waitFor()
    expect(await after.getAttribute('aria-disabled')).toBe('true')
    await page.getByRole('button', { name: 'Call worker' }).waitFor()
  })

  it('tests the account and draws the way', async () => {
    await using desk = await signedIn()
    const { page } = desk
    await page.getByRole('button', { name: /^Account/ }).click()
    await page.getByRole('button', { name: 'Test connection' }).click()
    const result = page.getByRole('region', { name: 'The way is open' })
    await result.waitFor()
    expect(await result.getByRole('listitem').allInnerTexts()).toHaveLength(5)
    // Real credentials must never be typed into the stand-in.
    expect(await page.getByRole('button', { name: /^(Change|Replace) / }).count()).toBe(0)
    await result.getByText(/^Exotel accepted the key and answered in \d+ ms\.$/).waitFor()
    expect(desk.complaints()).toEqual([])
  })

  it('takes my phone in whole and shows its end', async () => {
    await using desk = await signedIn()
    const { page } = desk
    await page.getByRole('button', { name: /your menu$/ }).click()
    await page.getByRole('menuitem', { name: 'My phone' }).click()
    await page.getByLabel('New phone number').fill('12')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()

    await page.getByLabel('New phone number').fill('98765 41188')
    await page.keyboard.press('Enter')
    await page.getByText('Your phone is set').waitFor()
    await page.getByRole('main').getByText('•••• 1188').waitFor()
    expect(await page.getByLabel('New phone number').inputValue()).toBe('')
    expect(desk.complaints()).toEqual([])
  })

  it('says that the console is silent, with its age, and heals when it is back', async () => {
    await using desk = await signedIn()
    const { page } = desk
    const { booking } = await program.bookingEndingWith('00')
    await desk.openBooking(booking.reference)

    await program.stop()
    await page.getByText('Console silent', { exact: true }).first().waitFor()
    await page
      .getByRole('main')
      .getByText(/^As of .* old$/)
      .waitFor()
    await page.getByRole('button', { name: 'Call: console not reached' }).first().waitFor()

    await program.startAgain()
    await page.getByRole('button', { name: 'Call customer' }).waitFor({ timeout: 30_000 })
    expect(
      await page
        .getByRole('main')
        .getByText(/^As of/)
        .count(),
    ).toBe(0)
  })

  it('signs out, and a token of before opens nothing', async () => {
    // In a session of its own.
    await using desk = await DeskWindow.open(browser, program.url)
    await desk.signIn()
    const { page } = desk
    await page.getByRole('button', { name: /your menu$/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await page.evaluate(() => sessionStorage.setItem('maskline.session', 'a token of before'))
    await page.reload()
    await page.getByText('Your session has ended').waitFor()
    // The browser itself notes that the stream of events was refused.
    expect(desk.complaints().filter((complaint) => !/status of 401/.test(complaint))).toEqual([])
  })
})
