import { Readable } from 'node:stream'
import { AppError } from '../../../../shared/app-error.ts'
import type { Language } from '../../../../shared/domain/language.ts'
import type { FileAnswer, FileReception } from '../../console-types.ts'
import { MinuteTickets } from '../../minute-tickets.ts'
import type { Clock } from '../../ports.ts'
import type { BookingImports } from './booking-imports.ts'

type ReportKind = 'import-problems' | 'import-result'

const fileNames: Readonly<Record<ReportKind, string>> = {
  'import-problems': 'import-problems.csv',
  'import-result': 'import-result.csv',
}

/** The bytes of imports: the file that comes in, and the reports that go out, each by its ticket. */
export class ImportFiles {
  readonly #imports: BookingImports
  readonly #tickets: MinuteTickets<{
    readonly kind: ReportKind
    readonly id: string
    readonly userId: string
    readonly language: Language
  }>

  constructor(imports: BookingImports, clock: Clock) {
    this.#imports = imports
    this.#tickets = new MinuteTickets(clock)
  }

  /** A ticket that opens a report of this user for one minute; null when there is no such report. */
  async ticket(kind: ReportKind, id: string, userId: string, language: Language): Promise<string | null> {
    if ((await this.#imports.report(userId, id, kind, language)) === null) return null
    return this.#tickets.give({ kind, id, userId, language })
  }

  async open(kind: string, id: string, ticket: string): Promise<FileAnswer | null> {
    const known = this.#tickets.find(ticket)
    if (known === null || known.kind !== kind || known.id !== id) return null
    const text = await this.#imports.report(known.userId, id, known.kind, known.language)
    if (text === null) return null
    const bytes = Buffer.from(text)
    return {
      status: 200,
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Length': String(bytes.length),
        'Content-Disposition': `attachment; filename="${fileNames[known.kind]}"`,
        'Cache-Control': 'no-store',
      },
      body: Readable.from([bytes]),
    }
  }

  /** Never throws for what the sender did: a wrong ticket is not there, too much is too much. */
  async receive(kind: string, id: string, ticket: string, body: Readable): Promise<FileReception> {
    const session = kind === 'import-upload' ? this.#imports.receiver(id, ticket) : null
    if (session === null) return { status: 404 }
    try {
      await session.receive(body)
      return { status: 204 }
    } catch (thrown) {
      session.change({ phase: 'failed' })
      await session.end()
      if (thrown instanceof AppError && thrown.code === 'too-large') return { status: 413 }
      throw thrown
    }
  }
}
