import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { DeskProgram } from './desk-program.ts'
import { DeskWindow } from './desk-window.ts'

describe('Settings', () => {
  const stack = new AsyncDisposableStack()
  const program = stack.use(new DeskProgram({ practice: true }))
  let browser: Browser
  let desk: DeskWindow

  beforeAll(async () => {
    browser = stack.use(await launchBrowser()).browser
    await program.start()
    desk = stack.use(
      await DeskWindow.open(browser, program.url, { permissions: ['clipboard-read', 'clipboard-write'] }),
    )
    await desk.signIn()
  })
  afterAll(() => stack.disposeAsync())

  const open = async (title: string) => {
    await desk.page.getByRole('button', { name: 'Settings', exact: true }).click()
    await desk.page.getByLabel('Find a setting').fill(title)
    await desk.page.keyboard.press('Enter')
    await desk.page.getByLabel('Find a setting').fill('')
    await desk.page.getByRole('heading', { level: 1, name: title }).waitFor()
  }

  it('refuses a key that does something else, and uses the one that is given everywhere', async () => {
    const { page } = desk
    await open('Keys')
    await page.getByRole('button', { name: 'Change find, outside of text fields' }).click()
    await page.keyboard.press('Alt+2')
    await page.getByText('Alt+2 is already used by: call the worker.').waitFor()
    await page.keyboard.press('F3')
    await page.getByRole('button', { name: 'Back to the usual find, outside of text fields' }).waitFor()

    await page.getByRole('button', { name: 'Desk', exact: true }).click()
    await page.getByRole('main').getByText('F3').waitFor()
    await page.keyboard.press('F3')
    expect(
      await page
        .getByRole('textbox', { name: 'Find a name or booking' })
        .evaluate((field) => field === document.activeElement),
    ).toBe(true)
    // Another window of the same user has it too.
    await using other = await DeskWindow.open(browser, program.url)
    await other.signIn()
    await other.page.getByRole('main').getByText('F3').waitFor()
    await page.getByRole('main').focus()
  })

  it('undoes a change from its history', async () => {
    const { page } = desk
    await open('Calling hours')
    await page.getByRole('button', { name: 'Change Until' }).click()
    await page.getByLabel('Until').fill('22:00')
    await page.keyboard.press('Enter')
    await page.getByText('This must be a time from 09:00 to 21:00, such as 19:00.').waitFor()
    await page.getByLabel('Until').fill('19:00')
    await page.keyboard.press('Enter')
    await page.getByText(/^changed by Admin, /).waitFor()
    await page
      .getByText(/until 7:00 pm/)
      .first()
      .waitFor()

    await open('History of changes')
    await page.getByText('from not set to 19:00').waitFor()
    await page.getByRole('button', { name: 'Undo Calling until' }).first().click()
    await page.getByText('from 19:00 to not set').waitFor()
    await page
      .getByText(/until 9:00 pm/)
      .first()
      .waitFor()
  })

  it('copies a whole address without showing it, and tests the way', async () => {
    const { page } = desk
    await open('Callbacks and tunnel')
    await page.getByRole('button', { name: 'Copy Status callback' }).click()
    const { url } = await program.request('settings.hook-address', { hook: 'exotel/call' })
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(url)
    expect(await page.content()).not.toContain(/hooks\/([^/]+)\//.exec(url)?.[1] ?? 'no secret')
    await page.getByRole('button', { name: 'Test the way' }).click()
    await page.getByRole('heading', { name: 'The way is open on this computer' }).waitFor()
  })

  it('backs up, and restores what was there', async () => {
    const { page } = desk
    await open('Backups')
    await page.getByRole('button', { name: 'Back up now' }).click()
    const row = page.getByRole('listitem').filter({ hasText: 'asked for' })
    await row.waitFor()
    await row.getByRole('button', { name: /^Check/ }).click()
    await row.getByText(/^Whole: opens with this store’s key/).waitFor()
    await program.request('settings.change-desk', { key: 'calling.closes', value: '18:00' })
    await row.getByRole('button', { name: /^Restore/ }).click()
    await page.getByRole('button', { name: 'Restore this backup' }).click()
    await page.getByRole('listitem').filter({ hasText: 'before a restore' }).waitFor()
    const settings = await program.request('settings.desk', {})
    expect(settings['calling.closes'].value).toBe('21:00')
    // The desk is the same one: its pushes still reach the window.
    await program.request('settings.change-desk', { key: 'calling.closes', value: '20:00' })
    await page
      .getByText(/until 8:00 pm/)
      .first()
      .waitFor()
    expect(desk.complaints()).toEqual([])
  })

  it('shows the licences of what ships, with their texts', async () => {
    const { page } = desk
    await open('About and log')
    await page.getByRole('button', { name: 'Show the list' }).click()
    const row = page.getByRole('listitem').filter({ hasText: /^express\d/ })
    await row.getByRole('button', { name: 'Text express' }).click()
    await row.getByText('Permission is hereby granted').waitFor()
    expect(await desk.barriers()).toEqual([])
    expect(desk.complaints()).toEqual([])
  })
})
