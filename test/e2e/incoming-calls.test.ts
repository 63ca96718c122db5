import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { DeskProgram } from './desk-program.ts'
import { DeskWindow } from './desk-window.ts'

describe('a desk that is called', () => {
  const stack = new AsyncDisposableStack()
  const program = stack.use(new DeskProgram({ practice: true, speed: 6 }))
  let browser: Browser

  beforeAll(async () => {
    browser = stack.use(await launchBrowser()).browser
    await program.start()
  })
  afterAll(() => stack.disposeAsync())

  async function signedIn(): Promise<DeskWindow> {
    const desk = await DeskWindow.openSignedIn(browser, program)
    await desk.rail.getByRole('listitem').first().waitFor()
    return desk
  }

  it('pops the booking under somebody who types, keeps the missed caller, and clears them by F2', async () => {
    await using desk = await signedIn()
    const { page, bar, rail, timeline } = desk
    const { booking, customer } = await program.bookingEndingWith('00')
    const first = customer.name.split(' ')[0] ?? ''

    await page.keyboard.press('/')
    await page.keyboard.insertText('geys')
    await program.callIn('+919000000000', { outcome: 'missed', ringSeconds: 60 })

    await bar.getByText('Rings at your phone').waitFor()
    await bar.getByText(/^Caller matched: visit at /).waitFor()
    await page.getByRole('main').getByText(booking.reference).waitFor()
    expect(await page.locator('[aria-live=assertive]').innerText()).toBe(
      `${customer.name} calls. Pick up your phone.`,
    )
    // What is typed goes on into the same field, though another booking is in view.
    await page.keyboard.insertText('er')
    expect(await page.getByLabel('Find a name or booking').inputValue()).toBe('geyser')
    await page.keyboard.press('Escape')

    await timeline.getByText(`${first} called, nobody picked up`).waitFor()
    await rail.getByText('Missed', { exact: true }).waitFor()
    const callBack = rail.getByRole('button', { name: `Call ${customer.name} back` })
    await callBack.waitFor()
    await page.getByRole('button', { name: 'Desk, 1 missed caller not seen yet' }).waitFor()
    expect(await desk.barriers()).toEqual([])

    await page.keyboard.press('F2')
    await bar.getByText(`Next: ${customer.name}`).waitFor()
    await page.keyboard.press('Control+z')
    await bar.getByText(`Next: ${customer.name}`).waitFor({ state: 'hidden' })
    expect(await program.request('calls.mine', {})).toMatchObject({ direction: 'inbound' })

    await page.keyboard.press('F2')
    await bar.getByText(`Next: ${customer.name}`).waitFor()
    const shown = await desk.watchBar()
    await page.keyboard.press('F2')
    await callBack.waitFor({ state: 'hidden' })
    await bar.getByText(/^Talked/).waitFor()
    expect(await shown()).toMatch(/Phone rings/)
    expect(desk.complaints()).toEqual([])
  })

  it('says of an unknown caller that nobody is known, and calls them back from the rail', async () => {
    await using desk = await signedIn()
    const { bar, rail } = desk
    await program.idle()
    const shown = await desk.watchBar()
    await program.callIn('+919876500000', { outcome: 'rejected', ringSeconds: 30 })
    await bar.getByText('An unknown caller called, you declined').waitFor()
    await bar.getByText('Unknown caller', { exact: true }).waitFor()
    expect(await shown()).toContain('Nobody known with this number')
    const callBack = rail.getByRole('button', { name: 'Call Caller •••• 0000 back' })
    await rail.getByText('No booking found').waitFor()
    await callBack.click()
    await callBack.waitFor({ state: 'hidden' })
    await bar.getByText(/^Talked/).waitFor()
    expect(await shown()).toContain('Phone rings')
    expect(desk.complaints()).toEqual([])
  })

  it('does not take a page away from somebody who types into it', async () => {
    await using desk = await signedIn()
    const { page, bar } = desk
    await program.idle()
    const { booking } = await program.bookingEndingWith('01')
    await page.getByRole('button', { name: /your menu$/ }).click()
    await page.getByRole('menuitem', { name: 'My phone' }).click()
    await page.getByLabel('New phone number').fill('98765')
    await program.callIn('+919000000001', { outcome: 'missed', ringSeconds: 60 })
    await bar.getByText('Rings at your phone').waitFor()
    await page.keyboard.insertText('41188')
    expect(await page.getByLabel('New phone number').inputValue()).toBe('9876541188')
    await page.keyboard.press('F2')
    await page.getByRole('main').getByText(booking.reference).waitFor()
    expect(desk.complaints()).toEqual([])
  })
})
