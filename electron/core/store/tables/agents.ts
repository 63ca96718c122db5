import type { WrapDraft } from '../../../../shared/contract/agents.ts'
import type { AgentState, ChosenState } from '../../../../shared/domain/agent-state.ts'
import type { Statement, Store } from '../store.ts'
import type { AgentStateRow } from './schema-agents.ts'

export type NextState = { readonly state: ChosenState; readonly breakReasonId: string | null }

/** What one user is doing. */
export type AgentRecord = {
  readonly userId: string
  readonly state: AgentState
  readonly since: number
  readonly breakReasonId: string | null
  /** The call they are on, or wrap up. */
  readonly callId: string | null
  /** While they wrap up: when the time is over, and what is filled in so far. */
  readonly wrap: { readonly until: number; readonly draft: WrapDraft | null } | null
  readonly next: NextState | null
  /** Offline because no window was open; back with the next one. */
  readonly absent: boolean
}

/** One line of the log of states, for sums over a day. */
export type AgentStateChange = Pick<AgentRecord, 'userId' | 'state' | 'breakReasonId' | 'callId'> & {
  readonly at: number
}

export class AgentsTable {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  async all(): Promise<readonly AgentRecord[]> {
    const rows = await this.#store.read.selectFrom('agent_state').selectAll().execute()
    return rows.map(fromRow)
  }

  /** What one user did, the oldest first. Instants are inclusive below, exclusive above. */
  async changesOf(userId: string, from: number, to: number): Promise<readonly AgentStateChange[]> {
    const rows = await this.#store.read
      .selectFrom('agent_state_change')
      .selectAll()
      .where('user_id', '=', userId)
      .where('at', '>=', from)
      .where('at', '<', to)
      .orderBy('at')
      .execute()
    return rows.map((row) => ({
      userId: row.user_id,
      at: row.at,
      // Written by `log` only.
      state: row.state as AgentState,
      breakReasonId: row.break_reason_id,
      callId: row.call_id,
    }))
  }

  put(record: AgentRecord): Statement {
    const { user_id, ...columns } = toRow(record)
    return {
      query: this.#store.read
        .insertInto('agent_state')
        .values({ user_id, ...columns })
        .onConflict((conflict) => conflict.column('user_id').doUpdateSet(columns))
        .compile(),
    }
  }

  log(id: string, record: AgentRecord): Statement {
    return {
      query: this.#store.read
        .insertInto('agent_state_change')
        .values({
          id,
          user_id: record.userId,
          at: record.since,
          state: record.state,
          break_reason_id: record.breakReasonId,
          call_id: record.callId,
        })
        .compile(),
    }
  }
}

function toRow(record: AgentRecord): AgentStateRow {
  const { wrap, next } = record
  return {
    user_id: record.userId,
    state: record.state,
    since: record.since,
    break_reason_id: record.breakReasonId,
    call_id: record.callId,
    wrap_until: wrap?.until ?? null,
    wrap_draft: wrap?.draft ? JSON.stringify(wrap.draft) : null,
    next_state: next?.state ?? null,
    next_break_reason_id: next?.breakReasonId ?? null,
    absent: record.absent ? 1 : 0,
  }
}

function fromRow(row: AgentStateRow): AgentRecord {
  // Every row was written by `toRow`: the words in it are those of the unions, the JSON is that of a draft.
  return {
    userId: row.user_id,
    state: row.state as AgentState,
    since: row.since,
    breakReasonId: row.break_reason_id,
    callId: row.call_id,
    wrap:
      row.wrap_until === null
        ? null
        : {
            until: row.wrap_until,
            draft: row.wrap_draft === null ? null : (JSON.parse(row.wrap_draft) as WrapDraft),
          },
    next:
      row.next_state === null
        ? null
        : { state: row.next_state as ChosenState, breakReasonId: row.next_break_reason_id },
    absent: row.absent === 1,
  }
}
