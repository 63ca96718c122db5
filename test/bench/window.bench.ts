/**
 * The window over a million calls and a hundred thousand bookings, in a browser: from the press to the frame in which the
 * other screen is painted, from the key to its rows, and from nothing to the first paint. Presses are timed by the page,
 * from the event itself.
 */
import type { Page } from 'playwright-core'
import { ensureBuilt } from '../../electron/build.ts'
import { password } from '../e2e/desk-program.ts'
import { SeededDesk } from '../e2e/seeded-desk.ts'
import { launchBrowser } from '../support/browser.ts'
import { quantile } from './quantile.ts'

const rounds = 15

export type WindowFigures = {
  /** Milliseconds of each time it was done, by what was done. */
  readonly times: Readonly<Record<string, readonly number[]>>
  /** What was read to show the first page, kilobytes as they were sent. */
  readonly sentKilobytes: number
}

export async function run(): Promise<void> {
  const { times, sentKilobytes } = await measure(1_000_000)
  const lines = Object.entries(times).map(
    ([what, each]) =>
      `| ${what} | ${each.length} | ${quantile(each, 0.5).toFixed(0)} | ${quantile(each, 0.95).toFixed(0)} | ${quantile(each, 1).toFixed(0)} |`,
  )
  process.stdout.write(
    [
      '| from press to paint | n | ms, median | p95 | slowest |',
      '|---|---|---|---|---|',
      ...lines,
      `sent for the first page: ${sentKilobytes.toFixed(0)} KB`,
      '',
    ].join('\n'),
  )
}

export async function measure(calls: number): Promise<WindowFigures> {
  ensureBuilt()
  await using desk = new SeededDesk()
  await desk.start(calls)
  await using launched = await launchBrowser()
  const times: Record<string, readonly number[]> = {}
  const firstPaints: number[] = []
  let sentKilobytes = 0
  for (let round = 0; round < 5; round += 1) {
    await using context = await launched.browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    await page.goto(desk.url)
    await page.locator('form').waitFor()
    firstPaints.push(await firstPaint(page))
    sentKilobytes = await page.evaluate(sent)
  }
  times['first paint, nothing cached'] = firstPaints
  const page = await launched.browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(desk.url)
  await page.getByLabel('Sign-in name').fill('admin')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.locator('nav[data-region]').first().waitFor()
  Object.assign(times, await measureSwitches(page), await measureKeys(page))
  return { times, sentKilobytes }
}

/** Each screen after another one, by the buttons of the window; the first time apart, when nothing of it was read. */
async function measureSwitches(page: Page): Promise<Record<string, readonly number[]>> {
  const nav = 'nav[data-region] > button'
  const screens = [
    ['Desk', `${nav} >> nth=0`, 'search input[aria-keyshortcuts]', 'aside li'],
    ['Bookings', `${nav} >> nth=1`, '', 'main [data-booking]'],
    ['Call log', `${nav} >> nth=2`, '', 'main tbody button[aria-expanded]'],
    ['Settings', `${nav} >> nth=4`, '', 'main section h2'],
  ] as const
  const times: Record<string, number[]> = {}
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, button, , shown] of screens) {
      const took = await timed(page, 'click', shown, () => page.locator(button).click())
      const what = round === 0 ? `${name}, the first time` : `${name}, seen before`
      times[what] = [...(times[what] ?? []), took]
    }
  }
  const sections = page.locator('nav[data-region] li button')
  for (let index = 0; index < (await sections.count()); index += 1) {
    const name = await sections.nth(index).locator('span span').first().innerText()
    const took = await timed(
      page,
      'click',
      'main section h2, main h1',
      () => sections.nth(index).click(),
      name,
    )
    times['a section of Settings'] = [...(times['a section of Settings'] ?? []), took]
  }
  return times
}

async function measureKeys(page: Page): Promise<Record<string, readonly number[]>> {
  const typed: number[] = []
  await page.locator('nav[data-region] > button >> nth=1').click()
  await page.locator('main [data-booking]').first().waitFor()
  await page.keyboard.press('/')
  for (const words of ['ravi kumar', 'bk-1234', 'deep hsr', '3210']) {
    for (const key of words) typed.push(await answered(page, 'bookings.page', key === ' ' ? 'Space' : key))
    await page.keyboard.press('Escape')
  }
  const walked: number[] = []
  const chosen: number[] = []
  await page.locator('nav[data-region] > button >> nth=2').click()
  const rows = page.locator('main tbody button[aria-expanded]')
  await rows.first().focus()
  for (let step = 0; step < 40; step += 1) {
    walked.push(
      await timed(page, 'keydown', 'main tbody :focus', () =>
        page.keyboard.press(step % 2 === 0 ? 'ArrowDown' : 'PageDown'),
      ),
    )
  }
  const search = page.locator('main input[type=search]')
  for (const words of ['7919', 'Asha Rao', 'BK-000042', 'zzzz', '']) {
    await search.fill(words)
    chosen.push(await answered(page, 'calls.log', 'Enter'))
  }
  for (const status of ['failed', 'busy', 'missed', '']) {
    const asked = answeredAfter(page, 'calls.log', 'input')
    await page.locator('main select').first().selectOption(status)
    chosen.push(await asked)
  }
  return {
    'a key in the filter of bookings': typed,
    'an arrow in the call log': walked,
    'a filter of the call log': chosen,
  }
}

/** From the event to the frame behind the one in which something fits `shown` and, where it is given, a heading says `title`. */
async function timed(
  page: Page,
  event: string,
  shown: string,
  act: () => Promise<void>,
  title = '',
): Promise<number> {
  const took = page.evaluate(
    ({ event, shown, title }) =>
      new Promise<number>((resolve) => {
        const isThere = () =>
          document.querySelector(shown) !== null &&
          [...document.querySelectorAll('[aria-current=page]')].some(({ textContent }) =>
            textContent?.includes(title),
          )
        addEventListener(
          event,
          ({ timeStamp }) => {
            const look = () =>
              isThere()
                ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp)))
                : requestAnimationFrame(look)
            requestAnimationFrame(look)
          },
          { once: true, capture: true },
        )
      }),
    { event, shown, title },
  )
  // The page listens before anything is pressed.
  await page.evaluate(() => undefined)
  await act()
  return took
}

async function answered(page: Page, request: string, key: string): Promise<number> {
  const took = answeredAfter(page, request, 'keydown')
  await page.evaluate(() => undefined)
  await page.keyboard.press(key)
  return took
}

/** From the event to the second frame behind the answer to a request, in which the rows are painted. */
function answeredAfter(page: Page, request: string, event: string): Promise<number> {
  return page.evaluate(
    ({ request, event }) =>
      new Promise<number>((resolve) => {
        performance.clearResourceTimings()
        addEventListener(
          event,
          ({ timeStamp }) => {
            const look = () =>
              performance
                .getEntriesByType('resource')
                .some(({ name, startTime }) => name.endsWith(request) && startTime >= timeStamp)
                ? requestAnimationFrame(() =>
                    requestAnimationFrame(() => resolve(performance.now() - timeStamp)),
                  )
                : requestAnimationFrame(look)
            look()
          },
          { once: true, capture: true },
        )
      }),
    { request, event },
  )
}

/** From the navigation to the first frame with content, which the browser tells of some frames later. */
async function firstPaint(page: Page): Promise<number> {
  const told = await page.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  )
  return (await told.jsonValue()) ?? Number.POSITIVE_INFINITY
}

function sent(): number {
  const entries = [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]
  // Both kinds say how much was sent; the list's own type is that of any entry.
  return (
    entries.reduce((sum, entry) => sum + ((entry as PerformanceResourceTiming).transferSize ?? 0), 0) / 1024
  )
}
