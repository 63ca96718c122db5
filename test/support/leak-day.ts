import { text } from 'node:stream/consumers'
import { inspect } from 'node:util'
import type { RequestName } from '../../shared/contract/index.ts'
import { NotingHost } from '../core/desktop/noting-host.ts'
import { type Leak, LeakHunt } from './leak-hunt.ts'
import { liveDay, type PracticeDay } from './practice-day.ts'
import { tempDir } from './temp-dir.ts'
import { startTestDesk, type TestDesk } from './test-desk.ts'

export type LeakReport = {
  readonly leaks: readonly Leak[]
  /** People's numbers that were looked for, and the characters that were looked through. */
  readonly numbers: number
  readonly characters: number
  readonly replies: number
  readonly pushes: number
  readonly logLines: number
}

type Seen = { readonly where: string; readonly content: unknown }

/** An agent's window: everything it is answered and told is kept as it came. */
class AgentWindow {
  readonly seen: Seen[] = []
  readonly #desk: TestDesk
  #token: string | null = null

  constructor(desk: TestDesk) {
    this.#desk = desk
  }

  async open(): Promise<void> {
    const account = { signInName: 'agent.of.leaks', password: 'given by the admin' }
    await this.#desk.request('people.create', { ...account, name: 'Agent', role: 'agent' })
    const signedIn = await this.ask('session.sign-in', account)
    // The shape is the contract's.
    this.#token = (signedIn as { token: string }).token
    const passwords = { oldPassword: account.password, newPassword: 'chosen by the agent' }
    await this.ask('session.change-password', passwords)
    await this.ask('people.set-my-phone', { number: '+91 99880 01122' })
    await this.#desk.core.subscribe(this.#token, (push) =>
      this.seen.push({ where: `push ${push.name}`, content: push }),
    )
  }

  /** Refusals are looked at like answers. */
  async ask(name: RequestName, input: unknown): Promise<unknown> {
    const reply = await this.#desk.core.dispatch(name, input, this.#token)
    this.seen.push({ where: `reply ${name}`, content: reply })
    return reply.ok ? reply.value : null
  }
}

/**
 * A practice day with an agent at the window, and then a look at every byte that left the core or lies on disk.
 * `plant`: puts a number where it must not be, to see that it is found.
 */
export async function spendLeakDay(
  day: PracticeDay,
  plant: (desk: TestDesk, number: string, folder: string) => Promise<void> = async () => {},
): Promise<LeakReport> {
  using folder = tempDir()
  const host = new NotingHost()
  const seen: Seen[] = []
  let numbers: readonly string[] = []
  let logLines = 0
  {
    await using desk = await startTestDesk({ speed: day.speed, folder: folder.path, desktopHost: host })
    const window = new AgentWindow(desk)
    await window.open()
    await callIns(desk)
    await liveDay(desk, day)
    numbers = await peoplesNumbers(desk)
    await plant(desk, numbers[0] ?? '', folder.path)
    await lookAtEverything(window)
    await takeOut(desk, seen)
    seen.push(...window.seen)
    logLines = desk.log.lines.length
    const everything = { depth: 20, showHidden: true, maxStringLength: null, maxArrayLength: null } as const
    seen.push({ where: 'log', content: inspect(desk.log.lines, everything) })
    seen.push({ where: 'notifications', content: { notices: host.notices, tray: host.shown } })
  }
  const hunt = new LeakHunt(numbers)
  for (const { where, content } of seen) hunt.look(where, content)
  hunt.lookInFolder(folder.path)
  const count = (kind: string) => seen.filter(({ where }) => where.startsWith(kind)).length
  return {
    leaks: hunt.leaks,
    numbers: numbers.length,
    characters: hunt.bytes,
    replies: count('reply'),
    pushes: count('push'),
    logLines,
  }
}

/** Customers and strangers who call, taken and missed. */
async function callIns(desk: TestDesk): Promise<void> {
  const post = (path: string, body: unknown) =>
    fetch(`${desk.standIn.url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  await post('/practice/flow', desk.core.flowHooks)
  await post('/practice/call-in', { from: '+919000000000', outcome: 'answered', talkSeconds: 20 })
  await post('/practice/call-in', { from: '+919000000001', outcome: 'missed' })
  await post('/practice/call-in', { from: '+919812345678', outcome: 'missed' })
}

/** The provider's lines are no person's; all other numbers are looked for. */
async function peoplesNumbers(desk: TestDesk): Promise<readonly string[]> {
  const rows = await desk.store.read
    .selectFrom('phone_number')
    .select(['id', 'e164'])
    .where((where) =>
      where.not(
        where.exists(
          where.selectFrom('call').select('call.id').whereRef('call.line_number_id', '=', 'phone_number.id'),
        ),
      ),
    )
    .execute()
  return rows.map(({ e164 }) => e164)
}

/** Every page that an agent can open, every booking, and what is refused. */
async function lookAtEverything(window: AgentWindow): Promise<void> {
  const plain: readonly RequestName[] = [
    ...(['desk.status', 'session.current', 'agents.mine', 'choices.list', 'callbacks.list'] as const),
    ...(['calls.mine', 'calls.agents', 'calls.open', 'inbound.current', 'inbound.missed'] as const),
    ...([
      'inbound.next',
      'bookings.views',
      'preferences.mine',
      'desk.take-arrivals',
      'desktop.state',
    ] as const),
    ...(['about.desk', 'settings.account', 'settings.dead-letters', 'audit.verify'] as const),
  ]
  for (const name of plain) await window.ask(name, {})
  const listed = await window.ask('bookings.list', { search: '', limit: 500 })
  // The shapes are the contract's.
  const { bookings } = listed as { bookings: { id: string }[] }
  for (const { id: bookingId } of bookings) {
    const { parties } = (await window.ask('bookings.get', { bookingId })) as { parties: { id: string }[] }
    await window.ask('calls.of-booking', { bookingId, upTo: 100 })
    await window.ask('wraps.of-booking', { bookingId })
    await window.ask('bookings.notes-history', { bookingId })
    for (const { id: partyId } of parties.slice(0, 1)) {
      await window.ask('privacy.reveal', { bookingId, partyId, why: 'an agent is curious' })
    }
  }
  await readLog(window)
  await window.ask('calls.log', { filter: { search: '900000' }, after: null, limit: 100 })
  // What is refused must not be said back.
  for (const number of ['+9190000000011', '090000 00001x'])
    await window.ask('people.set-my-phone', { number })
}

async function readLog(window: AgentWindow): Promise<void> {
  for (let after: unknown = null; ; ) {
    const page = await window.ask('calls.log', { filter: {}, after, limit: 100 })
    const { calls, more } = page as { calls: { id: string; requestedAt: number }[]; more: boolean }
    const last = calls.at(-1)
    if (!more || last === undefined) return
    after = { requestedAt: last.requestedAt, id: last.id }
  }
}

/** Files that leave the console, and one that stays: a backup, beside a snapshot. */
async function takeOut(desk: TestDesk, seen: Seen[]): Promise<void> {
  const { id } = await desk.request('calls.export', { filter: {} })
  for (const kind of ['call-export', 'call-columns'] as const) {
    const { path } = await desk.request('files.ticket', { kind, id })
    const ticket = new URL(path, 'http://desk').searchParams.get('ticket') ?? ''
    const { body } = await desk.core.openFile(kind, id, ticket, null)
    seen.push({ where: `export ${kind}`, content: body === null ? '' : await text(body) })
  }
  await desk.request('backups.take', {})
}
