import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { DeskProgram } from './desk-program.ts'
import { DeskWindow } from './desk-window.ts'
import { screensOf, visit } from './screens.ts'

describe('every screen', () => {
  const stack = new AsyncDisposableStack()
  const program = stack.use(new DeskProgram({ practice: true }))
  const newcomer = stack.use(new DeskProgram({ practice: false }))
  let browser: Browser

  beforeAll(async () => {
    browser = stack.use(await launchBrowser()).browser
    await Promise.all([program.start(), newcomer.start()])
    // A call to look at in the log.
    const { booking, customer } = await program.bookingEndingWith('01')
    await program.request('calls.place', { bookingId: booking.id, partyId: customer.id })
    await program.idle()
  }, 120_000)
  afterAll(() => stack.disposeAsync())

  const variants = (['light', 'dark'] as const).flatMap((colorScheme) =>
    (['en', 'hi'] as const).map((language) => ({ colorScheme, language })),
  )

  it.each(variants)(
    'has no barriers: $colorScheme, $language',
    async ({ colorScheme, language }) => {
      const { booking } = await program.bookingEndingWith('01')
      const found: Record<string, readonly string[]> = {}
      await using first = await openIn(newcomer.url, { colorScheme }, language)
      await first.page.locator('form').waitFor()
      found.firstRun = await first.barriers()

      await using desk = await openIn(program.url, { colorScheme }, language)
      const { page } = desk
      await page.locator('form').waitFor()
      found.signIn = await desk.barriers()
      await desk.signInByFields()
      for (const screen of screensOf(booking.id)) {
        found[screen.name] = await visit(desk, screen, () => desk.barriers())
      }

      expect(Object.entries(found).filter(([, barriers]) => barriers.length > 0)).toEqual([])
      expect([...first.complaints(), ...desk.complaints()]).toEqual([])
    },
    240_000,
  )

  it.each(['light', 'dark'] as const)('has no barriers in a call: %s', async (colorScheme) => {
    await using desk = await openIn(program.url, { colorScheme }, 'en')
    await desk.signInByFields()
    const { page, bar } = desk
    const { booking } = await program.bookingEndingWith('02')
    await goTo(page, `#/desk/${booking.id}`)
    await page.getByRole('button', { name: 'Call customer' }).click()
    await bar.getByText('Rings', { exact: true }).waitFor()
    expect(await desk.barriers()).toEqual([])
    await bar.getByText('No answer', { exact: true }).waitFor()
    expect(await desk.barriers()).toEqual([])
    expect(desk.complaints()).toEqual([])
  })

  it('fits 1280 × 720 without scrolling in strip, call bar and the head of the rail', async () => {
    await using desk = await openIn(program.url, { viewport: { width: 1280, height: 720 } }, 'en')
    await desk.signInByFields()
    const { page } = desk
    const { booking } = await program.bookingEndingWith('01')
    await goTo(page, `#/desk/${booking.id}`)
    await page.locator('main h1').waitFor()

    expect(await overflowing(page)).toEqual([])
    const heights = await page.evaluate(() =>
      [...document.querySelectorAll('section[data-region]')].map((zone) =>
        Math.round(zone.getBoundingClientRect().height),
      ),
    )
    expect(heights).toEqual([44, 68])
  })

  it('at 200 % zoom keeps strip and call bar, and makes drawers of the side panes', async () => {
    await using desk = await openIn(program.url, { viewport: { width: 640, height: 360 } }, 'en')
    await desk.signInByFields()
    const { page, rail, bar } = desk
    await bar.waitFor()
    expect(await rail.isVisible()).toBe(false)
    expect(await overflowing(page)).toEqual([])

    await page.keyboard.press('/')
    await rail.waitFor()
    await page.keyboard.press('ArrowDown')
    await rail.waitFor({ state: 'hidden' })
    await page.locator('main h1').waitFor()
    await page.getByRole('button', { name: 'Timeline' }).click()
    await desk.timeline.waitFor()
    await page.keyboard.press('Escape')
    await desk.timeline.waitFor({ state: 'hidden' })

    // F6 goes through the drawers too, and opens and closes them on its way.
    const seen = new Set<string | null>()
    for (let step = 0; step < 7; step += 1) {
      await page.keyboard.press('F6')
      seen.add(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null))
    }
    expect(seen.has('Find and choose') && seen.has('Timeline')).toBe(true)
    expect((await rail.isVisible()) && (await desk.timeline.isVisible())).toBe(false)
  })

  it('keeps theme, language and hours on this machine', async () => {
    await using desk = await openIn(program.url, {}, 'en')
    await desk.signInByFields()
    const { page } = desk
    await goTo(page, '#/settings/appearance')
    await page.getByRole('radio', { name: 'Dark' }).click()
    await page.getByRole('radio', { name: '24-hour' }).click()
    await page.getByRole('radio', { name: 'हिन्दी' }).click()
    await page.getByRole('heading', { name: 'रूप और भाषा' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'रूप और भाषा' }).waitFor()

    const root = page.locator('html')
    expect([await root.getAttribute('data-theme'), await root.getAttribute('lang')]).toEqual(['dark', 'hi'])
    await page
      .locator('time')
      .getByText(/^1[23]:\d\d$/)
      .waitFor()
    expect(desk.complaints()).toEqual([])
  })

  async function openIn(url: string, options: object, language: 'en' | 'hi'): Promise<DeskWindow> {
    const desk = await DeskWindow.open(browser, url, options)
    if (language === 'en') return desk
    await desk.page.evaluate(() => localStorage.setItem('maskline.language', 'hi'))
    await desk.page.reload()
    return desk
  }
})

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to
  }, hash)
}

/** The fixed zones whose content does not fit into them, and the page itself. */
async function overflowing(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('section[data-region], search')]
      .filter((zone) => zone.scrollWidth > zone.clientWidth + 1 || zone.scrollHeight > zone.clientHeight + 1)
      .map((zone) => `${zone.tagName} ${zone.getAttribute('aria-label') ?? ''}`),
  )
}
