import { parseFlowAsk } from './exotel/parse-flow-ask.ts'
import { printConnectAnswer, printGatherAnswer } from './exotel/print-flow-answer.ts'
import type { FlowDesk } from './masking/flow-desk.ts'
import type { AnswerFlow } from './webhook/hook-endpoint.ts'

/** The provider's question, the room that knows the answer, and the provider's words for it. */
export function createAnswerFlow(flows: FlowDesk): AnswerFlow {
  return async (route, fields) => {
    const ask = parseFlowAsk(fields)
    return route === 'exotel/connect'
      ? printConnectAnswer(await flows.connect(ask))
      : printGatherAnswer(await flows.gather(ask))
  }
}
