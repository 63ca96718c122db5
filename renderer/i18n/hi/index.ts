import { accountTest } from './account-test.ts'
import { arrivals } from './arrivals.ts'
import { booking } from './booking.ts'
import { bookingImport } from './booking-import.ts'
import { bookings } from './bookings.ts'
import { callBar } from './call-bar.ts'
import { callLog } from './call-log.ts'
import { computer } from './computer.ts'
import { entry } from './entry.ts'
import { errors } from './errors.ts'
import { frame } from './frame.ts'
import { keys } from './keys.ts'
import { notices } from './notices.ts'
import { outcomes } from './outcomes.ts'
import { rail } from './rail.ts'
import { settings } from './settings.ts'
import { strip } from './strip.ts'
import { timeline } from './timeline.ts'
import { words } from './words.ts'

export const hi = {
  accountTest,
  arrivals,
  booking,
  bookingImport,
  bookings,
  callBar,
  callLog,
  computer,
  entry,
  errors,
  frame,
  keys,
  notices,
  outcomes,
  rail,
  settings,
  strip,
  timeline,
  words,
} as const
