/** What may have the focus without being written in: a field would swallow the keys of the window. */
const reachable = 'button, a[href], select, [tabindex="0"]'

type Step = { readonly parent: Element; readonly index: number }

/**
 * When what has the focus goes away, browsers leave it on nothing, and whoever works by keys begins again at the top. The
 * focus is put where the thing was: a row that takes the place of its form, or the pane around it.
 */
export class FocusKeeper {
  readonly #document: Document
  readonly #observer: MutationObserver
  #last: Element | null = null
  /** From the element that had the focus up to the root: where it was in each of its ancestors. */
  #way: readonly Step[] = []

  constructor(document: Document) {
    this.#document = document
    this.#observer = new MutationObserver(this.#check)
  }

  start(): void {
    this.#document.addEventListener('focusin', this.#remember)
    this.#observer.observe(this.#document.body, { childList: true, subtree: true })
  }

  dispose(): void {
    this.#observer.disconnect()
    this.#document.removeEventListener('focusin', this.#remember)
  }

  readonly #remember = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element)) return
    this.#last = target
    this.#way = wayOf(target)
  }

  readonly #check = (): void => {
    const { activeElement, body } = this.#document
    if (activeElement !== null && activeElement !== body) return
    if (this.#last === null || this.#last.isConnected) return
    const place = this.#way.find(({ parent }) => parent.isConnected)
    this.#last = null
    if (place !== undefined) heirOf(place)?.focus({ preventScroll: true })
  }
}

function wayOf(element: Element): readonly Step[] {
  const way: Step[] = []
  for (let here = element; here.parentElement !== null; here = here.parentElement) {
    way.push({ parent: here.parentElement, index: [...here.parentElement.children].indexOf(here) })
  }
  return way
}

/** A new page is begun at its main pane; within a pane the first thing to press at the old place, or the pane itself. */
function heirOf({ parent, index }: Step): HTMLElement | null {
  const page = parent.querySelector<HTMLElement>('main')
  if (page !== null) return page
  const heir = parent.children[Math.min(index, parent.children.length - 1)]
  if (heir?.matches(reachable) === true && heir instanceof HTMLElement) return heir
  return heir?.querySelector<HTMLElement>(reachable) ?? parent.closest<HTMLElement>('[data-region]')
}
