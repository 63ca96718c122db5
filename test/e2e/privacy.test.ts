import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { DeskProgram } from './desk-program.ts'
import { DeskWindow } from './desk-window.ts'

describe('A number that nobody sees', () => {
  const stack = new AsyncDisposableStack()
  const program = stack.use(new DeskProgram({ practice: true }))
  let browser: Browser
  let desk: DeskWindow

  beforeAll(async () => {
    browser = stack.use(await launchBrowser()).browser
    await program.start()
    desk = stack.use(await DeskWindow.open(browser, program.url))
    await desk.signIn()
  })
  afterAll(() => stack.disposeAsync())

  const goTo = (hash: string) =>
    desk.page.evaluate((to) => {
      location.hash = to
    }, hash)

  it('is shown for a reason, by the keyboard alone, and is gone again', async () => {
    const { page } = desk
    const { booking, customer } = await program.bookingEndingWith('00')
    await goTo(`#/desk/${booking.id}`)
    await page.getByRole('button', { name: `Number and data of ${customer.name}` }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Show the number…' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel('Why').fill('no')
    await page.keyboard.press('Enter')
    expect(await page.getByText('+91 90000 00000').count()).toBe(0)
    await page.getByLabel('Why').fill('The customer asks which number we have')
    await page.keyboard.press('Enter')
    await page.getByText('+91 90000 00000').waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('+91 90000 00000').waitFor({ state: 'detached' })
    expect(await page.content()).not.toContain('90000 00000')
  })

  it('does not stay for the next person in the same place', async () => {
    const { page } = desk
    const { booking, customer } = await program.bookingEndingWith('00')
    const next = await program.bookingEndingWith('01')
    await goTo(`#/desk/${booking.id}`)
    await page.getByRole('button', { name: `Number and data of ${customer.name}` }).click()
    await page.getByRole('menuitem', { name: 'Show the number…' }).click()
    await page.getByLabel('Why').fill('Once more')
    await page.keyboard.press('Enter')
    await page.getByText('+91 90000 00000').waitFor()
    await goTo(`#/desk/${next.booking.id}`)
    await page.getByRole('button', { name: `Number and data of ${next.customer.name}` }).waitFor()
    expect(await page.getByText('+91 90000 00000').count()).toBe(0)
  })

  it('leaves its trace in the audit log, whose chain is whole', async () => {
    const { page } = desk
    await goTo('#/settings/audit')
    await page.getByText('The customer asks which number we have').waitFor()
    await page.getByRole('button', { name: 'Check the chain' }).click()
    await page.getByText('Whole: 2 entries').waitFor()
    await page.getByLabel('Show', { exact: true }).selectOption('Person erased')
    await page.getByText('There is no entry of this kind.').waitFor()
  })

  it('goes with a person who is erased', async () => {
    const { page } = desk
    const { booking, customer } = await program.bookingEndingWith('02')
    await goTo(`#/desk/${booking.id}`)
    await page.getByRole('button', { name: `Number and data of ${customer.name}` }).click()
    await page.getByRole('menuitem', { name: 'Erase this person…' }).click()
    await page.getByLabel('Why').fill('Asked to be forgotten')
    await page.keyboard.press('Enter')
    await page.getByLabel('Type the name to confirm').fill(customer.name)
    await page.getByRole('button', { name: 'Erase for good' }).click()
    await page.getByRole('heading', { name: 'Erased person' }).waitFor()
    await page.getByText('Erased. The number was made unreadable in 0 webhooks.').waitFor()
  })
})
