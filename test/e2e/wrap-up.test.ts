import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { DeskProgram, password } from './desk-program.ts'
import { DeskWindow } from './desk-window.ts'

/** Where pictures of the screens go, for whoever wants to look at them. */
const pictures = process.env.MASKLINE_PICTURES

describe('after a call', () => {
  const stack = new AsyncDisposableStack()
  const program = stack.use(new DeskProgram({ practice: true }))
  let browser: Browser

  beforeAll(async () => {
    browser = stack.use(await launchBrowser()).browser
    await program.start()
    // Time runs twenty times as fast here; the window is a real one.
    await program.request('agents.change-rules', { wrapSeconds: '1800' })
  })
  afterAll(() => stack.disposeAsync())

  async function picture(desk: DeskWindow, name: string): Promise<void> {
    if (pictures === undefined) return
    const { page } = desk
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme })
      await page.screenshot({ path: `${pictures}/${name}-${theme}.png` })
    }
    await page.emulateMedia({ colorScheme: 'light' })
  }

  it('the keys say how it went, and the timeline shows it', async () => {
    await using desk = await DeskWindow.openSignedIn(browser, program)
    const { page, timeline, rail } = desk
    const { booking, customer } = await program.bookingEndingWith('00')
    await desk.openBooking(booking.reference)
    await page.keyboard.press('Alt+1')
    const panel = page.getByRole('region', { name: 'Wrap-up' })
    await panel.waitFor({ timeout: 30_000 })
    await page.getByRole('button', { name: /^Wrap-up/ }).waitFor()

    // What cannot be true of this call cannot be chosen, by its key neither.
    await panel.getByText('you talked').waitFor()
    await page.keyboard.press('4')
    expect(await panel.getByRole('radio', { name: /Did not pick up/ }).getAttribute('aria-checked')).toBe(
      'false',
    )
    await page.keyboard.press('5')
    await panel.getByText('then saved as “Call back later”').waitFor()
    // Digits are digits where somebody writes.
    await panel.getByLabel('Note').fill('Ask for tower C, gate 2')
    await panel.getByLabel('Note').press('1')
    expect(await panel.getByLabel('Note').inputValue()).toBe('Ask for tower C, gate 21')
    await panel.getByLabel('Note').press('Backspace')
    await picture(desk, 'wrap')
    expect(await desk.barriers()).toEqual([])

    // The window is gone and comes back: the same panel, the same words, the same countdown.
    await expect
      .poll(async () => (await program.request('agents.mine', {})).wrap?.draft?.note)
      .toBe('Ask for tower C, gate 2')
    await page.reload()
    await panel.getByText('then saved as “Call back later”').waitFor()
    expect(await panel.getByLabel('Note').inputValue()).toBe('Ask for tower C, gate 2')

    await page.keyboard.press('Control+Shift+R')
    await page.getByText('then Tea break').waitFor()
    await page.keyboard.press('Control+Enter')
    await panel.waitFor({ state: 'hidden' })
    await timeline.getByText('Call back later').waitFor()
    await timeline.getByText('Ask for tower C, gate 2').waitFor()
    await page.getByRole('button', { name: /^Tea break/ }).waitFor()
    await rail.getByText('Call-backs due').waitFor()
    await picture(desk, 'promised')
    expect(await desk.barriers()).toEqual([])

    await page
      .getByRole('region', { name: 'Call-backs you promised' })
      .getByRole('button', { name: 'Done' })
      .click()
    await rail.getByText('Call-backs due').waitFor({ state: 'hidden' })
    // It is out of sight at once, and done when it cannot be taken back any more.
    await expect.poll(() => program.request('callbacks.list', {}), { timeout: 30_000 }).toEqual([])
    await page.goto(`${program.url}/#/calls`)
    await page
      .getByRole('row', { name: new RegExp(customer.name) })
      .getByText('Call back later')
      .waitFor()
    expect(desk.complaints()).toEqual([])
  })

  it('somebody new is made, chooses a password, and locks the window', async () => {
    await using desk = await DeskWindow.openSignedIn(browser, program)
    const { page } = desk
    await page.goto(`${program.url}/#/settings/people`)
    await page.getByRole('button', { name: 'Add somebody' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Ravi Kumar')
    await page.getByLabel('Sign-in name').fill('ravi')
    await page.getByLabel('First password').fill('first password')
    await page.keyboard.press('Enter')
    await page.getByText('chooses a password at the next sign-in').waitFor()
    await picture(desk, 'people')
    expect(await desk.barriers()).toEqual([])

    await using other = await DeskWindow.open(browser, program.url)
    await other.page.getByLabel('Sign-in name').fill('ravi')
    await other.page.getByLabel('Password', { exact: true }).fill('first password')
    await other.page.keyboard.press('Enter')
    await other.page.getByText('Welcome, Ravi Kumar').waitFor()
    expect(await other.barriers()).toEqual([])
    await other.page.getByLabel('The password you were given').fill('first password')
    await other.page.getByLabel('New password').fill(password)
    await other.page.keyboard.press('Enter')
    await other.rail.waitFor()

    await other.page.getByRole('button', { name: /your menu$/ }).click()
    await other.page.getByRole('menuitem', { name: 'Lock' }).click()
    await other.page.getByText('Locked: Ravi Kumar').waitFor()
    await picture(other, 'locked')
    expect(await other.barriers()).toEqual([])
    await other.page.reload()
    await other.page.getByText('Locked: Ravi Kumar').waitFor()
    await other.page.getByLabel('Password', { exact: true }).fill(password)
    await other.page.keyboard.press('Enter')
    await other.rail.waitFor()
    expect([...desk.complaints(), ...other.complaints()]).toEqual([])
  })

  it('what was promised is moved and given up by keys, and the floor shows who does what', async () => {
    await using desk = await DeskWindow.open(browser, program.url)
    const { page } = desk
    await desk.signIn()
    const { booking, customer } = await program.bookingEndingWith('02')
    const { now } = (await program.request('desk.status', {})).clock
    const wanted = { bookingId: booking.id, partyId: customer.id, note: 'after the monsoon' }
    const { id } = await program.request('callbacks.set', { ...wanted, dueAt: now + 75 * 3_600_000 })
    await page.getByRole('button', { name: 'Call-backs', exact: true }).click()
    await page.getByRole('radio', { name: 'Everybody’s' }).click()
    const row = page.locator(`[data-call-back="${id}"]`)
    await row.focus()
    // Done, then Move.
    for (const key of ['Tab', 'Tab', 'Enter']) await page.keyboard.press(key)
    await page.getByRole('form', { name: `Another time for ${customer.name}` }).waitFor()
    expect(await desk.barriers()).toEqual([])
    await page
      .getByRole('button', { name: /10:00 am$/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Move to this time' }).click()
    await page.getByRole('heading', { name: /^Tomorrow 1$/ }).waitFor()

    await page.getByRole('button', { name: `Give up ${customer.name}` }).click()
    await page.getByText(`Giving up the call-back to ${customer.name}`).waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('Giving up the call-back').waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: `Give up ${customer.name}` }).click()
    await row.waitFor({ state: 'hidden' })
    await expect.poll(() => program.request('callbacks.of-everybody', {}), { timeout: 30_000 }).toEqual([])

    await page.getByRole('button', { name: 'Floor', exact: true }).click()
    const mine = page.getByRole('row', { name: /Admin/ })
    await program.request('agents.choose', { state: 'break', breakReasonId: 'break_lunch' })
    await mine.getByText('Lunch').waitFor()
    await program.request('agents.choose', { state: 'available', breakReasonId: null })
    await mine.getByText('Ready').waitFor()
    expect(await desk.barriers()).toEqual([])
    expect(desk.complaints()).toEqual([])
  })

  it('the desk writes its own answers, in both languages', async () => {
    await using desk = await DeskWindow.openSignedIn(browser, program)
    const { page } = desk
    await page.goto(`${program.url}/#/settings/wrap-up`)
    await page.getByText('Seconds for the wrap-up').waitFor()
    await page.getByRole('button', { name: 'Change Confirmed' }).click()
    await page.getByLabel('In English').fill('All is well')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('All is well').waitFor()
    await picture(desk, 'answers')
    expect(await desk.barriers()).toEqual([])
    await page.evaluate(() => localStorage.setItem('maskline.language', 'hi'))
    await page.goto(`${program.url}/#/settings/my-phone`)
    await page.reload()
    await page.getByText('मेरा पासवर्ड').waitFor()
    await picture(desk, 'phone-hi')
    expect(await desk.barriers()).toEqual([])
    expect(desk.complaints()).toEqual([])
  })
})
