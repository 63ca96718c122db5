/** The thread that makes things durable: seals, appends, flushes, and hands on in the same order. */
import { workerData } from 'node:worker_threads'
import { DiskSpace, refusalCodes } from './disk-space.ts'
import { Journal, removeHalfMade } from './journal.ts'
import { readRawPage, unreadableRaw } from './raw-pages.ts'
import { Replay, type ReplaySink } from './replay.ts'
import { serveCalls } from './serve-calls.ts'
import type {
  AppendMessage,
  AppliedMessage,
  ApplyMessage,
  JournalCalls,
  JournalEvent,
  JournalSetup,
} from './worker-protocol.ts'

// The main thread starts this worker with this and nothing else.
const { folder, keys, enginePort, space } = workerData as JournalSetup

/** A record is sealed and flushed as one; a larger one would make those behind it wait. */
const recordBytes = 4 << 20
/** Replay batches that may be on their way to the engine at once. */
const replayAhead = 3

const journal = new Journal({ folder, keys, space: new DiskSpace(space) })
let replayed: { readonly replay: Replay; readonly base: number } | null = null
let waiting: AppendMessage[] = []
let scheduled = false

const send = serveCalls<JournalCalls, JournalEvent, AppendMessage>(
  {
    replay: async ({ base }) => {
      const replay = new Replay(journal, base, replaySink())
      replayed = { replay, base }
      return replay.run()
    },
    begin: (start) => {
      const { replay, base } = replayed ?? {}
      const file = unreadableRaw(journal, base ?? 1, start.rawAppliedThrough)
      if (file !== null) {
        return { kind: 'damaged', file, what: 'webhooks in it that were not processed yet cannot be read' }
      }
      removeHalfMade(folder)
      const number = journal.begin(start, replay?.torn ?? null)
      return { kind: 'begun', number, nextRaw: journal.nextRaw }
    },
    rotate: ({ port, ...start }) => {
      const base = journal.rotate(start)
      if (port !== null) enginePort.postMessage({ kind: 'export', port } satisfies ApplyMessage, [port])
      return { kind: 'rotated', base }
    },
    useKeys: ({ keys }) => {
      journal.useKeys(keys)
      return null
    },
    prune: ({ base, appliedBefore }) => journal.prune(base, appliedBefore),
    prunable: ({ base, appliedBefore }) => journal.prunable(base, appliedBefore),
    readRaw: (range) => readRawPage(journal, range),
    probe: () => {
      journal.probe()
      return null
    },
    close: () => {
      try {
        journal.close()
      } catch (failure) {
        // Everything acknowledged is durable already.
        if (!isRefusal(failure)) throw failure
      }
      return null
    },
  },
  (message) => {
    waiting.push(message)
    if (scheduled) return
    scheduled = true
    // Everything that has arrived by then goes into one record.
    setImmediate(appendWaiting)
  },
)

function appendWaiting(): void {
  const messages = takeRecord()
  const payload = joined(messages)
  const groupIds = messages.flatMap((message) => message.groupIds)
  const rawIds = messages.flatMap((message) => message.rawIds)
  const firstRaw = journal.nextRaw
  const payloadBytes = payload.length
  try {
    journal.append(payload, groupIds.length, rawIds.length)
  } catch (failure) {
    refuseWaiting(messages, failure)
    return
  }
  if (groupIds.length > 0) {
    enginePort.postMessage({ kind: 'apply', payload, groupIds } satisfies ApplyMessage, [payload.buffer])
  }
  const { segmentBytes } = journal
  send({ kind: 'durable', groupIds, rawIds, firstRaw, payloadBytes, segmentBytes })
  scheduled = waiting.length > 0
  if (scheduled) setImmediate(appendWaiting)
}

/** What waits behind a refused record is refused with it: order is kept, and nobody waits for a disk without room. */
function refuseWaiting(messages: readonly AppendMessage[], failure: unknown): void {
  const refused = [...messages, ...waiting]
  waiting = []
  scheduled = false
  send({
    kind: 'refused',
    groupIds: refused.flatMap(({ groupIds }) => groupIds),
    rawIds: refused.flatMap(({ rawIds }) => rawIds),
    code: codeOf(failure),
    message: failure instanceof Error ? failure.message : String(failure),
  })
}

function isRefusal(failure: unknown): boolean {
  return refusalCodes.has(codeOf(failure))
}

function codeOf(failure: unknown): string {
  return failure instanceof Error && 'code' in failure ? String(failure.code) : 'unknown'
}

function takeRecord(): AppendMessage[] {
  let bytes = 0
  const fits = waiting.findIndex((message, index) => {
    bytes += message.payload.length
    return index > 0 && bytes > recordBytes
  })
  return waiting.splice(0, fits === -1 ? waiting.length : fits)
}

function joined(messages: readonly AppendMessage[]): Uint8Array<ArrayBuffer> {
  const [first] = messages
  if (messages.length === 1 && first !== undefined) return first.payload
  const whole = new Uint8Array(messages.reduce((sum, { payload }) => sum + payload.length, 0))
  let end = 0
  for (const { payload } of messages) {
    whole.set(payload, end)
    end += payload.length
  }
  return whole
}

function replaySink(): ReplaySink {
  let ahead = 0
  let failure: string | null = null
  let wake: (() => void) | null = null
  enginePort.on('message', (message: AppliedMessage) => {
    ahead -= 1
    failure ??= message.failure
    wake?.()
  })
  enginePort.once('close', () => {
    failure ??= 'The thread of the engine has ended'
    ahead = 0
    wake?.()
  })
  const whenBelow = async (limit: number): Promise<void> => {
    while (ahead >= limit) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    if (failure !== null) throw new Error(failure)
  }
  return {
    apply: async (payloads) => {
      await whenBelow(replayAhead)
      ahead += 1
      const transfer = payloads.map(({ buffer }) => buffer)
      enginePort.postMessage({ kind: 'replay', payloads } satisfies ApplyMessage, transfer)
    },
    progress: (done, total) => send({ kind: 'progress', done, total }),
    finish: () => whenBelow(1),
  }
}
