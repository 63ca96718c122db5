import type { Statement } from '../store/store.ts'
import type { HookRoute } from './hook-routes.ts'

/** A webhook whose encoding has been read. Its words are still the provider's. */
export type DecodedHook = {
  /** The order in which the events became durable; a replayed dead letter keeps its first one. */
  readonly sequence: number
  readonly receivedAt: number
  readonly route: HookRoute
  /** Flat, whatever the encoding was: `CallSid`, `Legs[0][Status]`. The body wins over the query. */
  readonly fields: ReadonlyMap<string, string>
}

export type NotUnderstood = {
  readonly event: DecodedHook
  /** A word or short sentence without any number; shown beside the dead letter. */
  readonly reason: string
}

/** What is to be done for a batch of events. Planning itself changes nothing. */
export type HookPlan = {
  /**
   * Written as one group together with the mark that the events were applied: all or nothing. When a guard refuses
   * (something else changed the row meanwhile) the same events are planned again.
   */
  readonly statements: readonly Statement[]
  readonly notUnderstood: readonly NotUnderstood[]
  /** Called once, after the group is durable and visible to reads: the place for pushes. Not called for a plan that was dropped. */
  applied(): void
}

/**
 * What a feature does with its hooks; one sink may take several routes, and gets their events of a batch together.
 * Events come in the order in which they became durable; events of one call may
 * be in one batch. The next batch is planned after the last one was written, so reads see everything before it.
 * An event whose plan throws, or whose statements the store refuses, becomes a dead letter by itself.
 */
export interface HookSink {
  plan(events: readonly DecodedHook[]): Promise<HookPlan>
}

/** Routes without a sink are kept as dead letters, to be replayed once their feature exists. */
export type HookSinks = { readonly [Route in HookRoute]?: HookSink }
