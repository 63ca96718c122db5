import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { DeskProgram, password } from './desk-program.ts'
import { DeskWindow } from './desk-window.ts'

describe('the first run', () => {
  const stack = new AsyncDisposableStack()
  const program = stack.use(new DeskProgram({ practice: false }))
  let browser: Browser

  beforeAll(async () => {
    browser = stack.use(await launchBrowser()).browser
    await program.start()
  })
  afterAll(() => stack.disposeAsync())

  it('leads from nothing to a call that was talked on, and into the call log', async () => {
    await using desk = await DeskWindow.open(browser, program.url)
    const { page, bar, timeline } = desk

    await page.getByRole('radio', { name: 'Start in practice mode', checked: true }).waitFor()
    await page.getByLabel('Your name').fill('Ananya Rao')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Start practising' }).click()
    await page.getByText('No phone rings and no message leaves this computer').waitFor()
    await page.getByText('Time runs 20×').waitFor()

    const { booking, customer } = await program.bookingEndingWith('00')
    await desk.openBooking(booking.reference)
    const shown = await desk.watchBar()
    await page.getByRole('button', { name: 'Call customer' }).click()

    await bar.getByText(customer.name).waitFor()
    await bar.getByText(/^Talked 0:0\d$/).waitFor()
    // The phases before it do not stay.
    expect(await shown()).toMatch(/Rings|Talking/)
    await bar.getByText(/agree$|says so$/).waitFor()
    await timeline.getByText(/^Talked 0:0\d/).waitFor()
    await bar.getByRole('button', { name: /^Call .* again$/ }).waitFor()

    await page.getByRole('button', { name: 'Call log' }).click()
    const row = page.getByRole('row').filter({ hasText: booking.reference })
    await row.getByText(/^Talked 0:0\d$/).waitFor()
    expect(await row.innerText()).toContain(customer.name)
    await row.getByRole('button', { name: booking.reference }).click()
    await page.getByRole('main').getByRole('heading', { name: customer.name }).waitFor()

    expect(desk.complaints()).toEqual([])
  })

  it('is over: the practice desk asks to sign in, and leaving it leads to the real one', async () => {
    await using desk = await DeskWindow.open(browser, program.url)
    const { page } = desk

    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await desk.signIn()
    await page.getByRole('button', { name: 'Connect a real account' }).click()
    await page.getByRole('heading', { name: 'Set up this desk' }).waitFor()
    await page.getByRole('radio', { name: 'Connect an Exotel account', checked: true }).waitFor()

    // Back into practice under a name it does not know: it says whose desk it is.
    await page.getByRole('radio', { name: 'Start in practice mode' }).click()
    await page.getByLabel('Your name').fill('Somebody else')
    await page.getByLabel('Password', { exact: true }).fill('another password')
    await page.getByRole('button', { name: 'Start practising' }).click()
    await page.getByText('The practice desk has users from before').waitFor()
    await desk.signIn()

    expect(desk.complaints()).toEqual([])
  })

  it('names everything that is missing at once, and sends nothing', async () => {
    await using fresh = new DeskProgram({ practice: false })
    await fresh.start()
    await using desk = await DeskWindow.open(browser, fresh.url)
    const { page } = desk
    await page.getByLabel('Sign-in name').fill('An Admin')
    await page.getByRole('button', { name: 'Start practising' }).click()

    await page.getByText('Your name is missing').waitFor()
    await page.getByText('Small letters, digits, dot or dash').waitFor()
    await page.getByText('At least 8 characters').waitFor()
    expect(await page.getByLabel('Your name').getAttribute('aria-invalid')).toBe('true')
  })

  it('without practice makes a desk and goes to the account', async () => {
    await using fresh = new DeskProgram({ practice: false })
    await fresh.start()
    await using desk = await DeskWindow.open(browser, fresh.url)
    const { page } = desk
    await page.getByRole('radio', { name: 'Connect an Exotel account' }).click()
    await page.getByLabel('Your name').fill('Ananya Rao')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Create the desk' }).click()
    await page.getByRole('heading', { name: 'Account', exact: true }).waitFor()

    await page.getByRole('button', { name: 'Test connection' }).click()
    await page.getByRole('heading', { name: 'The account is not complete' }).waitFor()
    await page.getByText('Missing: Account SID, API key, API token. Nothing was sent.').waitFor()

    await page.getByRole('button', { name: 'Change API host' }).click()
    await page.getByLabel('API host').fill('not a host')
    await page.keyboard.press('Enter')
    await page.getByText('This must be a host name, such as api.in.exotel.com.').waitFor()
    await page.getByLabel('API host').fill('api.in.exotel.com')
    await page.keyboard.press('Enter')
    await page.getByText(/^changed by Ananya Rao/i).waitFor()

    await page.getByRole('button', { name: 'Replace API token' }).click()
    const token = page.getByLabel('API token')
    expect([await token.inputValue(), await token.getAttribute('type')]).toEqual(['', 'password'])
    await token.fill('a-token-of-9f2c')
    await page.keyboard.press('Enter')
    await page.getByText('•••• •••• 9f2c').waitFor()
    expect(await page.content()).not.toContain('a-token-of')
    expect(desk.complaints()).toEqual([])
  })
})
