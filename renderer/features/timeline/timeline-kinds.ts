import type { Remote } from '../../state/remote.ts'
import type { TimelineEntries } from './timeline-items.ts'
import { useCallEntries } from './use-call-entries.tsx'
import { useNotesEntries } from './use-notes-entries.tsx'
import { useStepEntries } from './use-step-entries.tsx'

/** What a kind knows of a booking, and how it asks for it. */
export type TimelineKind = TimelineEntries & {
  /** How the reading stands; for the faces of the pane. */
  readonly read: Remote<unknown>
  ask(): void
  /** The page before what has been read; for kinds that are read in pages. */
  askOlder?(): void
}

/** Every kind of entry, by the name of its filter. A new kind is one line here, and its word in the translations. */
export const timelineKinds = {
  calls: useCallEntries,
  notes: useNotesEntries,
  steps: useStepEntries,
} as const satisfies Readonly<Record<string, (bookingId: string) => TimelineKind>>

export type TimelineKindName = keyof typeof timelineKinds
export type TimelineFilter = 'all' | TimelineKindName

/** The order in which the kinds are asked never changes, as hooks demand. */
const kindNames = Object.keys(timelineKinds) as readonly TimelineKindName[]
export const timelineFilters: readonly TimelineFilter[] = ['all', ...kindNames]

export function useTimelineKinds(bookingId: string): Readonly<Record<TimelineKindName, TimelineKind>> {
  // The table is constant, and so is the order of its hooks.
  const kinds = kindNames.map((name) => [name, timelineKinds[name](bookingId)] as const)
  // Made from the table's own keys.
  return Object.fromEntries(kinds) as Record<TimelineKindName, TimelineKind>
}
