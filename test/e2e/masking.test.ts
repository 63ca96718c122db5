import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { DeskProgram } from './desk-program.ts'
import { DeskWindow } from './desk-window.ts'
import { KeyboardHands } from './keyboard-hands.ts'

describe('masked lines, by the keyboard alone', () => {
  const stack = new AsyncDisposableStack()
  const program = stack.use(new DeskProgram({ practice: true }))
  let browser: Browser
  let desk: DeskWindow
  let hands: KeyboardHands
  let reference = ''
  let bookingId = ''
  let customer = ''

  beforeAll(async () => {
    browser = stack.use(await launchBrowser()).browser
    await program.start()
    const found = await program.bookingEndingWith('00')
    reference = found.booking.reference
    bookingId = found.booking.id
    customer = found.customer.name
    const { id } = await program.openLine(bookingId)
    await program.request('masking.close', { sessionId: id })
    // Nobody is asked how the call went while the line is looked at.
    await program.request('agents.change-rules', { wrapSeconds: '10' })
    desk = stack.use(await DeskWindow.openSignedIn(browser, program))
    hands = new KeyboardHands(desk)
  })
  afterAll(() => stack.disposeAsync())

  const card = () => desk.page.getByRole('region', { name: 'Masked line', exact: true })
  const session = async () => (await program.request('masking.of-booking', { bookingId })).session

  it('opens the line of a booking', async () => {
    await desk.rail.getByRole('listitem').first().waitFor()
    await hands.open(reference)
    await card().getByText('Closed', { exact: true }).waitFor()
    await card()
      .getByText(/^Closed .* by Admin$/)
      .waitFor()
    await hands.press('Alt+o')
    await card().getByText('Open', { exact: true }).waitFor()
    expect((await session())?.openedBy).toBe('Admin')
  })

  it('calls over it, and counts the call and its time', async () => {
    const { page, bar } = desk
    const line = (await session())?.lineLabel ?? ''
    await hands.press('Alt+t')
    await page.getByRole('menu').waitFor()
    await hands.press('Enter')
    await bar.getByText(customer).waitFor()
    await bar.getByText(line).waitFor()
    await card()
      .getByText(/^1 call · 0:0\d talked/)
      .waitFor()
    expect(await session()).toMatchObject({ calls: 1 })
  })

  it('extends it', async () => {
    await hands.press('Alt+e')
    await desk.page.getByRole('menu').waitFor()
    await hands.press('End', 'Enter')
    await card()
      .getByText(/^Closes .*, in (7 d|6 d 23 h)$/)
      .waitFor()
    expect((await session())?.lifetimeHours).toBe(168)
  })

  it('closes it, though not while that is taken back', async () => {
    const { page } = desk
    const closing = page.getByText(`Closing the masked line of ${reference}`)
    await hands.press('Alt+x')
    await closing.waitFor()
    await card().getByText('Closing', { exact: true }).waitFor()
    await hands.press('Control+z')
    await card().getByText('Open', { exact: true }).waitFor()
    expect(await session()).toMatchObject({ state: 'active' })

    await hands.press('Alt+x')
    await card()
      .getByText(/^Closed .* by Admin$/)
      .waitFor()
    expect(await session()).toMatchObject({ state: 'closed', closedWhy: 'by-hand' })
  })

  it('shows a supervisor every line, and what it cost', async () => {
    const { page } = desk
    await hands.open('Masked lines')
    await page.getByRole('heading', { level: 1, name: 'Masked lines' }).waitFor()
    await hands.tabTo(/open$/)
    // A key that is let go at once moves the focus without choosing.
    for (const words of [/stuck/, /not opened/i, /ended/i]) {
      await hands.press('ArrowRight')
      await page.getByRole('radio', { name: words }).and(page.locator(':focus')).waitFor()
    }
    await hands.press('Space')
    await page.getByRole('button', { name: reference, exact: true }).first().waitFor()
    await page.getByRole('heading', { name: 'Minutes and cost' }).waitFor()
    await page
      .getByRole('region', { name: 'Who calls most' })
      .getByText(/^1 call, /)
      .waitFor()
    await hands.tabToAndPress(reference)
    await card().waitFor()
  })

  it('takes another ExoPhone into the pool, refuses a number that is none, and takes one out', async () => {
    const { page } = desk
    await hands.open('Settings: Masking flow')
    await page.getByRole('heading', { name: 'No test call has arrived yet' }).waitFor()
    await hands.tabToAndPress('Add an ExoPhone')
    await hands.write('080 12')
    await hands.press('Enter')
    await page.getByRole('alert').waitFor()
    await page.getByLabel('Number of the ExoPhone').fill('')
    await hands.write('08047359909')
    await hands.tabTo('Name, for you')
    await hands.write('Line nine')
    await hands.press('Enter')
    await page.getByText('080 •••• 9909').waitFor()
    await hands.tabToAndPress('Take out Line nine')
    await page.getByText('080 •••• 9909').waitFor({ state: 'detached' })
    await page.getByText('Taking Line nine out').waitFor({ state: 'detached' })
    await expect
      .poll(async () => (await program.request('masking.lines', {})).lines.map(({ name }) => name))
      .not.toContain('Line nine')
    expect(desk.complaints()).toEqual([])
  })
})
