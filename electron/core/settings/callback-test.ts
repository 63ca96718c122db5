import {
  type CallbackHop,
  type CallbackTest,
  callbackHops,
  type HopResult,
} from '../../../shared/contract/callback-test.ts'
import { randomText } from '../ids.ts'
import type { CallbackRoute } from './callback-address.ts'
import {
  ask,
  askListener,
  checkCertificate,
  codeOf,
  failed,
  type HopOutcome,
  isOurHealth,
  isTunnelDown,
  passed,
  requireNetworkFailure,
  resolveAddress,
} from './callback-hops.ts'
import type { Expected, TestHookSink } from './test-hook-sink.ts'

export type CallbackTestParts = {
  readonly route: () => CallbackRoute
  /** Where callbacks arrive: the public address, or the listener's own; null where nobody is told one. */
  readonly base: () => string | null
  readonly token: () => string
  readonly listenerUrl: () => string
  readonly sink: TestHookSink
}

/** What the test hook carries, and the news that it is on disk. */
type TestMark = { readonly nonce: string; readonly recorded: Expected }

type Hop = { readonly hop: CallbackHop; run(): Promise<HopOutcome> }

/** Sends a callback of our own the whole way, and says at which hop it stopped. */
export async function testCallbacks(parts: CallbackTestParts): Promise<CallbackTest> {
  const startedAt = performance.now()
  const nonce = randomText(24)
  const recorded = parts.sink.expect(nonce)
  const hops: HopResult[] = []
  try {
    for (const { hop, run } of hopsOf(parts, { nonce, recorded })) {
      const stopped = hops.some(({ state }) => state === 'failed')
      hops.push(stopped ? notTried(hop) : await measured(hop, run))
    }
  } finally {
    recorded.forget()
  }
  return {
    route: parts.route(),
    hops,
    tookMs: Math.round(performance.now() - startedAt),
    listenerPort: Number(new URL(parts.listenerUrl()).port),
  }
}

function hopsOf(parts: CallbackTestParts, mark: TestMark): readonly Hop[] {
  const base = parts.base()
  const runs = base === null ? runsWithout(parts) : runsThrough(parts, mark, base)
  return callbackHops.map((hop) => ({ hop, run: runs[hop] }))
}

type Runs = Readonly<Record<CallbackHop, () => Promise<HopOutcome>>>

/** Without an address the way ends where it would begin. */
function runsWithout(parts: CallbackTestParts): Runs {
  const nowhere = async () => failed('not-set')
  return {
    listener: () => askListener(parts.listenerUrl()),
    address: nowhere,
    certificate: nowhere,
    tunnel: nowhere,
    through: nowhere,
    secret: nowhere,
    store: nowhere,
  }
}

function runsThrough(parts: CallbackTestParts, { nonce, recorded }: TestMark, base: string): Runs {
  const local = parts.route() === 'local'
  const outside = (run: () => Promise<HopOutcome>) => async (): Promise<HopOutcome> =>
    local ? { kind: 'not-needed' } : run()
  const url = new URL(base)
  return {
    listener: () => askListener(parts.listenerUrl()),
    address: outside(() => resolveAddress(url.hostname)),
    certificate: outside(() => checkCertificate(url)),
    tunnel: outside(() => askTunnel(base)),
    through: outside(() => askHealth(base)),
    secret: () => sendHook(`${base}/hooks/${parts.token()}/maskline/test`, nonce),
    store: async () => ((await recorded.within(recordLimitMs)) ? passed() : failed('not-recorded')),
  }
}

/** Wall time. */
const recordLimitMs = 5_000

async function askTunnel(base: string): Promise<HopOutcome> {
  try {
    const answer = await ask(`${base}/health`)
    return isTunnelDown(answer) ? failed('tunnel-down', String(answer.status)) : passed(String(answer.status))
  } catch (thrown) {
    requireNetworkFailure(thrown)
    const code = codeOf(thrown)
    return failed(code === 'ECONNREFUSED' ? 'refused' : 'no-answer', code)
  }
}

async function askHealth(base: string): Promise<HopOutcome> {
  return answered(
    () => ask(`${base}/health`),
    (answer) => {
      if (isOurHealth(answer)) return passed()
      const full = answer.status === 503 && answer.text.includes('store-full')
      return failed(full ? 'store-full' : 'something-else', String(answer.status))
    },
  )
}

function sendHook(url: string, nonce: string): Promise<HopOutcome> {
  return answered(
    () => ask(url, `nonce=${nonce}`),
    ({ status }) => {
      if (status === 200) return passed()
      return failed(status === 503 ? 'store-full' : 'not-accepted', String(status))
    },
  )
}

async function answered(
  send: () => ReturnType<typeof ask>,
  judge: (answer: Awaited<ReturnType<typeof ask>>) => HopOutcome,
): Promise<HopOutcome> {
  try {
    return judge(await send())
  } catch (thrown) {
    requireNetworkFailure(thrown)
    return failed('no-answer', codeOf(thrown))
  }
}

async function measured(hop: CallbackHop, run: () => Promise<HopOutcome>): Promise<HopResult> {
  const startedAt = performance.now()
  const outcome = await run()
  const tookMs = Math.round(performance.now() - startedAt)
  switch (outcome.kind) {
    case 'passed':
      return { hop, state: 'passed', failure: null, tookMs, detail: outcome.detail }
    case 'failed':
      return { hop, state: 'failed', failure: outcome.failure, tookMs, detail: outcome.detail }
    case 'not-needed':
      return { hop, state: 'not-needed', failure: null, tookMs: null, detail: null }
  }
}

function notTried(hop: CallbackHop): HopResult {
  return { hop, state: 'not-tried', failure: null, tookMs: null, detail: null }
}
