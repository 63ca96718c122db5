import { Readable } from 'node:stream'
import { AppError } from '../../../shared/app-error.ts'
import type { CallLogFilter } from '../../../shared/contract/call-log.ts'
import type { FileKind } from '../../../shared/contract/files.ts'
import type { FileAnswer } from '../console-types.ts'
import type { PushHub } from '../events.ts'
import { newId } from '../ids.ts'
import type { Disposable } from '../lifetime.ts'
import { MinuteTickets } from '../minute-tickets.ts'
import type { Clock } from '../ports.ts'
import type { CallFilter } from '../store/tables/call-filter.ts'
import type { CallPlace } from '../store/tables/call-log.ts'
import type { CallsTable } from '../store/tables/calls.ts'
import type { CallLog } from './call-log.ts'
import { columnDictionary, exportHead, exportLine } from './export-columns.ts'

type Export = {
  readonly id: string
  readonly userId: string
  /** Null: no call can fit. */
  readonly filter: CallFilter | null
  readonly calls: number
  body: Readable | null
}

const rowsPerPiece = 250
const mostExports = 20
const nothing: FileAnswer = { status: 404, headers: {}, body: null }

/**
 * Calls as CSV. A file is made while it is read, piece by piece and no faster than the reader takes it: nothing of it
 * lies in memory or on disk, and who stops reading has cancelled it.
 */
export class CallExports implements Disposable {
  readonly #log: CallLog
  readonly #table: Pick<CallsTable, 'withNames'>
  readonly #pushes: PushHub
  readonly #clock: Clock
  readonly #exports = new Map<string, Export>()
  readonly #tickets: MinuteTickets<{ readonly kind: FileKind; readonly id: string }>

  constructor(parts: { log: CallLog; table: Pick<CallsTable, 'withNames'>; pushes: PushHub; clock: Clock }) {
    this.#log = parts.log
    this.#table = parts.table
    this.#pushes = parts.pushes
    this.#clock = parts.clock
    this.#tickets = new MinuteTickets(parts.clock)
  }

  /** @throws AppError `bad-input` when the search fits too many people. */
  async prepare(filter: CallLogFilter, userId: string): Promise<{ id: string; calls: number }> {
    // Calls that come in meanwhile are not part of it.
    const closed = { ...filter, to: Math.min(filter.to ?? Number.POSITIVE_INFINITY, this.#clock.now()) }
    const { stored, tooMany } = await this.#log.resolve(closed)
    if (tooMany) {
      throw new AppError('bad-input', 'The search fits too many people. Give more of the name.', {
        field: 'filter.search',
      })
    }
    const { calls } = await this.#log.totals(closed)
    const id = newId('export')
    this.#exports.set(id, { id, userId, filter: stored, calls, body: null })
    for (const old of [...this.#exports.keys()].slice(0, -mostExports)) this.cancel(old, null)
    return { id, calls }
  }

  /** A ticket for one minute; null when there is no such export of this user. */
  ticket(kind: FileKind, id: string, userId: string): string | null {
    if (kind === 'call-export' && this.#exports.get(id)?.userId !== userId) return null
    return this.#tickets.give({ kind, id })
  }

  /** With null for the user, whoever it belongs to. */
  cancel(id: string, userId: string | null): void {
    const found = this.#exports.get(id)
    if (found === undefined || (userId !== null && found.userId !== userId)) return
    this.#exports.delete(id)
    found.body?.destroy(new Error('The export was cancelled'))
  }

  /** An export is read once. */
  open(kind: string, id: string, ticket: string): FileAnswer {
    const known = this.#tickets.find(ticket)
    if (known === null || known.kind !== kind || known.id !== id) return nothing
    if (kind === 'call-columns')
      return csvAnswer('maskline-call-columns.csv', Readable.from([columnDictionary()]))
    const found = this.#exports.get(id)
    if (found === undefined || found.body !== null) return nothing
    found.body = Readable.from(this.#pieces(found), { objectMode: false, highWaterMark: 64 * 1024 })
    return csvAnswer('maskline-calls.csv', found.body)
  }

  dispose(): void {
    for (const id of [...this.#exports.keys()]) this.cancel(id, null)
  }

  async *#pieces(of: Export): AsyncGenerator<string> {
    let done = 0
    let state: 'ended-early' | 'finished' = 'ended-early'
    try {
      yield exportHead()
      let after: CallPlace | null = null
      for (let more = of.filter !== null; more; ) {
        const records = await this.#log.records(of.filter ?? {}, after, rowsPerPiece)
        const last = records.at(-1)
        if (last === undefined) break
        yield (await this.#table.withNames(records)).map(exportLine).join('')
        done += records.length
        after = { requestedAt: last.requestedAt, id: last.id }
        more = records.length === rowsPerPiece
        if (more) this.#tell(of, done, 'going-on')
      }
      state = 'finished'
    } finally {
      this.#exports.delete(of.id)
      this.#tell(of, done, state)
    }
  }

  #tell({ id, userId, calls }: Export, done: number, state: 'going-on' | 'finished' | 'ended-early'): void {
    this.#pushes.publish('calls.export-progress', { id, done, calls, state }, [userId])
  }
}

function csvAnswer(name: string, body: Readable): FileAnswer {
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
    body,
  }
}
