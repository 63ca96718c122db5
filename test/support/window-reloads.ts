import type { Browser, Page } from 'playwright-core'
import { DeskProgram } from '../e2e/desk-program.ts'
import { DeskWindow } from '../e2e/desk-window.ts'
import { launchBrowser } from './browser.ts'

export type ReloadReport = {
  readonly rounds: number
  /** One sentence for each window that showed something else than the core says. */
  readonly untrue: readonly string[]
  /** Notes that were typed before the window went and are not in the core. */
  readonly lost: readonly string[]
  /** From the first byte of the page to the call in its bar, wall milliseconds; sorted. */
  readonly milliseconds: readonly number[]
}

/**
 * In the middle of calls the window is reloaded and, every other round, killed and opened anew. Each time it must show
 * the call that the core knows, and the notes that were being typed must arrive.
 */
export async function reloadWindows(rounds: number): Promise<ReloadReport> {
  await using program = new DeskProgram({ practice: true, speed: 5 })
  await program.start()
  await using chromium = await launchBrowser()
  const untrue: string[] = []
  const lost: string[] = []
  const milliseconds: number[] = []
  const { booking, customer } = await program.bookingEndingWith('00')
  let window = await openedWindow(chromium.browser, program)
  for (let round = 1; round <= rounds; round += 1) {
    await callUnlessOpen(program, booking.id, customer.id)
    await window.page.evaluate((hash) => location.assign(hash), `#/desk/${booking.id}`)
    const text = `round ${round}`
    await window.page.locator('main textarea').fill(text)
    let begun = performance.now()
    if (round % 2 === 0) {
      await window.page.reload()
    } else {
      const kept = await window.page.context().storageState()
      const token = await window.page.evaluate(() => sessionStorage.getItem('maskline.session'))
      await window[Symbol.asyncDispose]()
      window = await DeskWindow.open(chromium.browser, program.url, { storageState: kept })
      await window.page.evaluate(
        (session) => sessionStorage.setItem('maskline.session', session ?? ''),
        token,
      )
      await window.page.goto(`${program.url}/#/desk/${booking.id}`)
      // The new window has its session only now; what came before was the sign-in page.
      begun = performance.now()
      await window.page.reload()
    }
    const shown = await shownCall(window.page, customer.name)
    milliseconds.push(Math.round(performance.now() - begun))
    const mine = await program.request('calls.mine', {})
    if (mine !== null && !shown)
      untrue.push(`round ${round}: the core has a call ${mine.status}, the bar none`)
    if (!(await arrives(program, booking.id, text))) lost.push(text)
  }
  await window[Symbol.asyncDispose]()
  return { rounds, untrue, lost, milliseconds: milliseconds.toSorted((left, right) => left - right) }
}

async function openedWindow(browser: Browser, program: DeskProgram): Promise<DeskWindow> {
  const window = await DeskWindow.open(browser, program.url)
  await window.signIn()
  return window
}

async function callUnlessOpen(program: DeskProgram, bookingId: string, partyId: string): Promise<void> {
  const mine = await program.request('calls.mine', {})
  if (mine === null || mine.endedAt !== null) await program.request('calls.place', { bookingId, partyId })
}

async function shownCall(page: Page, name: string): Promise<boolean> {
  const bar = page.getByRole('region', { name: 'Call', exact: true })
  return bar
    .getByText(name)
    .waitFor({ timeout: 10_000 })
    .then(
      () => true,
      () => false,
    )
}

async function arrives(program: DeskProgram, bookingId: string, text: string): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { notes } = await program.request('bookings.get', { bookingId })
    if (notes === text) return true
    await new Promise((next) => setTimeout(next, 50))
  }
  return false
}
