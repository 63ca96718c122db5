import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { DeskProgram } from './desk-program.ts'
import { DeskWindow } from './desk-window.ts'

const file = [
  'Booking ID,Customer Name,Customer Phone,Worker,Service,Date,Time,Status,Amount,Area',
  'E2E-1,Zubeida Khan,98765 43210,Ravi Kumar,Chimney cleaning,16/04/2026,6:30 pm,confirmed,"₹1,249.50",HSR Layout',
  'E2E-2,Yamini Rao,9811122233,Ravi Kumar,Chimney cleaning,17/04/2026,10:00,new,500,Whitefield',
  'E2E-3,Broken Row,12,,,,,,,',
].join('\r\n')

describe('bookings in a window', () => {
  const stack = new AsyncDisposableStack()
  const program = stack.use(new DeskProgram({ practice: true }))
  let browser: Browser

  beforeAll(async () => {
    browser = stack.use(await launchBrowser()).browser
    await program.start()
  })
  afterAll(() => stack.disposeAsync())

  it('imports a file and undoes it', async () => {
    await using desk = await DeskWindow.openSignedIn(browser, program)
    const { page } = desk
    await page.getByRole('button', { name: 'Bookings', exact: true }).click()
    await page.getByRole('button', { name: 'Import…' }).click()
    await page
      .getByLabel('Choose a CSV file')
      .first()
      .setInputFiles({ name: 'day.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
    await page.getByRole('heading', { name: 'The first rows, as they would be stored' }).waitFor()
    const shown = await page.getByRole('main').innerText()
    expect(shown).toContain('No number that can be called')
    expect(shown).not.toMatch(/98765|98111/)
    expect(await desk.barriers()).toEqual([])

    await page.getByRole('button', { name: 'Check every row' }).click()
    await page.getByText('1 row refused; it will be left out').waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download all problems' }).click()
    expect((await download).suggestedFilename()).toBe('import-problems.csv')
    await page.getByRole('button', { name: 'Import 2 bookings' }).click()
    await page.getByRole('heading', { name: 'Imported' }).waitFor()

    await page.getByRole('button', { name: 'Open bookings' }).click()
    await page.keyboard.press('/')
    await page.keyboard.insertText('zub 3210')
    await page.getByText(/^1 of /).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('main').getByText('E2E-1').waitFor()

    await page.goBack()
    await page.getByRole('button', { name: 'Import…' }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('2 taken back.').waitFor()
    const { total } = await program.request('bookings.list', { search: 'E2E-', limit: 5 })
    expect(total).toBe(0)
    expect(desk.complaints()).toEqual([])
  })

  it('is moved through by keys alone, and keeps a view', async () => {
    await using desk = await DeskWindow.openSignedIn(browser, program)
    const { page } = desk
    await page.getByRole('button', { name: 'Bookings', exact: true }).click()
    const grid = page.getByRole('grid', { name: 'Bookings' })
    await grid.waitFor()
    const at = () => grid.getAttribute('aria-activedescendant')
    const rows = Number(await grid.getAttribute('aria-rowcount')) - 1
    await grid.focus()
    await page.keyboard.press('End')
    expect(await at()).toBe(`booking-row-${rows - 1}`)
    await page.keyboard.press('PageUp')
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    expect(await at()).toBe('booking-row-1')
    expect(await desk.barriers()).toEqual([])

    await page.getByRole('button', { name: /^Done/ }).click()
    await page.getByText(/ of .* bookings/).waitFor()
    await page.getByRole('button', { name: 'Views' }).click()
    await page.getByRole('menuitem', { name: 'Save this filter' }).click()
    await page.keyboard.insertText('Finished ones')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Finished ones' }).click()
    await page.getByRole('menuitem', { name: 'All bookings' }).click()
    await page.getByText(`${rows} bookings`).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Views' }).click()
    await page.getByRole('menuitem', { name: 'Finished ones' }).click()
    await page.getByText(/ of .* bookings/).waitFor()
    expect(desk.complaints()).toEqual([])
  })
})
