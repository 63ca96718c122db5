/**
 * `node test/e2e/screenshots.ts [part of a variant] [part of a screen]`: every screen and the moments of a call, in both
 * themes, languages and three sizes, as pictures below `out/screenshots/`, for eyes to look at. It also tells what is cut
 * off. The practice desk is worked until there is something on each.
 */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { ensureBuilt } from '../../electron/build.ts'
import { launchBrowser } from '../support/browser.ts'
import { DeskProgram, password } from './desk-program.ts'
import { DeskWindow } from './desk-window.ts'
import { momentsOf } from './moments.ts'
import { type Screen, screensOf, visit } from './screens.ts'

const folder = resolve(import.meta.dirname, '..', '..', 'out', 'screenshots')
const sizes = [
  { width: 1280, height: 720 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const
const themes = ['light', 'dark'] as const
const languages = ['en', 'hi'] as const
const [wantedVariant = '', wantedScreen = ''] = process.argv.slice(2)
const wanted = ({ name }: { readonly name: string }) => name.includes(wantedScreen)

/** Three programs: one that was worked on, one that is new, and one that is set up and has nothing in it. */
type Programs = {
  readonly worked: DeskProgram
  readonly newcomer: DeskProgram
  readonly bare: DeskProgram
  readonly screens: readonly Screen[]
}

async function workTheDesk(program: DeskProgram): Promise<string> {
  const { booking, customer } = await program.bookingEndingWith('00')
  await program.request('bookings.write-notes', {
    bookingId: booking.id,
    notes: 'Gate 2, ask for tower C. Customer is fine if it is before 8.',
    expectedRevision: booking.notesRevision,
  })
  for (const ending of ['01', '00']) {
    const found = ending === '00' ? { booking, customer } : await program.bookingEndingWith(ending)
    await program.request('calls.place', { bookingId: found.booking.id, partyId: found.customer.id })
    await program.idle()
  }
  await program.openLine(booking.id)
  return booking.id
}

async function takeAll(browser: Browser, programs: Programs): Promise<void> {
  for (const viewport of sizes) {
    for (const colorScheme of themes) {
      for (const language of languages) {
        const name = `${colorScheme}-${viewport.width}x${viewport.height}-${language}`
        if (!name.includes(wantedVariant)) continue
        const camera = new Camera(browser, { viewport, colorScheme }, language, name)
        await camera.takeDoors(programs.newcomer, programs.worked)
        await camera.takeScreens(programs.worked, programs.screens.filter(wanted), '')
        const empty = programs.screens.filter(({ whenEmpty }) => whenEmpty === true).filter(wanted)
        await camera.takeScreens(programs.bare, empty, 'nothing-')
        await camera.takeMoments(programs.worked)
      }
    }
  }
}

/** One variant of the window, and where its pictures go. */
class Camera {
  readonly #browser: Browser
  readonly #options: object
  readonly #language: string
  readonly #name: string

  constructor(browser: Browser, options: object, language: string, name: string) {
    this.#browser = browser
    this.#options = options
    this.#language = language
    this.#name = name
    mkdirSync(join(folder, name), { recursive: true })
  }

  async takeDoors(newcomer: DeskProgram, worked: DeskProgram): Promise<void> {
    for (const [name, program] of [
      ['first-run', newcomer],
      ['sign-in', worked],
    ] as const) {
      if (!wanted({ name })) continue
      await using desk = await this.#open(program)
      await desk.page.locator('form').waitFor()
      await this.#take(desk, name)
    }
  }

  async takeScreens(program: DeskProgram, screens: readonly Screen[], prefix: string): Promise<void> {
    if (screens.length === 0) return
    await using desk = await this.#open(program)
    await desk.signInByFields()
    for (const screen of screens) {
      const take = () => this.#take(desk, `${prefix}${screen.name}`)
      await visit(desk, screen, take).catch((cause) =>
        this.#say(`${screen.name}: ${String(cause).slice(0, 200)}`),
      )
    }
    for (const complaint of desk.complaints()) this.#say(complaint)
  }

  async takeMoments(program: DeskProgram): Promise<void> {
    for (const moment of momentsOf(program).filter(wanted)) {
      await using desk = await this.#open(program)
      await desk.signInByFields()
      try {
        await moment.reach(desk)
        await this.#take(desk, `moment-${moment.name}`)
      } catch (cause) {
        this.#say(`${moment.name}: ${String(cause).slice(0, 200)}`)
      }
      await moment.leave?.(desk)
    }
  }

  async #take({ page }: DeskWindow, name: string): Promise<void> {
    // The event stream never ends, so the network is never idle: a moment has to do for what is read beside it.
    await page.waitForTimeout(250)
    await page.screenshot({ path: join(folder, this.#name, `${name}.png`) })
    for (const cut of await page.evaluate(cutOff)) this.#say(`${name}: cut off: ${cut}`)
  }

  #say(what: string): void {
    process.stdout.write(`${this.#name}: ${what}\n`)
  }

  async #open(program: DeskProgram): Promise<DeskWindow> {
    const desk = await DeskWindow.open(this.#browser, program.url, this.#options)
    await desk.page.evaluate((to) => localStorage.setItem('maskline.language', to), this.#language)
    await desk.page.reload()
    return desk
  }
}

/** Runs in the page: texts that do not fit into their place, and whatever reaches out of the window. */
function cutOff(): readonly string[] {
  const found: string[] = []
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
    if (!text || !element.checkVisibility() || element.closest('.sr-only, .spoken')) continue
    const { overflowX, overflowY } = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    if (box.width < 2) continue
    const narrow = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1
    const low = overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1
    const outside = box.right > innerWidth + 1 || box.left < -1
    if (narrow || low || outside)
      found.push(`${outside ? 'outside ' : ''}“${element.textContent?.slice(0, 70)}”`)
  }
  return found
}

ensureBuilt()
await using chromium = await launchBrowser()
await using worked = new DeskProgram({ practice: true })
await using newcomer = new DeskProgram({ practice: false })
await using bare = new DeskProgram({ practice: false })
await Promise.all([worked.start(), newcomer.start(), bare.start()])
await bare.request('setup.create-admin', { name: 'Ananya Rao', signInName: 'admin', password })
const screens = screensOf(await workTheDesk(worked))
await takeAll(chromium.browser, { worked, newcomer, bare, screens })
process.stdout.write(`${folder}\n`)
