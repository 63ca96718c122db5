import { DateTime } from 'luxon'

/** India has one zone and no daylight saving. */
export const indianZone = 'Asia/Kolkata'

/** When commercial calls may be placed, in minutes of the called person's day. The end is exclusive: 21:00:00 is closed. */
export type CallingWindow = {
  readonly opensMinute: number
  readonly closesMinute: number
  readonly weekendsAllowed: boolean
}

/** The hours in which the law leaves commercial voice calls at all: 9 to 21 IST, every day of the week. */
export const lawfulWindow: CallingWindow = {
  opensMinute: 9 * 60,
  closesMinute: 21 * 60,
  weekendsAllowed: true,
}

export type WindowState = {
  readonly open: boolean
  /** When it closes next (if open) or opens next (if closed). */
  readonly changesAt: number
}

/** Where an instant lies in the window. Weekend means Saturday and Sunday. */
export function callingWindowAt(window: CallingWindow, instant: number): WindowState {
  const local = DateTime.fromMillis(instant, { zone: indianZone })
  const today = local.startOf('day')
  const opens = today.plus({ minutes: window.opensMinute })
  const closes = today.plus({ minutes: window.closesMinute })
  const dayAllowed = window.weekendsAllowed || !local.isWeekend
  if (dayAllowed && local >= opens && local < closes) return { open: true, changesAt: closes.toMillis() }
  if (dayAllowed && local < opens) return { open: false, changesAt: opens.toMillis() }
  return {
    open: false,
    changesAt: nextAllowedDay(window, today).plus({ minutes: window.opensMinute }).toMillis(),
  }
}

function nextAllowedDay(window: CallingWindow, today: DateTime): DateTime {
  let day = today.plus({ days: 1 })
  while (!window.weekendsAllowed && day.isWeekend) day = day.plus({ days: 1 })
  return day
}
