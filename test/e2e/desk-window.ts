import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { type DeskProgram, password } from './desk-program.ts'

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
/** Run through the debugger, which no policy of the page holds back. */
const axeSource = `${readFileSync(axePath, 'utf8')};0`

/** One window of the desk in a real browser. Whatever its page complains of fails the test that asks `complaints`. */
export class DeskWindow implements AsyncDisposable {
  readonly page: Page
  readonly #context: BrowserContext
  readonly #complaints: string[] = []

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context
    this.page = page
    page.on('pageerror', (error) => this.#complaints.push(`error: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error') this.#complaints.push(`console: ${message.text()}`)
    })
  }

  static async open(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<DeskWindow> {
    const opened = await DeskWindow.#opened(browser, options)
    await opened.page.goto(url)
    return opened
  }

  static async #opened(browser: Browser, options: BrowserContextOptions): Promise<DeskWindow> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      ...options,
    })
    // Also what a policy refuses without a word on the console.
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        // biome-ignore lint/suspicious/noConsole: it is where the test listens
        console.error(`refused by the policy: ${event.violatedDirective} ${event.blockedURI}`)
      })
    })
    return new DeskWindow(context, await context.newPage())
  }

  /** As after a sign-in: most flows begin behind the door, and a password costs half a second of the machine. */
  static async openSignedIn(
    browser: Browser,
    program: DeskProgram,
    options: BrowserContextOptions = {},
  ): Promise<DeskWindow> {
    const opened = await DeskWindow.#opened(browser, options)
    await opened.#context.addInitScript(
      (token) => {
        // Once: who signs out or is sent out stays so.
        if (sessionStorage.getItem('test.session-given') !== null) return
        sessionStorage.setItem('test.session-given', 'yes')
        sessionStorage.setItem('maskline.session', token)
      },
      await program.token(),
    )
    await opened.page.goto(program.url)
    await opened.page.locator('nav[data-region]').waitFor()
    return opened
  }

  /** What the page complained of so far: errors, and everything its policy refused. */
  complaints(): readonly string[] {
    return this.#complaints
  }

  /** The call bar. */
  get bar(): Locator {
    return this.page.getByRole('region', { name: 'Call', exact: true })
  }

  /**
   * Keeps every text of the bar from now on; the answer tells them. What has passed by the time a test looks was still
   * seen, however busy the machine.
   */
  async watchBar(): Promise<() => Promise<string>> {
    const texts = await this.bar.evaluateHandle((bar) => {
      const seen = new Set<string>()
      const note = () => void seen.add(bar.textContent ?? '')
      note()
      new MutationObserver(note).observe(bar, { subtree: true, childList: true, characterData: true })
      return seen
    })
    return () => texts.evaluate((seen) => [...seen].join('\n'))
  }

  get timeline(): Locator {
    return this.page.getByRole('complementary', { name: 'Timeline' })
  }

  get rail(): Locator {
    return this.page.getByRole('complementary', { name: 'Find and choose' })
  }

  async signIn(): Promise<void> {
    await this.page.getByLabel('Sign-in name').fill('admin')
    await this.page.getByLabel('Password', { exact: true }).fill(password)
    await this.page.keyboard.press('Enter')
    await this.rail.waitFor()
  }

  /** Whatever the language: the fields of the door are known by what they are for. */
  async signInByFields(): Promise<void> {
    await this.page.locator('input[autocomplete="username"]').fill('admin')
    await this.page.locator('input[autocomplete="current-password"]').fill(password)
    await this.page.keyboard.press('Enter')
    await this.page.locator('nav[data-region]').first().waitFor()
  }

  async openBooking(reference: string): Promise<void> {
    await this.rail.getByRole('listitem').first().waitFor()
    await this.page.keyboard.press('Control+k')
    await this.page.getByRole('dialog', { name: 'Find, go, call' }).waitFor()
    await this.page.keyboard.insertText(reference)
    await this.page.getByRole('option').filter({ hasText: reference }).first().waitFor()
    await this.page.keyboard.press('Enter')
    await this.page.getByRole('main').getByText(reference).waitFor()
  }

  /** What is wrong for people who use a reader or the keyboard, by the rules of WCAG 2 and good practice. */
  async barriers(): Promise<readonly string[]> {
    if (!(await this.page.evaluate(() => 'axe' in globalThis))) await this.page.evaluate(axeSource)
    const results = await this.page.evaluate(
      // `axe` is what the line before put on the page.
      () =>
        (globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run({
          // What is in order is only counted: that is most of the work otherwise.
          resultTypes: ['violations'],
        }),
    )
    return results.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
    )
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#context.close()
  }
}
