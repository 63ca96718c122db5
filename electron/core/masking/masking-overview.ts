import { AppError } from '../../../shared/app-error.ts'
import type { MaskedDay, MaskedPair, MaskingOverview, SessionView } from '../../../shared/contract/masking.ts'
import type { SessionList } from '../../../shared/domain/masking.ts'
import type { Clock } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { MaskingOverviewTable } from '../store/tables/masking-overview.ts'
import type { LinePool } from './line-pool.ts'
import { printRupees, type SessionViews } from './session-views.ts'
import type { Sessions } from './sessions.ts'

const day = 86_400_000
const longestSpan = 92 * day

type Span = { readonly from: number; readonly to: number }
type Page = { readonly offset: number; readonly limit: number }

/** What supervisors see of all sessions. */
export class SupervisedSessions {
  readonly #table: MaskingOverviewTable
  readonly #sessions: Sessions
  readonly #views: SessionViews
  readonly #pool: LinePool
  readonly #clock: Clock
  readonly #minutePrice: () => string | null

  constructor(parts: {
    store: Store
    sessions: Sessions
    views: SessionViews
    pool: LinePool
    clock: Clock
    /** Rupees as Settings has them. */
    minutePrice: () => string | null
  }) {
    this.#table = new MaskingOverviewTable(parts.store)
    this.#sessions = parts.sessions
    this.#views = parts.views
    this.#pool = parts.pool
    this.#clock = parts.clock
    this.#minutePrice = parts.minutePrice
  }

  async overview(): Promise<MaskingOverview> {
    const now = this.#clock.now()
    const [active, stuck, failed, lines, needed, forecast, waiting] = await Promise.all([
      this.#table.count('active', now),
      this.#table.count('stuck', now),
      this.#table.count('failed', now),
      this.#pool.lines(),
      this.#table.linesNeeded(),
      this.#table.linesForecast({ from: now, to: now + day }),
      this.#table.waitingForLine(),
    ])
    return {
      ...{ active, stuck, failed },
      pool: { lines, needed, forecast: Math.max(needed, forecast), waiting },
      minutePrice: this.#minutePrice(),
    }
  }

  async list(list: SessionList, page: Page): Promise<{ sessions: SessionView[]; total: number }> {
    const now = this.#clock.now()
    const [ids, total] = await Promise.all([this.#table.ids(list, now, page), this.#table.count(list, now)])
    return { sessions: await this.#views.views(await this.#sessions.table.findAll(ids)), total }
  }

  /** @throws AppError `bad-input` */
  pairs(span: Span, page: Page): Promise<{ pairs: MaskedPair[]; total: number }> {
    requireSpan(span)
    return this.#table.pairs(span, page)
  }

  /** @throws AppError `bad-input` */
  async days(span: Span): Promise<MaskedDay[]> {
    requireSpan(span)
    return (await this.#table.days(span)).map(({ cost, ...rest }) => ({ ...rest, cost: printRupees(cost) }))
  }
}

function requireSpan({ from, to }: Span): void {
  if (to > from && to - from <= longestSpan) return
  throw new AppError('bad-input', 'Choose a span of at most 92 days.', { field: 'to' })
}
