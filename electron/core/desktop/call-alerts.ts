import type { CallView } from '../../../shared/contract/calls.ts'
import type { CallStatus } from '../../../shared/domain/call-status.ts'
import type { RecordedChange } from '../calls/call-ledger.ts'
import type { Clock, DeskNotice, Log } from '../ports.ts'
import type { CallRecord } from '../store/tables/call-record.ts'

export type CallAlertParts = {
  readonly notify: (notice: DeskNotice) => void
  readonly views: (calls: readonly CallRecord[]) => Promise<readonly CallView[]>
  /** The users whose windows listen. */
  readonly attending: () => readonly { readonly id: string }[]
  readonly clock: Clock
  readonly log: Log
}

type AlertKind = 'incoming-call' | 'missed-call'

/** What happened longer ago is in the call log, and nobody is disturbed for it; milliseconds. */
const newsFor = 5 * 60_000

const ringing: readonly CallStatus[] = ['queued', 'agent-ringing', 'customer-ringing']
const missed: readonly CallStatus[] = ['missed', 'no-answer', 'agent-unavailable', 'rejected']

/** What a change is worth telling somebody who looks elsewhere; null for most. */
export function alertOf({ previous, call }: RecordedChange): AlertKind | null {
  if (call.direction !== 'inbound') return null
  const kind = alertOfStatus(call.status)
  return kind === null || (previous !== null && alertOfStatus(previous.status) === kind) ? null : kind
}

function alertOfStatus(status: CallStatus): AlertKind | null {
  if (ringing.includes(status)) return 'incoming-call'
  return missed.includes(status) ? 'missed-call' : null
}

/** Tells of incoming and missed calls, by name or masked label. */
export class CallAlerts {
  readonly #parts: CallAlertParts

  constructor(parts: CallAlertParts) {
    this.#parts = parts
  }

  hear(changes: readonly RecordedChange[]): void {
    const news = changes.flatMap((change) => {
      const kind = alertOf(change)
      return kind !== null && this.#concerns(change.call) ? [{ kind, call: change.call }] : []
    })
    if (news.length === 0) return
    this.#tell(news).catch((cause: unknown) =>
      this.#parts.log.error('desktop', 'A call could not be told', { cause }),
    )
  }

  /** Whoever is signed in here hears of their own calls and of those that are nobody's yet. */
  #concerns({ agentUserId, requestedAt }: CallRecord): boolean {
    const { attending, clock } = this.#parts
    const users = attending()
    const mine = agentUserId === null || users.some(({ id }) => id === agentUserId)
    return users.length > 0 && mine && clock.now() - requestedAt <= newsFor * clock.speed
  }

  async #tell(news: readonly { readonly kind: AlertKind; readonly call: CallRecord }[]): Promise<void> {
    const views = await this.#parts.views(news.map(({ call }) => call))
    for (const { kind, call } of news) {
      const view = views.find(({ id }) => id === call.id)
      if (view) this.#parts.notify({ kind, callId: call.id, from: callerOf(view) })
    }
  }
}

function callerOf({ firstLeg, secondLeg }: CallView): string {
  const other = firstLeg.who === 'agent' ? secondLeg : firstLeg
  return other.name === '' ? other.numberLabel : other.name
}
