import type { FlowHeard } from '../../../shared/contract/masking.ts'
import { flowOutcomes } from '../../../shared/domain/masking.ts'
import type { Store } from '../store/store.ts'
import { FlowAnswersTable } from '../store/tables/flow-answers.ts'

/** Answers that are looked through: an applet that was not asked among so many is not set up. */
const lookedThrough = 200

/** Whether the flow at the provider asks this desk, for whoever sets it up. */
export class FlowWatch {
  readonly #answers: FlowAnswersTable

  constructor(store: Pick<Store, 'read'>) {
    this.#answers = new FlowAnswersTable(store)
  }

  async heard(): Promise<FlowHeard> {
    const answers = await this.#answers.latest(lookedThrough)
    const lastOf = (hook: string) => {
      const answer = answers.find((candidate) => candidate.hook === hook)
      const outcome = flowOutcomes.find((word) => word === answer?.outcome)
      return answer === undefined || outcome === undefined ? null : { at: answer.at, outcome }
    }
    return { connect: lastOf('exotel/connect'), gather: lastOf('exotel/gather') }
  }
}
