import { fromWireError } from '../../shared/app-error.ts'
import type { Reply, RequestInput, RequestName, RequestOutput } from '../../shared/contract/index.ts'
import { HeadlessProcess } from '../headless/headless-process.ts'
import { tempDir } from '../support/temp-dir.ts'

export const password = 'a long password'

export type DeskProgramOptions = {
  /** False: the program as somebody meets it who starts it for the first time. */
  readonly practice: boolean
  /** How fast time runs in practice. */
  readonly speed?: number
}

/** The real program on free ports and in a home of its own, and a way to ask its core what is true. */
export class DeskProgram implements AsyncDisposable {
  readonly #home = tempDir()
  readonly #options: DeskProgramOptions
  #process: HeadlessProcess
  #token: string | null = null
  #practiceUrl = ''
  url = ''

  constructor(options: DeskProgramOptions) {
    this.#options = options
    this.#process = this.#spawn('0')
  }

  async start(): Promise<void> {
    const { console: url, practice = '' } = await this.#process.ready()
    this.#practiceUrl = practice
    if (url === undefined) throw new Error('The ready line does not tell the console’s address')
    this.url = url
  }

  /** Ends the program as a supervisor does; the home stays. */
  async stop(): Promise<void> {
    const { code } = await this.#process.stop()
    if (code !== 0) throw new Error(`The program ended with ${code}: ${this.#process.stderr}`)
  }

  /** Starts it again at the address where the window looks for it. */
  async startAgain(): Promise<void> {
    this.#process = this.#spawn(new URL(this.url).port)
    await this.start()
  }

  /** Of the session in which `request` asks; a window may share it, unless it ends it. */
  async token(): Promise<string> {
    this.#token ??= (await this.request('session.sign-in', { signInName: 'admin', password })).token
    return this.#token
  }

  /** Asks as the admin, beside the window. */
  async request<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<RequestOutput<Name>> {
    const atTheDoor = name === 'session.sign-in' || name === 'setup.create-admin'
    const token = atTheDoor ? null : await this.token()
    const answer = await fetch(`${this.url}/rpc/${name}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(token !== null && { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(input),
    })
    // Dispatch parsed the value with the schema that this type comes from.
    const reply = (await answer.json()) as Reply
    if (!reply.ok) throw fromWireError(reply.error)
    return reply.value as RequestOutput<Name>
  }

  /** Somebody calls the desk's line. */
  async callIn(
    from: string,
    call: { readonly outcome: string; readonly ringSeconds: number },
  ): Promise<void> {
    const answer = await fetch(`${this.#practiceUrl}/practice/call-in`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ from, ...call }),
    })
    if (answer.status !== 201) throw new Error(`Nobody called in: ${await answer.text()}`)
  }

  /** Resolves when the agent is on no call. */
  async idle(): Promise<void> {
    for (;;) {
      const call = await this.request('calls.mine', {})
      if (call === null || call.endedAt !== null) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  /** Places a call and waits for its end, so that there is one in the log. */
  async callOnce(): Promise<void> {
    const { booking, customer } = await this.bookingEndingWith('01')
    await this.request('calls.place', { bookingId: booking.id, partyId: customer.id })
    await this.idle()
  }

  /** The practice booking whose customer's number has this ending, and so a known fate. */
  async bookingEndingWith(ending: string) {
    const { bookings } = await this.request('bookings.list', { search: `00${ending}`, limit: 500 })
    for (const { id } of bookings) {
      const booking = await this.request('bookings.get', { bookingId: id })
      const customer = booking.parties.find(({ role }) => role === 'customer')
      if (customer?.numberLabel?.endsWith(ending)) return { booking, customer }
    }
    throw new Error(`No practice booking ends with ${ending}`)
  }

  /**
   * The masked line of a booking. Bookings that wait for an ExoPhone would take one that is given back, so first there
   * is one for each booking that a worker has.
   */
  async openLine(bookingId: string) {
    const { lines } = await this.request('masking.lines', {})
    const missing = [1, 2, 3, 4, 5, 6, 7, 8].filter(
      (line) => !lines.some(({ name }) => name === `Line ${line}`),
    )
    for (const line of missing) {
      await this.request('masking.add-line', { number: `+91804735900${line}`, name: `Line ${line}` })
    }
    return this.request('masking.open', { bookingId })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // Killed, it would leave its stand-in behind.
    await this.#process.stop()
    await this.#process[Symbol.asyncDispose]()
    this.#home[Symbol.dispose]()
  }

  #spawn(consolePort: string): HeadlessProcess {
    const { practice, speed = 20 } = this.#options
    return new HeadlessProcess(
      {
        MASKLINE_HOME: this.#home.path,
        MASKLINE_CONSOLE_PORT: consolePort,
        MASKLINE_LISTENER_PORT: '0',
        // A test at night is not refused by the calling hours.
        ...(practice && {
          MASKLINE_CLOCK_START: '2026-04-16T12:00:00+05:30',
          MASKLINE_ADMIN_PASSWORD: password,
        }),
      },
      [...(practice ? ['--practice'] : []), '--practice-speed', String(speed)],
    )
  }
}
