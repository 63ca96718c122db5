import { accountTest } from './account-test.ts'
import { api } from './api.ts'
import { arrivals } from './arrivals.ts'
import { booking } from './booking.ts'
import { bookingImport } from './booking-import.ts'
import { bookings } from './bookings.ts'
import { callBacks } from './call-backs.ts'
import { callBar } from './call-bar.ts'
import { callLog } from './call-log.ts'
import { callbackTest } from './callback-test.ts'
import { care } from './care.ts'
import { computer } from './computer.ts'
import { door } from './door.ts'
import { entry } from './entry.ts'
import { errors } from './errors.ts'
import { firstCall } from './first-call.ts'
import { floor } from './floor.ts'
import { frame } from './frame.ts'
import { inbound } from './inbound.ts'
import { keys } from './keys.ts'
import { licences } from './licences.ts'
import { masking } from './masking.ts'
import { maskingFlow } from './masking-flow.ts'
import { notices } from './notices.ts'
import { outcomes } from './outcomes.ts'
import { palette } from './palette.ts'
import { people } from './people.ts'
import { privacy } from './privacy.ts'
import { rail } from './rail.ts'
import { recordings } from './recordings.ts'
import { settings } from './settings.ts'
import { strip } from './strip.ts'
import { timeline } from './timeline.ts'
import { words } from './words.ts'
import { work } from './work.ts'
import { wrap } from './wrap.ts'

export const en = {
  accountTest,
  api,
  arrivals,
  booking,
  bookingImport,
  bookings,
  callBacks,
  callBar,
  callLog,
  computer,
  door,
  callbackTest,
  care,
  entry,
  errors,
  firstCall,
  floor,
  frame,
  inbound,
  keys,
  licences,
  masking,
  maskingFlow,
  notices,
  outcomes,
  people,
  palette,
  privacy,
  rail,
  recordings,
  settings,
  strip,
  timeline,
  words,
  work,
  wrap,
} as const
