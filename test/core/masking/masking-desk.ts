import type { SessionOfBooking, SessionView } from '../../../shared/contract/masking.ts'
import { startTestDesk, type TestDesk, type TestDeskOptions, testApiKey } from '../../support/test-desk.ts'

const patience = 45_000

export type ApiAnswer = {
  readonly status: number
  readonly body: {
    readonly success: boolean
    readonly message: string
    // Each test knows the route it has asked.
    readonly data: Record<string, never> & { readonly [field: string]: unknown }
    readonly error: { readonly code: string; readonly field?: string; readonly reason?: string }
  }
}

export type BookingDraft = {
  readonly reference: string
  readonly customer?: string
  readonly worker?: string
  readonly status?: string
  readonly notes?: string
}

/** A desk with sessions, and a booking backend that drives it over real HTTP. */
export class MaskedDesk implements AsyncDisposable {
  readonly desk: TestDesk

  private constructor(desk: TestDesk) {
    this.desk = desk
  }

  static async start(options: TestDeskOptions & { readonly lines?: number } = {}): Promise<MaskedDesk> {
    const started = new MaskedDesk(await startTestDesk(options))
    for (let line = 1; line <= (options.lines ?? 3); line += 1) {
      await started.desk.request('masking.add-line', {
        number: `+91804735${String(9000 + line)}`,
        name: `Line ${line}`,
      })
    }
    return started
  }

  async send(method: 'GET' | 'PUT' | 'POST', path: string, body?: object): Promise<ApiAnswer> {
    const answer = await fetch(`${this.desk.core.listenerUrl}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${testApiKey}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: (await answer.json()) as ApiAnswer['body'] }
  }

  /** Puts a booking with people of these last digits; those of one number are one person. */
  put({ reference, customer, worker, status, notes }: BookingDraft): Promise<ApiAnswer> {
    const person = (role: string, digits: string | undefined) =>
      digits === undefined
        ? {}
        : { [role]: { id: `${role}-${digits}`, name: `${role} ${digits}`, phone: `+919000${digits}` } }
    return this.send('PUT', `/bookings/${reference}`, {
      ...person('customer', customer),
      ...person('worker', worker),
      ...(status === undefined ? {} : { status }),
      ...(notes === undefined ? {} : { notes }),
      service: 'Plumber',
    })
  }

  async bookingId(reference: string): Promise<string> {
    const row = await this.desk.store.read
      .selectFrom('booking')
      .select('id')
      .where('reference', '=', reference)
      .executeTakeFirstOrThrow()
    return row.id
  }

  async sessionOf(reference: string): Promise<SessionOfBooking> {
    return this.desk.request('masking.of-booking', { bookingId: await this.bookingId(reference) })
  }

  sessionUntil(reference: string, fits: (session: SessionView) => boolean): Promise<SessionView> {
    return this.until(`the session of ${reference}`, async () => {
      const { session } = await this.sessionOf(reference)
      return session !== null && fits(session) ? session : null
    })
  }

  async until<Value>(what: string, ask: () => Promise<Value | null>): Promise<Value> {
    for (const limit = Date.now() + patience; Date.now() < limit; ) {
      const value = await ask()
      if (value !== null) return value
      await this.desk.news()
    }
    throw new Error(`${what} never came so far`)
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.desk[Symbol.asyncDispose]()
  }
}
