import type { DeskStatus } from '../../shared/contract/desk.ts'
import type { Connection } from '../client/transport.ts'
import { type DeskClock, instantAt } from './desk-clock.ts'
import type { Slice } from './slice.ts'
import type { WindowState } from './window-state.ts'

export type DeskSlice = {
  readonly deskStatus: DeskStatus | null
  readonly deskClock: DeskClock
  /** Null until the first attempt has ended. `since` is page time. */
  readonly connection: { readonly state: Connection; readonly since: number } | null
  hearDesk(status: DeskStatus): void
  hearConnection(connection: Connection): void
  askDesk(): Promise<void>
  /** The core's time, now. */
  now(): number
}

export const emptyDesk = { deskStatus: null, connection: null } as const

export const createDeskSlice: Slice<DeskSlice> = ({ client, pageTime, wallTime }) => {
  return (set, get) => ({
    ...emptyDesk,
    deskClock: { now: wallTime(), speed: 1, heardAt: pageTime() },
    hearDesk: (status) => set({ deskStatus: status, deskClock: { ...status.clock, heardAt: pageTime() } }),
    hearConnection(state) {
      if (get().connection?.state !== state) set({ connection: { state, since: pageTime() } })
    },
    async askDesk() {
      try {
        get().hearDesk(await client.request('desk.status', {}))
      } catch {
        // The strip shows what it has with its age; the connection says that nobody answers.
      }
    },
    now: () => instantAt(get().deskClock, pageTime()),
  })
}

/** The core has not been heard since then, by its own clock; null while pushes arrive. */
export function selectCutOffSince({ connection, deskClock }: WindowState): number | null {
  return connection?.state === 'lost' ? instantAt(deskClock, connection.since) : null
}

export function selectIsPractice({ deskStatus }: WindowState): boolean {
  return deskStatus?.practice === true
}
