import { expect } from 'vitest'
import type { DeskWindow } from './desk-window.ts'

/** Somebody who has no mouse, and looks where the focus is after every key. */
export class KeyboardHands {
  readonly #desk: DeskWindow

  constructor(desk: DeskWindow) {
    this.#desk = desk
  }

  /** A key, or several one after the other. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.#desk.page.keyboard.press(key)
      await this.#look(key)
    }
  }

  async write(text: string): Promise<void> {
    await this.#desk.page.keyboard.insertText(text)
    await this.#look(text)
  }

  /** Tab until the focus is on what has this name; each stop on the way has to be seen. */
  async tabTo(name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const seen: string[] = []
    for (let step = 0; step < 90; step += 1) {
      const here = await this.#desk.page.evaluate(nameOfFocus)
      seen.push(here)
      if (typeof name === 'string' ? here === name : name.test(here)) return
      await this.#desk.page.keyboard.press(key)
      // Behind the last thing of a page Tab leaves it for the browser, and comes back with the next press.
      if (await this.#desk.page.evaluate(() => document.activeElement === document.body)) {
        await this.#desk.page.keyboard.press(key)
      }
      await this.#look(key)
    }
    throw new Error(`Tab does not lead to ${name}, but to: ${[...new Set(seen)].join(' | ')}`)
  }

  async tabToAndPress(name: string | RegExp, key = 'Enter'): Promise<void> {
    await this.tabTo(name)
    await this.press(key)
  }

  /** A screen of the window, by the palette. */
  async open(words: string): Promise<void> {
    const palette = this.#desk.page.getByRole('dialog', { name: 'Find, go, call' })
    await this.press('Control+k')
    await palette.waitFor()
    await this.write(words)
    await palette.getByRole('option').filter({ hasText: words }).first().waitFor()
    await this.press('Enter')
    await palette.waitFor({ state: 'detached' })
    await this.#look(`the palette, for ${words}`)
  }

  /** The focus may need a moment to be set where something has gone away. */
  async #look(after: string): Promise<void> {
    await expect.poll(() => this.#desk.page.evaluate(faultOfFocus), { message: `after ${after}` }).toBe('')
  }
}

/** Runs in the page. */
function nameOfFocus(): string {
  const here = document.activeElement
  if (here === null) return ''
  const labels = here instanceof HTMLInputElement || here instanceof HTMLTextAreaElement ? here.labels : null
  const words = here.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? here.textContent ?? ''
  return words.replace(/\s+/g, ' ').trim().slice(0, 80)
}

/** Runs in the page: nothing, or why somebody who looks cannot tell where they are. */
function faultOfFocus(): string {
  const here = document.activeElement
  if (here === null || here === document.body) return 'the focus is on nothing'
  const name = `${here.tagName} ${here.getAttribute('aria-label') ?? here.textContent?.slice(0, 40)}`
  if (!here.checkVisibility()) return `${name} is not to be seen`
  const pointedAt = document.getElementById(here.getAttribute('aria-activedescendant') ?? '')
  const rings = [here, here.parentElement, here.parentElement?.parentElement, pointedAt]
  const ringed = rings.some((element) => {
    if (!element) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1
  })
  // A menu and the palette show by their ground which of their lines is meant.
  const lit = here.matches('[data-highlighted], [role=menu], [role=dialog], [cmdk-input]')
  return ringed || lit ? '' : `nothing shows that ${name} has the focus`
}
