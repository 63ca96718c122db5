import { AppError } from '../../../../shared/app-error.ts'
import type { ImportFormat, ImportView } from '../../../../shared/contract/booking-import.ts'
import { largestImportBytes } from '../../../../shared/domain/booking-import.ts'
import type { Language } from '../../../../shared/domain/language.ts'
import type { Publish } from '../../events.ts'
import type { Disposable } from '../../lifetime.ts'
import type { Clock, Log } from '../../ports.ts'
import type { Store } from '../../store/store.ts'
import { ImportRuns } from './import-run.ts'
import { ImportSession, tooLarge, unlessRefused } from './import-session.ts'
import { problemReport, resultReport } from './problem-report.ts'

const underWay: readonly ImportView['phase'][] = ['staging', 'storing', 'undoing']

export type BookingImportsParts = {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly publish: Publish
  readonly workerUrl: URL
  /** Resolves when searches and windows know these bookings as they are now; null: all of them. */
  readonly bookingsChanged: (ids: readonly string[] | null) => Promise<void>
}

/** Files of bookings: uploaded, read, checked, stored, undone. One per user; one at a time is stored. */
export class BookingImports implements Disposable {
  readonly #parts: BookingImportsParts
  readonly #runs: ImportRuns
  readonly #sessions = new Map<string, ImportSession>()
  /** Whose run the store still knows enough of for an undo. */
  #undoable: string | null = null
  #storing: Promise<void> | null = null

  constructor(parts: BookingImportsParts) {
    this.#parts = parts
    this.#runs = new ImportRuns(parts.store, parts.clock)
  }

  /** Before anybody is served: a run that a kill cut short is finished, or nothing of it is left. */
  async start(): Promise<void> {
    const finished = await this.#runs.settle()
    if (finished !== null)
      this.#parts.log.info('bookings', 'An import that was cut short is finished', finished)
  }

  /** @throws AppError `too-large`, `wrong-state` */
  async begin(userId: string, fileName: string, bytes: number): Promise<ImportSession> {
    if (bytes > largestImportBytes) throw tooLarge()
    const before = this.#sessions.get(userId)
    if (before !== undefined && underWay.includes(before.view.phase)) throw busy()
    await before?.end()
    const { workerUrl, publish } = this.#parts
    const tell = (view: ImportView) => publish('import.changed', view, [userId])
    const session = new ImportSession(userId, fileName, bytes, workerUrl, tell)
    this.#sessions.set(userId, session)
    return session
  }

  current(userId: string): ImportView | null {
    return this.#sessions.get(userId)?.view ?? null
  }

  /** The file of this ticket; it is taken once. */
  receiver(id: string, ticket: string): ImportSession | null {
    const session = [...this.#sessions.values()].find((candidate) => candidate.id === id)
    if (session === undefined || session.uploadTicket !== ticket || session.view.phase !== 'uploading')
      return null
    return session
  }

  /** @throws AppError `bad-input` */
  async read(userId: string, id: string, format: ImportFormat | null): Promise<ImportView> {
    const session = this.#require(userId, id, ['reading', 'checked', 'failed'])
    const reading = unlessRefused(await session.thread.call('read', { format }))
    return session.change({ phase: 'reading', reading, check: null })
  }

  /** @throws AppError `bad-input` */
  async check(userId: string, id: string, format: ImportFormat): Promise<ImportView> {
    const session = this.#require(userId, id, ['reading', 'checked'])
    expectMapping(format)
    session.change({ phase: 'checking', done: 0, total: 0, check: null })
    try {
      const reading = unlessRefused(await session.thread.call('read', { format }))
      const check = unlessRefused(await session.thread.call('check', { format }))
      return session.change({ phase: 'checked', reading, check })
    } catch (failure) {
      session.change({ phase: 'reading' })
      throw failure
    }
  }

  /** Answers when it has begun; how it goes on is pushed. */
  async store(userId: string, id: string): Promise<ImportView> {
    const session = this.#require(userId, id, ['checked'])
    if (this.#storing !== null) throw busy()
    session.cancelled = false
    this.#undoable = null
    const view = session.change({ phase: 'staging', done: 0, total: 0 })
    this.#storing = this.#run(session).finally(() => {
      this.#storing = null
    })
    return view
  }

  /** Nothing of it stays, unless it is committed already: then this waits for nothing and changes nothing. */
  async cancel(userId: string, id: string): Promise<void> {
    const session = this.#sessions.get(userId)
    if (session?.id !== id) return
    session.cancelled = true
    if (this.#storing !== null && underWay.includes(session.view.phase)) {
      if (session.view.phase === 'staging') await this.#storing
      return
    }
    this.#sessions.delete(userId)
    await session.end()
  }

  /** @throws AppError `wrong-state` when it can no longer be undone */
  async undo(userId: string, id: string): Promise<ImportView> {
    const session = this.#require(userId, id, ['finished'])
    if (this.#undoable !== id || this.#storing !== null) throw undoGone()
    this.#undoable = null
    session.change({ phase: 'undoing', done: 0, total: 0 })
    const undone = await this.#runs.undo((phase, done, total) => session.progress(phase, done, total))
    if (undone === null || session.view.result === null) throw undoGone()
    const { touched, ...counts } = undone
    await this.#parts.bookingsChanged(touched)
    return session.change({ phase: 'undone', result: { ...session.view.result, ...counts } })
  }

  /** The text of a report; null when there is none. */
  async report(
    userId: string,
    id: string,
    kind: 'import-problems' | 'import-result',
    language: Language,
  ): Promise<string | null> {
    const session = this.#sessions.get(userId)
    if (session?.id !== id) return null
    if (kind === 'import-problems')
      return session.view.check && problemReport(await session.problems(), language)
    return session.view.result && resultReport(session.view.fileName, session.view.result, language)
  }

  /** What is staged stays for the next start, which takes it away; what is committed is finished then. */
  async dispose(): Promise<void> {
    for (const session of this.#sessions.values()) session.cancelled = true
    await Promise.all([...this.#sessions.values()].map((session) => session.end()))
    await this.#storing
  }

  async #run(session: ImportSession): Promise<void> {
    const { view, userId } = session
    const { check } = view
    if (check === null) return
    const start = { fileName: view.fileName, userId, refused: check.refused, bookings: check.bookings }
    try {
      const stored = await this.#runs.store(
        start,
        session.thread,
        () => session.cancelled,
        (phase, done, total) => session.progress(phase, done, total),
      )
      if (stored === null) {
        session.change({ phase: 'checked', done: 0, total: 0 })
        return
      }
      await this.#parts.bookingsChanged(stored.touched)
      await session.closeFile()
      this.#undoable = session.id
      session.change({
        phase: 'finished',
        result: { ...stored.counts, refused: check.refused, undone: 0, left: 0 },
      })
    } catch (cause) {
      if (session.cancelled) return
      this.#parts.log.error('bookings', 'An import failed', { cause })
      session.change({ phase: 'failed' })
    }
  }

  /** @throws AppError `not-found`, `wrong-state` */
  #require(userId: string, id: string, phases: readonly ImportView['phase'][]): ImportSession {
    const session = this.#sessions.get(userId)
    if (session?.id !== id) {
      throw new AppError('not-found', 'This file is no longer here. Choose it again.', {
        reason: 'import-gone',
      })
    }
    if (!phases.includes(session.view.phase)) throw busy()
    return session
  }
}

function expectMapping({ mapping }: ImportFormat): void {
  const fields = mapping.filter((field) => field !== null)
  if (!fields.includes('reference')) {
    throw new AppError('bad-input', 'Choose the column that holds the reference.', {
      reason: 'reference-not-mapped',
    })
  }
  if (new Set(fields).size < fields.length) {
    throw new AppError('bad-input', 'Two columns hold the same thing.', { reason: 'field-mapped-twice' })
  }
}

function busy(): AppError {
  return new AppError('wrong-state', 'An import is under way. Wait until it has ended.', {
    reason: 'import-running',
  })
}

function undoGone(): AppError {
  return new AppError('wrong-state', 'This import can no longer be undone.', { reason: 'undo-gone' })
}
