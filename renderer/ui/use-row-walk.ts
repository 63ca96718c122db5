import { type KeyboardEvent, useState } from 'react'

/** One row can be reached with Tab; the arrows walk from there, also to rows that are not in the page yet. */
export function useRowWalk(count: number, show: (index: number) => void) {
  const [place, setPlace] = useState({ active: 0, focusing: false })
  const active = Math.min(place.active, Math.max(count - 1, 0))
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }
    const step = steps[event.key]
    if (step === undefined || event.ctrlKey || event.altKey) return
    event.preventDefault()
    const next = Math.max(0, Math.min(active + step, count - 1))
    show(next)
    setPlace({ active: next, focusing: true })
  }
  const to = (index: number) => setPlace({ active: index, focusing: false })
  return { active, focusing: place.focusing, onKeyDown, to }
}
