import { firstDesk } from './0001-first-desk.ts'
import { notesChanges } from './0002-notes-changes.ts'
import { recordingFiles } from './0003-recording-files.ts'
import type { Migration } from './migration.ts'

/** In order; written by hand so that no build can lose one. */
export const migrations: readonly Migration[] = [firstDesk, notesChanges, recordingFiles]
