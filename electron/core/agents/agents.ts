import { AppError } from '../../../shared/app-error.ts'
import type { AgentView, CallWrapView, WrapDraft } from '../../../shared/contract/agents.ts'
import { isOpenStatus } from '../../../shared/domain/call-status.ts'
import type { CallLedger, RecordedChange } from '../calls/call-ledger.ts'
import type { PushHub } from '../events.ts'
import { newId } from '../ids.ts'
import type { Disposable } from '../lifetime.ts'
import type { Cancel, Clock, Log } from '../ports.ts'
import type { Statement, Store } from '../store/store.ts'
import { type AgentRecord, AgentsTable, type NextState } from '../store/tables/agents.ts'
import type { CallRecord } from '../store/tables/call-record.ts'
import { UsersTable } from '../store/tables/users.ts'
import {
  choose,
  comeBack,
  endCall,
  extendWrap,
  goOn,
  keepDraft,
  leaveDesk,
  newAgent,
  startCall,
} from './agent-steps.ts'
import type { Choices } from './choices.ts'
import { Presence } from './presence.ts'
import type { WrapUps } from './wrap-ups.ts'
import { isWork, isWorthWrapUp } from './wrap-worth.ts'

/** What one press on “+30 s” adds. */
const extension = 30_000

/** `since` of somebody who was never at the desk. */
const neverSeen = 0

/** A wrap-up that could not be written down is tried again. */
const tryAgainAfter = 30_000

type Step = (agent: AgentRecord, now: number) => AgentRecord

export type AgentRules = {
  readonly wrapSeconds: () => number
  /** Minutes without a window after which somebody counts as offline. */
  readonly offlineMinutes: () => number
}

/**
 * What everybody at the desk is doing. It follows the calls, keeps the countdown of each wrap-up, and outlives windows
 * and the program: what is due is decided by stored times.
 */
export class Agents implements Disposable {
  readonly #store: Store
  readonly #table: AgentsTable
  readonly #users: UsersTable
  readonly #ledger: CallLedger
  readonly #wrapUps: WrapUps
  readonly #choices: Choices
  readonly #pushes: PushHub
  readonly #clock: Clock
  readonly #log: Log
  readonly #rules: AgentRules
  readonly #presence: Presence
  readonly #agents = new Map<string, AgentRecord>()
  /** One change of one agent at a time, in the order in which they were asked for. */
  readonly #turns = new Map<string, Promise<unknown>>()
  readonly #timers = new Map<string, Cancel>()
  #stopFollowing: Cancel = () => {}
  #disposed = false

  constructor(parts: {
    store: Store
    ledger: CallLedger
    wrapUps: WrapUps
    choices: Choices
    pushes: PushHub
    clock: Clock
    log: Log
    rules: AgentRules
  }) {
    this.#store = parts.store
    this.#table = new AgentsTable(parts.store)
    this.#users = new UsersTable(parts.store)
    this.#ledger = parts.ledger
    this.#wrapUps = parts.wrapUps
    this.#choices = parts.choices
    this.#pushes = parts.pushes
    this.#clock = parts.clock
    this.#log = parts.log
    this.#rules = parts.rules
    this.#presence = new Presence({
      clock: parts.clock,
      minutes: parts.rules.offlineMinutes,
      gone: (userId) => this.#background(this.#step(userId, leaveDesk)),
    })
  }

  /** Takes up what an earlier process left, catches up with the calls since, and then follows them. */
  async start(): Promise<void> {
    for (const agent of await this.#table.all()) this.#agents.set(agent.userId, agent)
    this.#stopFollowing = this.#ledger.onChanged((changes) => this.#follow(changes))
    for (const user of await this.#users.all()) {
      const open = await this.#ledger.table.openOfAgent(user.id)
      const agent = this.#agents.get(user.id)
      if (open !== null && isWork(open)) await this.#called(user.id, open)
      else if (agent?.state === 'on-call' && agent.callId !== null) {
        const call = await this.#ledger.table.find(agent.callId)
        if (call === null) await this.#step(user.id, goOn)
        else await this.#called(user.id, call)
      }
      if (agent !== undefined) this.#presence.expect(user.id)
      this.#arm(user.id)
    }
  }

  async mine(userId: string): Promise<AgentView> {
    return this.#view(this.#agent(userId))
  }

  /** Everybody who may sign in, by name. */
  async list(): Promise<AgentView[]> {
    const users = (await this.#users.all()).filter(({ disabledAt }) => disabledAt === null)
    return users.map(({ id, name }) => viewOf(this.#agents.get(id) ?? newAgent(id, neverSeen), name))
  }

  isOnCall(userId: string): boolean {
    return this.#agents.get(userId)?.state === 'on-call'
  }

  /** @throws AppError `bad-input` for a break without a reason that is on the list. */
  async choose(userId: string, { state, breakReasonId }: NextState): Promise<AgentView> {
    if (state !== 'break')
      return this.#step(userId, (agent, now) => choose(agent, { state, breakReasonId: null }, now))
    if (breakReasonId === null || (await this.#choices.breakReason(breakReasonId)).retired) {
      throw new AppError('bad-input', 'Choose a reason for the break.', { field: 'breakReasonId' })
    }
    return this.#step(userId, (agent, now) => choose(agent, { state, breakReasonId }, now))
  }

  /** @throws AppError `wrong-state` when this wrap-up is over. */
  async extend(userId: string, callId: string): Promise<AgentView> {
    return this.#step(userId, (agent, now) => {
      requireWrap(agent, callId)
      return extendWrap(agent, extension, now)
    })
  }

  /** A draft that comes too late changes nothing; the window hears of the end by itself. */
  async draft(userId: string, callId: string, draft: WrapDraft): Promise<void> {
    await this.#step(userId, (agent) => keepDraft(agent, callId, draft))
  }

  /** Saves how a call went; when it is the one that is being wrapped up, what is next begins. */
  async save(userId: string, callId: string, draft: WrapDraft): Promise<CallWrapView> {
    await this.#inTurn(userId, async () => {
      const planned = await this.#wrapUps.plan(userId, callId, draft)
      const agent = this.#agent(userId)
      const ends = agent.state === 'wrap-up' && agent.callId === callId
      await this.#become(agent, ends ? this.#after(agent) : agent, planned.statements)
      await planned.told()
    })
    return this.#wrapUps.view(callId)
  }

  /** A window of this user is open; answers how to say that it is closed. */
  windowOpened(userId: string): () => void {
    this.#background(this.#step(userId, comeBack))
    return this.#presence.opened(userId)
  }

  /** Nobody is at the desk who said so, unless another window of theirs is open. */
  async signedOut(userId: string): Promise<void> {
    if (this.#presence.windowsOf(userId) <= 1) await this.#step(userId, leaveDesk)
  }

  /** After sleep, or when the clock was set. */
  wakeUp(): void {
    for (const userId of this.#agents.keys()) this.#arm(userId)
  }

  async dispose(): Promise<void> {
    this.#disposed = true
    this.#stopFollowing()
    this.#presence.dispose()
    for (const cancel of this.#timers.values()) cancel()
    this.#timers.clear()
    await Promise.allSettled(this.#turns.values())
  }

  #follow(changes: readonly RecordedChange[]): void {
    for (const { previous, call } of changes) {
      const { agentUserId } = call
      if (agentUserId === null || !isWork(call)) continue
      // Prices and recordings come long after the end, and mean nothing to who was on the call.
      if (previous !== null && !isOpenStatus(previous.status) && !isOpenStatus(call.status)) continue
      this.#background(this.#called(agentUserId, call))
    }
  }

  /** Brings an agent where a call of theirs has them. */
  async #called(userId: string, call: CallRecord): Promise<void> {
    await this.#inTurn(userId, async () => {
      const agent = this.#agent(userId)
      const now = this.#clock.now()
      if (!isOpenStatus(call.status)) {
        const wrap = isWorthWrapUp(call) ? this.#rules.wrapSeconds() * 1000 : null
        await this.#become(agent, this.#settled(endCall(agent, call.id, wrap, now)), [])
        return
      }
      const cutShort = agent.state === 'wrap-up' && agent.callId !== null ? agent.callId : null
      const planned =
        cutShort === null
          ? null
          : await this.#wrapUps.planTimeOver(userId, cutShort, agent.wrap?.draft ?? null)
      await this.#become(agent, startCall(agent, call.id, now), planned?.statements ?? [])
      await planned?.told()
    })
  }

  /** The time of a wrap-up may be over: the stored instant decides. */
  async #timeOver(userId: string): Promise<void> {
    await this.#inTurn(userId, async () => {
      const agent = this.#agent(userId)
      const { wrap, callId } = agent
      if (wrap === null || callId === null || this.#disposed) return
      if (wrap.until > this.#clock.now()) {
        this.#arm(userId)
        return
      }
      const planned = await this.#wrapUps.planTimeOver(userId, callId, wrap.draft)
      await this.#become(agent, this.#after(agent), planned?.statements ?? [])
      await planned?.told()
    })
  }

  #after(agent: AgentRecord): AgentRecord {
    return this.#settled(goOn(agent, this.#clock.now()))
  }

  /** Whoever has no window any more does not become ready behind their back. */
  #settled(agent: AgentRecord): AgentRecord {
    return this.#presence.isAway(agent.userId) ? leaveDesk(agent, this.#clock.now()) : agent
  }

  #step(userId: string, step: Step): Promise<AgentView> {
    return this.#inTurn(userId, async () => {
      const agent = this.#agent(userId)
      return this.#view(await this.#become(agent, step(agent, this.#clock.now()), []))
    })
  }

  async #become(before: AgentRecord, after: AgentRecord, also: readonly Statement[]): Promise<AgentRecord> {
    const changed = after !== before
    if (!changed && also.length === 0) return before
    const moved =
      changed &&
      (after.state !== before.state || after.since !== before.since || !this.#agents.has(after.userId))
    await this.#store.write([
      ...also,
      ...(changed ? [this.#table.put(after)] : []),
      ...(moved ? [this.#table.log(newId('change'), after)] : []),
    ])
    if (!changed) return before
    this.#agents.set(after.userId, after)
    this.#arm(after.userId)
    // A draft is the window's own; it need not be told back with every letter.
    if (moved || before.next !== after.next || before.wrap?.until !== after.wrap?.until)
      await this.#tell(after)
    return after
  }

  async #tell(agent: AgentRecord): Promise<void> {
    if (!this.#pushes.hasListeners) return
    const view = await this.#view(agent)
    this.#pushes.publish('agents.changed', view)
    this.#pushes.publish('agents.mine', view, [agent.userId])
  }

  #agent(userId: string): AgentRecord {
    return this.#agents.get(userId) ?? newAgent(userId, this.#clock.now())
  }

  async #view(agent: AgentRecord): Promise<AgentView> {
    return viewOf(agent, (await this.#users.findAny(agent.userId))?.name ?? '')
  }

  #arm(userId: string): void {
    this.#timers.get(userId)?.()
    this.#timers.delete(userId)
    const until = this.#agents.get(userId)?.wrap?.until
    if (until === undefined || this.#disposed) return
    this.#wakeFor(userId, until)
  }

  #wakeFor(userId: string, instant: number): void {
    const wake = () => {
      this.#timeOver(userId).catch((cause: unknown) => {
        this.#log.error('agents', 'The end of a wrap-up could not be kept', { cause })
        if (!this.#disposed) this.#wakeFor(userId, this.#clock.now() + tryAgainAfter)
      })
    }
    this.#timers.set(userId, this.#clock.wakeAt(instant, wake))
  }

  #inTurn<Value>(userId: string, work: () => Promise<Value>): Promise<Value> {
    const turn = (this.#turns.get(userId) ?? Promise.resolve()).then(work)
    this.#turns.set(
      userId,
      turn.catch(() => undefined),
    )
    return turn
  }

  #background(work: Promise<unknown>): void {
    work.catch((cause: unknown) => this.#log.error('agents', 'A state could not be kept', { cause }))
  }
}

function requireWrap(agent: AgentRecord, callId: string): void {
  if (agent.state === 'wrap-up' && agent.callId === callId) return
  throw new AppError('wrong-state', 'The time for this wrap-up is over.', { reason: 'wrap-over' })
}

function viewOf(agent: AgentRecord, name: string): AgentView {
  const { userId, state, since, breakReasonId, callId, next, wrap, absent } = agent
  return {
    userId,
    name,
    state,
    since,
    breakReasonId,
    callId,
    next,
    wrap: wrap === null || callId === null ? null : { callId, ...wrap },
    absent,
  }
}
