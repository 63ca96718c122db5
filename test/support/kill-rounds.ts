import { randomInt, randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { DateTime } from 'luxon'
import { HeadlessProcess } from '../headless/headless-process.ts'
import { startStandIn } from './practice.ts'
import { tempDir } from './temp-dir.ts'
import { testApiKey } from './test-desk.ts'

export type KillReport = {
  readonly kills: number
  readonly acknowledgedWebhooks: number
  readonly acknowledgedWrites: number
  readonly lost: readonly string[]
  /** Starts that failed, by what they said. */
  readonly unopened: readonly string[]
}

const hookToken = 'token-of-the-kill-test-0123456789'
const senders = 24
const callsPerPage = 100
const firstMinute = Date.parse('2026-04-16T12:00:00+05:30')

/**
 * The built program under webhooks and API writes, killed at a random instant, and started again, over and over on one
 * home. Whatever it acknowledged has to be there afterwards.
 */
export async function killRounds(rounds: number, tellRound = (_round: number) => {}): Promise<KillReport> {
  using home = tempDir()
  const standIn = await startStandIn()
  const env = environment(home.path, standIn.url)
  const lost: string[] = []
  const unopened: string[] = []
  let webhooks = 0
  let writes = 0
  let before: Acknowledged = { round: 0, callSids: [], fieldWrites: [] }
  try {
    for (let round = 0; round <= rounds; round += 1) {
      tellRound(round)
      await using program = new HeadlessProcess(env)
      const ready = await program.ready().catch((failure: Error) => failure)
      if (ready instanceof Error) {
        unopened.push(`round ${round}: ${ready.message}`)
        continue
      }
      const listener = ready.listener ?? ''
      lost.push(...(await missing(listener, before)))
      // The last start only looks for what the last kill left.
      if (round === rounds) break
      before = await loadUntilKilled(program, listener, round)
      webhooks += before.callSids.length
      writes += before.fieldWrites.length
    }
  } finally {
    await standIn.dispose()
  }
  return { kills: rounds, acknowledgedWebhooks: webhooks, acknowledgedWrites: writes, lost, unopened }
}

type Acknowledged = {
  readonly round: number
  readonly callSids: readonly string[]
  readonly fieldWrites: readonly string[]
}

function environment(home: string, providerUrl: string): Record<string, string> {
  return {
    MASKLINE_HOME: home,
    MASKLINE_CONSOLE_PORT: '0',
    MASKLINE_LISTENER_PORT: '0',
    MASKLINE_ADMIN_PASSWORD: 'kill test password',
    MASKLINE_API_KEY: testApiKey,
    MASKLINE_WEBHOOK_TOKEN: hookToken,
    EXOTEL_ACCOUNT_SID: 'practice',
    EXOTEL_API_KEY: 'practice',
    EXOTEL_API_TOKEN: 'practice',
    EXOTEL_API_BASE_URL: providerUrl,
    EXOTEL_DEFAULT_EXOPHONE: '080-4735-0001',
  }
}

/** Sends as fast as it is answered until the program is gone; answers what was acknowledged. */
async function loadUntilKilled(
  program: HeadlessProcess,
  listener: string,
  round: number,
): Promise<Acknowledged> {
  const agent = new Agent({ keepAlive: true, maxSockets: senders + 1 })
  const callSids: string[] = []
  const fieldWrites: string[] = []
  let killed = false
  const kill = setTimeout(
    () => {
      killed = true
      program.child.kill('SIGKILL')
    },
    randomInt(5, 700),
  )
  const send = async () => {
    while (!killed) {
      const sid = `${randomUUID().replaceAll('-', '')}`
      const status = await post(agent, `${listener}/hooks/${hookToken}/exotel/call`, callbackOf(sid, round))
      if (status === 200) callSids.push(sid)
    }
  }
  const write = async () => {
    for (let count = 0; !killed; count += 1) {
      const dltEntityId = `entity-${round}-${count}`
      const status = await post(agent, `${listener}/api/exotel/config`, { dltEntityId }, 'PUT')
      if (status === 200) fieldWrites.push(dltEntityId)
    }
  }
  await Promise.all([...Array.from({ length: senders }, send), write()])
  clearTimeout(kill)
  await program.ended
  agent.destroy()
  return { round, callSids, fieldWrites }
}

/** What the program acknowledged before it was killed and does not know after its next start. */
async function missing(listener: string, { round, callSids, fieldWrites }: Acknowledged): Promise<string[]> {
  const lost = (await missingCalls(listener, round, callSids)).map((sid) => `call ${sid}`)
  const last = fieldWrites.at(-1)
  if (last !== undefined) {
    const config = (await get(`${listener}/api/exotel/config`)) as { dltEntityId?: string } | null
    const kept = Number(config?.dltEntityId?.split('-').at(-1))
    // The next one may have become durable without its answer getting out.
    if (!(kept >= Number(last.split('-').at(-1)))) lost.push(`setting ${last}, found ${config?.dltEntityId}`)
  }
  return lost
}

/** What was durable before the kill is processed after the start; it takes a moment. */
async function missingCalls(
  listener: string,
  round: number,
  callSids: readonly string[],
): Promise<readonly string[]> {
  let lacking = callSids
  for (let attempt = 0; attempt < 200 && lacking.length > 0; attempt += 1) {
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 50))
    const found = await callsOfRound(listener, round)
    lacking = lacking.filter((sid) => !found.has(sid))
  }
  return lacking
}

/** Every call of a round began in a minute of its own. */
async function callsOfRound(listener: string, round: number): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  const [from, to] = [minuteOf(round), minuteOf(round + 1)].map((minute) => new Date(minute).toISOString())
  for (let page = 1; ; page += 1) {
    const answer = await get(
      `${listener}/api/exotel/calls?page=${page}&limit=${callsPerPage}&from=${from}&to=${to}`,
    )
    // The shape is the contract's.
    const { calls } = answer as { calls: readonly { callSid: string }[] }
    for (const { callSid } of calls) found.add(callSid)
    if (calls.length < callsPerPage) return found
  }
}

function minuteOf(round: number): number {
  return firstMinute + round * 60_000
}

async function get(url: string): Promise<unknown> {
  const answer = await fetch(url, { headers: { Authorization: `Bearer ${testApiKey}` } })
  return answer.status === 200 ? answer.json() : null
}

/** Resolves with the status of a whole answer; null when the connection ended first. */
function post(agent: Agent, url: string, body: object, method = 'POST'): Promise<number | null> {
  return new Promise((resolve) => {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${testApiKey}` }
    const sent = request(url, { agent, method, headers }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(answer.statusCode ?? null))
      answer.once('error', () => resolve(null))
    })
    sent.once('error', () => resolve(null))
    sent.end(JSON.stringify(body))
  })
}

function callbackOf(sid: string, round: number): object {
  const created = DateTime.fromMillis(minuteOf(round), { zone: 'Asia/Kolkata' }).toFormat(
    'yyyy-MM-dd HH:mm:ss',
  )
  return {
    CallSid: sid,
    EventType: 'terminal',
    Status: 'completed',
    DateCreated: created,
    DateUpdated: '2026-04-16 12:01:25',
    StartTime: '2026-04-16 12:00:02',
    EndTime: '2026-04-16 12:01:20',
    From: '09000000001',
    To: '09000000002',
    PhoneNumberSid: '08047350001',
    Direction: 'outbound-api',
    ConversationDuration: 61,
    Legs: [
      { OnCallDuration: 74, Status: 'completed' },
      { OnCallDuration: 61, Status: 'completed' },
    ],
  }
}
