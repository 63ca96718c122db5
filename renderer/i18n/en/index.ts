import { accountTest } from './account-test.ts'
import { booking } from './booking.ts'
import { callBar } from './call-bar.ts'
import { callLog } from './call-log.ts'
import { entry } from './entry.ts'
import { errors } from './errors.ts'
import { firstCall } from './first-call.ts'
import { frame } from './frame.ts'
import { keys } from './keys.ts'
import { notices } from './notices.ts'
import { outcomes } from './outcomes.ts'
import { palette } from './palette.ts'
import { rail } from './rail.ts'
import { recordings } from './recordings.ts'
import { settings } from './settings.ts'
import { strip } from './strip.ts'
import { timeline } from './timeline.ts'
import { words } from './words.ts'

export const en = {
  accountTest,
  booking,
  callBar,
  callLog,
  entry,
  errors,
  firstCall,
  frame,
  keys,
  notices,
  outcomes,
  palette,
  rail,
  recordings,
  settings,
  strip,
  timeline,
  words,
} as const
