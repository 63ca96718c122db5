import { firstDesk } from './0001-first-desk.ts'
import { callTally } from './0002-call-tally.ts'
import { bookingsList } from './0003-bookings-list.ts'
import { peopleAtWork } from './0004-people-at-work.ts'
import { settingsHistory } from './0005-settings-history.ts'
import { missedCallers } from './0006-missed-callers.ts'
import { notesChanges } from './0007-notes-changes.ts'
import { recordingFiles } from './0008-recording-files.ts'
import { tallyEntries } from './0009-tally-entries.ts'
import { importChanges } from './0010-import-changes.ts'
import { cancelledCallBacks } from './0011-cancelled-call-backs.ts'
import { maskingSessions } from './0012-masking-sessions.ts'
import { auditLog } from './0013-audit-log.ts'
import { apiKeysAtWork } from './0014-api-keys.ts'
import type { Migration } from './migration.ts'

/** In order; written by hand so that no build can lose one. */
export const migrations: readonly Migration[] = [
  firstDesk,
  callTally,
  bookingsList,
  peopleAtWork,
  settingsHistory,
  missedCallers,
  notesChanges,
  recordingFiles,
  tallyEntries,
  importChanges,
  cancelledCallBacks,
  maskingSessions,
  auditLog,
  apiKeysAtWork,
]
