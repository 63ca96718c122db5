import { AppError } from '../../../shared/app-error.ts'
import type {
  BreakReasonChange,
  BreakReasonView,
  Choices as ChoicesView,
  DispositionChange,
  DispositionView,
} from '../../../shared/contract/agents.ts'
import type { PushHub } from '../events.ts'
import { newId } from '../ids.ts'
import type { Clock } from '../ports.ts'
import { type Statement, type Store, StoreConflict } from '../store/store.ts'
import { ChoicesTable, digitTaken } from '../store/tables/choices.ts'

/** The lists a desk writes for itself: how a call can go, and why somebody takes a break. */
export class Choices {
  readonly #store: Store
  readonly #table: ChoicesTable
  readonly #pushes: PushHub
  readonly #clock: Clock

  constructor(store: Store, pushes: PushHub, clock: Clock) {
    this.#store = store
    this.#table = new ChoicesTable(store)
    this.#pushes = pushes
    this.#clock = clock
  }

  async list(): Promise<ChoicesView> {
    const [dispositions, breakReasons] = await Promise.all([
      this.#table.dispositions(),
      this.#table.breakReasons(),
    ])
    return { dispositions, breakReasons }
  }

  /** @throws AppError `bad-input` when another one has this key. */
  async putDisposition({ id, ...change }: DispositionChange): Promise<ChoicesView> {
    if (id !== undefined) await this.disposition(id)
    return this.#write(this.#table.putDisposition({ id: id ?? newId('disposition'), ...change }))
  }

  async putBreakReason({ id, ...change }: BreakReasonChange): Promise<ChoicesView> {
    if (id !== undefined) await this.breakReason(id)
    return this.#write(this.#table.putBreakReason({ id: id ?? newId('break'), ...change }))
  }

  /** @throws AppError `bad-input` when it comes back and its key was given to another one. */
  async retireDisposition(id: string, retired: boolean): Promise<ChoicesView> {
    await this.disposition(id)
    return this.#write(this.#table.retire('disposition', id, retired ? this.#clock.now() : null))
  }

  async retireBreakReason(id: string, retired: boolean): Promise<ChoicesView> {
    await this.breakReason(id)
    return this.#write(this.#table.retire('break_reason', id, retired ? this.#clock.now() : null))
  }

  /** @throws AppError `not-found` */
  async disposition(id: string): Promise<DispositionView> {
    return found(id, await this.#table.dispositions(), 'dispositionId')
  }

  /** @throws AppError `not-found` */
  async breakReason(id: string): Promise<BreakReasonView> {
    return found(id, await this.#table.breakReasons(), 'breakReasonId')
  }

  async #write(statement: Statement): Promise<ChoicesView> {
    try {
      await this.#store.write([statement])
    } catch (thrown) {
      if (!(thrown instanceof StoreConflict && thrown.guard === digitTaken)) throw thrown
      throw new AppError('bad-input', 'Another answer has this key. Choose a free one.', {
        field: 'digit',
        reason: 'digit-taken',
      })
    }
    const choices = await this.list()
    this.#pushes.publish('choices.changed', choices)
    return choices
  }
}

function found<Choice extends { readonly id: string }>(
  id: string,
  choices: readonly Choice[],
  field: string,
): Choice {
  const choice = choices.find((candidate) => candidate.id === id)
  if (choice === undefined) throw new AppError('not-found', 'There is no such choice any more.', { field })
  return choice
}
