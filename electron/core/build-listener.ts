import { AppError } from '../../shared/app-error.ts'
import { AccountForApi } from './api/api-account.ts'
import { BookingsForApi } from './api/api-bookings.ts'
import { CallsForApi } from './api/api-calls.ts'
import { ApiKeys } from './api/api-keys.ts'
import type { ApiLimits } from './api/api-limits.ts'
import { MaskingForApi } from './api/api-masking.ts'
import { NumberMaskingForApi } from './api/api-number-masking.ts'
import { RecordingsForApi } from './api/api-recordings.ts'
import { apiRights } from './api/api-rights.ts'
import { createApi } from './api/create-api.ts'
import type { TakeTestHook } from './api/test-handlers.ts'
import type { BookingWriter } from './bookings/booking-writer.ts'
import type { CallLedger } from './calls/call-ledger.ts'
import type { CallMatcher } from './calls/call-matcher.ts'
import type { CallPlacer } from './calls/call-placer.ts'
import { CallsHookSink } from './calls/calls-hook-sink.ts'
import { createAnswerFlow } from './create-answer-flow.ts'
import type { DeskStatusBoard } from './desk/desk-status.ts'
import { parseFlowHook } from './exotel/parse-flow-ask.ts'
import { parsePassthru } from './exotel/parse-passthru.ts'
import { parsePopup } from './exotel/parse-popup.ts'
import { parseStatusCallback } from './exotel/parse-status-callback.ts'
import type { DeadLetterDesk } from './handlers.ts'
import type { Lifetime } from './lifetime.ts'
import type { Masking } from './masking/build-masking.ts'
import type { Clock, Log } from './ports.ts'
import type { Recordings } from './recordings/recordings.ts'
import { providerBaseUrl } from './settings/callback-address.ts'
import { sourceEntries } from './settings/setting-checks.ts'
import type { Settings } from './settings/settings.ts'
import { TestHookSink } from './settings/test-hook-sink.ts'
import type { Store } from './store/store.ts'
import { DeadLetters } from './store/tables/dead-letters.ts'
import type { TelecomAccount } from './telecom/telecom-account.ts'
import type { ParsedHook } from './telecom/telecom-provider.ts'
import { HookEndpoint } from './webhook/hook-endpoint.ts'
import { HookIntake } from './webhook/hook-intake.ts'
import { HookPump } from './webhook/hook-pump.ts'
import { HookQueue } from './webhook/hook-queue.ts'
import type { HookRoute } from './webhook/hook-routes.ts'
import type { HookTokenSet } from './webhook/hook-tokens.ts'
import { createListener, type Listener } from './webhook/listener.ts'
import { SourceList } from './webhook/source-address.ts'

export type ListenerParts = {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly lifetime: Lifetime
  readonly listenerPort: number
  readonly apiKey: string | null
  readonly practice: object | null
  readonly settings: Settings
  readonly account: TelecomAccount
  readonly desk: DeskStatusBoard
  readonly listener: { readonly url: string }
  readonly ledger: CallLedger
  readonly placer: CallPlacer
  readonly matcher: CallMatcher
  readonly recordings: Recordings
  readonly limits: ApiLimits
  readonly masking: Masking
  readonly bookingWriter: BookingWriter
}

/** The listener with its hooks and the integration API. It does not listen yet; hooks of earlier runs are taken up. */
export async function buildListener(parts: ListenerParts): Promise<{
  readonly listener: Listener
  readonly deadLetters: DeadLetterDesk
  readonly testHooks: TestHookSink
  readonly apiKeys: ApiKeys
}> {
  const { store, clock, log, lifetime, settings, listenerPort } = parts
  const keys = new ApiKeys(store, clock)
  await keys.load()
  if (parts.apiKey !== null) {
    await keys.provision(parts.apiKey, { name: 'Provisioned', rights: apiRights, defaultAgentId: null })
  }
  const letters = new DeadLetters(store)
  const queue = new HookQueue()
  const testHooks = new TestHookSink()
  const calls = callsSink(parts)
  const sinks = {
    'exotel/call': calls,
    'exotel/passthru': calls,
    'exotel/popup': calls,
    'exotel/connect': calls,
    'exotel/gather': calls,
    'maskline/test': testHooks,
  }
  const pump = lifetime.own(new HookPump({ store, letters, queue, sinks, clock, log }))
  const intake = new HookIntake(store, queue, clock)
  const hooks = new HookEndpoint({
    intake,
    tokens: { current: () => hookTokens(settings) },
    sources: sourceList(settings),
    acceptsKey: (authorization) => keys.find(authorization) !== null,
    answerFlow: createAnswerFlow(parts.masking.flows),
    log,
  })
  const api = lifetime.own(createApi({ ...apiParts(parts), keys, takeTestHook: takeTestHook(intake, pump) }))
  const canTakeWrites = () => store.health().state === 'saved'
  const listener = lifetime.own(
    createListener({ port: listenerPort, hooks, api: api.handler, canTakeWrites, log }),
  )
  pump.start()
  return { listener, deadLetters: deadLetterDesk(letters, pump), testHooks, apiKeys: keys }
}

function callsSink({ clock, ledger, matcher, desk }: ListenerParts): CallsHookSink {
  return new CallsHookSink({
    ledger,
    matcher,
    parse: ({ route, fields }) => parseCallHook(route, fields),
    clock,
    heardAt: (at) => desk.noteCallback(at),
  })
}

function parseCallHook(route: HookRoute, fields: ReadonlyMap<string, string>): ParsedHook {
  if (route === 'exotel/popup') return parsePopup(fields)
  if (route === 'exotel/connect' || route === 'exotel/gather') return parseFlowHook(fields)
  return route === 'exotel/passthru' ? parsePassthru(fields) : parseStatusCallback(fields)
}

function apiParts(parts: ListenerParts) {
  const { store, clock, log, settings, account, ledger, placer, recordings, listener } = parts
  const practice = parts.practice !== null
  const masking = new MaskingForApi(store, parts.masking, ledger)
  return {
    ports: {
      calls: new CallsForApi({ store, ledger, placer, account }),
      recordings: new RecordingsForApi(recordings, ledger.table),
      account: new AccountForApi({ settings, account, baseUrl: () => providerBaseUrl(settings), practice }),
      bookings: new BookingsForApi(store, parts.bookingWriter, masking),
      masking,
      numberMasking: new NumberMaskingForApi({
        store,
        masking: parts.masking,
        bookings: parts.bookingWriter,
        clock,
      }),
    },
    baseUrl: () => settings.get('callbacks.public-url') ?? listener.url,
    limits: parts.limits,
    practice,
    store,
    clock,
    log,
  }
}

/** A test callback goes the whole way of a real one. */
function takeTestHook(intake: HookIntake, pump: HookPump): TakeTestHook {
  return async ({ contentType, query, bytes }) => {
    const hook = { route: 'exotel/call', method: 'POST', query, contentType, body: bytes } as const
    const sequence = await intake.take(hook)
    return { eventId: String(sequence), applied: await pump.whenSettled(sequence) }
  }
}

/** Made anew only when the setting has changed: it is asked for every hook. */
function sourceList(settings: Settings): () => SourceList {
  const read = () => new SourceList(sourceEntries(settings.get('hooks.sources') ?? ''))
  let list = read()
  settings.onChange((changed) => {
    if (changed.includes('hooks.sources')) list = read()
  })
  return () => list
}

function hookTokens(settings: Settings): HookTokenSet {
  return { status: settings.accepted('hooks.token'), flow: settings.accepted('hooks.flow-token') }
}

const deadLettersShown = 200

function deadLetterDesk(letters: DeadLetters, pump: HookPump): DeadLetterDesk {
  return {
    list: async () => [...(await letters.list(deadLettersShown))],
    waiting: () => letters.waiting(),
    replay: async (id) => {
      await pump.replayDeadLetter(id)
      const letter = await letters.find(id)
      if (letter === null) throw new AppError('not-found', 'There is no such dead letter.')
      const { event, reason, replayedAt } = letter
      return {
        id,
        receivedAt: event.receivedAt,
        route: event.route,
        reason,
        bytes: event.body.length,
        replayedAt,
      }
    },
  }
}
