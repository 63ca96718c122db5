import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { DeskWindow } from './desk-window.ts'
import { SeededDesk } from './seeded-desk.ts'

const calls = 2000

describe('the call log in a browser', () => {
  const stack = new AsyncDisposableStack()
  const program = stack.use(new SeededDesk())
  let browser: Browser

  beforeAll(async () => {
    browser = stack.use(await launchBrowser()).browser
    await program.start(calls)
  })
  afterAll(() => stack.disposeAsync())

  it('narrows, keeps the choice over a reload, walks by keys and opens a call', async () => {
    await using desk = await DeskWindow.open(browser, program.url)
    await desk.signIn()
    const { page } = desk
    await page.getByRole('button', { name: 'Call log' }).click()
    const totals = page.getByRole('region', { name: 'What these calls come to' })
    await totals.getByText('2,000').waitFor()

    await page.getByLabel('How it ended').selectOption('failed')
    await totals.getByText('20', { exact: true }).waitFor()
    await page.reload()
    await totals.getByText('20', { exact: true }).waitFor()
    expect(await page.getByLabel('How it ended').inputValue()).toBe('failed')
    await page.getByRole('row').nth(10).waitFor()
    expect(await page.getByRole('table').first().getAttribute('aria-rowcount')).toBe(String(1 + 20))

    const rows = page.locator('tbody tr button[aria-expanded]')
    await rows.first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const details = page.getByRole('complementary', { name: 'Call', exact: true })
    await details.getByText('080 •••• 5990').waitFor()
    expect(await rows.nth(2).getAttribute('aria-expanded')).toBe('true')
    expect(await desk.barriers()).toEqual([])
    await page.keyboard.press('Escape')
    await details.waitFor({ state: 'hidden' })

    await page.getByRole('button', { name: 'Clear filter' }).click()
    await totals.getByText('2,000').waitFor()
    expect(desk.complaints()).toEqual([])
  })

  it('saves what is shown as a file, masked, and says what its columns mean', async () => {
    await using desk = await DeskWindow.open(browser, program.url, { acceptDownloads: true })
    await desk.signIn()
    const { page } = desk
    await page.evaluate(() => {
      location.hash = '#/calls?status=busy'
    })
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ])
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')
    expect(download.suggestedFilename()).toBe('maskline-calls.csv')
    expect(lines).toHaveLength(1 + calls / 10)
    expect(lines[1]).toMatch(/"•••• \d{4}"/)
    expect(lines.join('\n')).not.toMatch(/"(\+?91)?[5-9]\d{9}"/)
    await page.getByText('200 calls saved').waitFor()

    const [columns] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'What the columns mean' }).click(),
    ])
    const meanings = (await readFile(await columns.path(), 'utf8')).trimEnd().split('\r\n')
    expect(meanings).toHaveLength(1 + (lines[0] ?? '').split(',').length)
    expect(desk.complaints()).toEqual([])
  })
})
