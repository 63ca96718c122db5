import type { CallLogFilter } from '../../shared/contract/call-log.ts'
import type { CallView } from '../../shared/contract/calls.ts'
import { callDirections, callStatuses } from '../../shared/domain/call-status.ts'
import { indianOffset, startOfIndianDay } from '../../shared/domain/indian-clock.ts'
import { talkBounds } from '../../shared/domain/talk-time.ts'

export const logRanges = ['all', 'today', 'yesterday', 'week', 'custom'] as const
export type LogRange = (typeof logRanges)[number]

/** What somebody has chosen to see of the call log, as it stands in the address. Days are `2026-04-16`, in India. */
export type LogChoice = {
  readonly range: LogRange
  readonly firstDay: string
  readonly lastDay: string
  readonly status: string
  readonly direction: string
  readonly agent: string
  readonly talkAtLeast: string
  readonly talkBelow: string
  readonly search: string
}

export const wholeLog: LogChoice = {
  range: 'all',
  firstDay: '',
  lastDay: '',
  status: '',
  direction: '',
  agent: '',
  talkAtLeast: '',
  talkBelow: '',
  search: '',
}

const day = 86_400_000

/** The part of the address behind the `?`; empty for the whole log. */
export function choiceText(choice: LogChoice): string {
  const chosen = Object.entries(choice).filter(([name, value]) => value !== wholeLog[name as keyof LogChoice])
  return new URLSearchParams(chosen).toString()
}

/** Whatever cannot be read is not chosen. */
export function choiceFrom(text: string): LogChoice {
  const given = new URLSearchParams(text)
  const read = (name: keyof LogChoice, fits: (value: string) => boolean): string => {
    const value = given.get(name) ?? ''
    return fits(value) ? value : ''
  }
  const isDay = (value: string) => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
  const bound = (value: string) => talkBounds.some((known) => String(known) === value)
  return {
    range: logRanges.find((known) => known === given.get('range')) ?? 'all',
    firstDay: read('firstDay', isDay),
    lastDay: read('lastDay', isDay),
    status: read('status', (value) => callStatuses.some((known) => known === value)),
    direction: read('direction', (value) => callDirections.some((known) => known === value)),
    agent: read('agent', (value) => value.length <= 64),
    talkAtLeast: read('talkAtLeast', bound),
    talkBelow: read('talkBelow', bound),
    search: read('search', (value) => value.trim().length <= 60),
  }
}

/** What the core is asked for. `now` is the desk's time: today begins at midnight in India. */
export function filterOf(choice: LogChoice, now: number): CallLogFilter {
  const { from, to } = timesOf(choice, now)
  const status = callStatuses.find((known) => known === choice.status)
  const direction = callDirections.find((known) => known === choice.direction)
  const bound = (text: string) => talkBounds.find((known) => String(known) === text)
  const talkAtLeast = bound(choice.talkAtLeast)
  const talkBelow = bound(choice.talkBelow)
  const search = choice.search.trim()
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(status && { status }),
    ...(direction && { direction }),
    ...(choice.agent && { agentId: choice.agent }),
    ...(talkAtLeast && { talkAtLeast }),
    ...(talkBelow && { talkBelow }),
    ...(search && { search }),
  }
}

function timesOf({ range, firstDay, lastDay }: LogChoice, now: number): { from?: number; to?: number } {
  const today = startOfIndianDay(now)
  switch (range) {
    case 'all':
      return {}
    case 'today':
      return { from: today, to: today + day }
    case 'yesterday':
      return { from: today - day, to: today }
    case 'week':
      return { from: today - 6 * day, to: today + day }
    case 'custom':
      return {
        ...(firstDay && { from: Date.parse(firstDay) - indianOffset }),
        ...(lastDay && { to: Date.parse(lastDay) - indianOffset + day }),
      }
  }
}

/** Whether a call that has just been heard of belongs to what is shown, as far as the window can tell. */
export function mayFit(call: CallView, filter: CallLogFilter): boolean {
  const { from, to, status, direction, agentId, talkAtLeast, talkBelow, search } = filter
  const talk = call.talkSeconds ?? 0
  return (
    search === undefined &&
    (from === undefined || call.requestedAt >= from) &&
    (to === undefined || call.requestedAt < to) &&
    (status === undefined || call.status === status) &&
    (direction === undefined || call.direction === direction) &&
    (agentId === undefined || call.agentId === agentId) &&
    (talkAtLeast === undefined || talk >= talkAtLeast) &&
    (talkBelow === undefined || talk < talkBelow)
  )
}
