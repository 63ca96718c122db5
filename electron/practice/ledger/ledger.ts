import { type Mix, ordinaryMix } from '../mix.ts'
import type { PracticeCall } from '../practice-call.ts'
import type {
  CallFlow,
  ConnectAttempt,
  Delivery,
  LedgerEntry,
  PracticeRun,
  Violation,
} from './ledger-entry.ts'
import type { EntryLog } from './state-file.ts'

const noFlow: CallFlow = {
  popupUrl: null,
  passthruUrl: null,
  connectUrl: null,
  gatherUrl: null,
  maskedLines: [],
  deskPhone: null,
  callInsPerHour: 0,
}

/** What really happened, whatever the client was told: every call, every request for one, every callback. */
export class Ledger {
  #run: PracticeRun | null = null
  #mix: Mix = ordinaryMix
  #flow: CallFlow = noFlow
  #stoppedAt: number | null = null
  readonly #calls = new Map<string, PracticeCall>()
  readonly #bySequence: PracticeCall[] = []
  readonly #byIntent = new Map<string, PracticeCall>()
  readonly #callsTo = new Map<string, number>()
  readonly #attempts: ConnectAttempt[] = []
  readonly #turnedAway = new Map<string, number>()
  readonly #deliveries = new Map<string, Delivery>()
  readonly #violations: Violation[] = []
  #log: EntryLog | null = null

  /** Takes in what an earlier process left, without writing it again. */
  constructor(entries: Iterable<LedgerEntry> = []) {
    for (const entry of entries) this.#take(entry)
  }

  /** From now on everything is written there first. */
  writeTo(log: EntryLog): void {
    this.#log = log
  }

  record(entry: LedgerEntry): void {
    this.#log?.append(entry)
    this.#take(entry)
  }

  get run(): PracticeRun | null {
    return this.#run
  }

  /** When the last process ended in good order; null when it was killed, or this one runs on. */
  get stoppedAt(): number | null {
    return this.#stoppedAt
  }

  get mix(): Mix {
    return this.#mix
  }

  get flow(): CallFlow {
    return this.#flow
  }

  /** Oldest first. */
  get calls(): readonly PracticeCall[] {
    return this.#bySequence
  }

  get attempts(): readonly ConnectAttempt[] {
    return this.#attempts
  }

  get violations(): readonly Violation[] {
    return this.#violations
  }

  get deliveries(): Iterable<Delivery> {
    return this.#deliveries.values()
  }

  call(sid: string): PracticeCall | null {
    return this.#calls.get(sid) ?? null
  }

  callOfIntent(customField: string): PracticeCall | null {
    return this.#byIntent.get(customField) ?? null
  }

  /** How many calls this number has had. */
  callsTo(dialled: string): number {
    return this.#callsTo.get(dialled) ?? 0
  }

  /** How often this intent was turned away with 429 or 503. */
  timesTurnedAway(dialled: string, customField: string | null): number {
    return this.#turnedAway.get(intentKey(dialled, customField)) ?? 0
  }

  delivery(sid: string, index: number): Delivery | null {
    return this.#deliveries.get(`${sid}/${index}`) ?? null
  }

  /** The shortest list of entries that says the same. */
  *entries(): Iterable<LedgerEntry> {
    if (this.#run !== null) yield { entry: 'run', run: this.#run }
    yield { entry: 'mix', mix: this.#mix }
    yield { entry: 'flow', flow: this.#flow }
    for (const call of this.#bySequence) yield { entry: 'call', call }
    for (const attempt of this.#attempts) yield { entry: 'attempt', attempt }
    for (const delivery of this.#deliveries.values()) yield { entry: 'delivery', delivery }
    for (const violation of this.#violations) yield { entry: 'violation', violation }
  }

  #take(entry: LedgerEntry): void {
    switch (entry.entry) {
      case 'run':
        this.#run = entry.run
        this.#stoppedAt = null
        break
      case 'mix':
        this.#mix = { ...this.#mix, ...entry.mix }
        break
      case 'flow':
        // A state of before there were masked lines lacks theirs.
        this.#flow = { ...noFlow, ...entry.flow }
        break
      case 'call':
        this.#takeCall(entry.call)
        break
      case 'attempt':
        this.#takeAttempt(entry.attempt)
        break
      case 'delivery':
        this.#deliveries.set(`${entry.delivery.sid}/${entry.delivery.index}`, entry.delivery)
        break
      case 'violation':
        this.#violations.push(entry.violation)
        break
      case 'stopped':
        this.#stoppedAt = entry.at
        break
    }
  }

  #takeCall(call: PracticeCall): void {
    const dialled = call.second ?? call.first
    this.#calls.set(call.sid, call)
    this.#bySequence.push(call)
    this.#callsTo.set(dialled, this.callsTo(dialled) + 1)
    if (call.customField !== null) this.#byIntent.set(call.customField, call)
  }

  #takeAttempt(attempt: ConnectAttempt): void {
    this.#attempts.push(attempt)
    if (attempt.status !== 429 && attempt.status !== 503) return
    const key = intentKey(attempt.dialled, attempt.customField)
    this.#turnedAway.set(key, (this.#turnedAway.get(key) ?? 0) + 1)
  }
}

function intentKey(dialled: string, customField: string | null): string {
  return `${dialled}/${customField ?? ''}`
}
