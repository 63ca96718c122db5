import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { goTo, lookThrough, twoLooks } from '../support/screen-barriers.ts'
import { DeskProgram } from './desk-program.ts'
import { DeskWindow } from './desk-window.ts'

describe('every screen', () => {
  const stack = new AsyncDisposableStack()
  // Slow enough that a phone still rings when its screen has been looked at, on a busy machine too.
  const program = stack.use(new DeskProgram({ practice: true, speed: 4 }))
  const newcomer = stack.use(new DeskProgram({ practice: false }))
  let browser: Browser

  beforeAll(async () => {
    browser = stack.use(await launchBrowser()).browser
    await Promise.all([program.start(), newcomer.start()])
    await program.callOnce()
  }, 120_000)
  afterAll(() => stack.disposeAsync())

  // Every other screen in each look; the soak of the same name looks at all of them in every one.
  it.each(twoLooks)('has no barriers: $colorScheme, $language', async (look) => {
    const turn = twoLooks.indexOf(look)
    const looked = { browser, program, newcomer }
    const { screens, ...found } = await lookThrough(looked, look, (place) => place % 2 === turn)
    expect(found).toEqual({ barriers: {}, complaints: [] })
    expect(screens).toBeGreaterThan(12)
  })

  it.each(['light', 'dark'] as const)('has no barriers in a call: %s', async (colorScheme) => {
    await using desk = await DeskWindow.openSignedIn(browser, program, { colorScheme })
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
    await using desk = await DeskWindow.openSignedIn(browser, program, {
      viewport: { width: 1280, height: 720 },
    })
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
    await using desk = await DeskWindow.openSignedIn(browser, program, {
      viewport: { width: 640, height: 360 },
    })
    const { page, rail, bar } = desk
    await bar.waitFor()
    expect(await rail.isVisible()).toBe(false)
    expect(await overflowing(page)).toEqual([])

    await page.keyboard.press('/')
    await rail.getByRole('listitem').first().waitFor()
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
    await using desk = await DeskWindow.openSignedIn(browser, program)
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
})

/** The fixed zones whose content does not fit into them, and the page itself. */
async function overflowing(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('section[data-region], search')]
      .filter((zone) => zone.scrollWidth > zone.clientWidth + 1 || zone.scrollHeight > zone.clientHeight + 1)
      .map((zone) => `${zone.tagName} ${zone.getAttribute('aria-label') ?? ''}`),
  )
}
