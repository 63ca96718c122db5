/** What somebody at the desk is doing. */
export const agentStates = ['available', 'on-call', 'wrap-up', 'break', 'offline'] as const
export type AgentState = (typeof agentStates)[number]

/** The states that people choose themselves; the other two follow from their calls. */
export const chosenStates = ['available', 'break', 'offline'] as const
export type ChosenState = (typeof chosenStates)[number]

/** What a disposition asks for besides itself. */
export const wrapDetails = ['none', 'text', 'date', 'amount'] as const
export type WrapDetail = (typeof wrapDetails)[number]

export const nextSteps = ['none', 'retry', 'call-back', 'message'] as const
export type NextStepKind = (typeof nextSteps)[number]

/** When a disposition can be true of a call. */
export const dispositionFits = ['any', 'talked', 'not-talked'] as const
export type DispositionFits = (typeof dispositionFits)[number]

/** Whether a disposition can be true of a call with so much talk; while nobody knows, everything can. */
export function canBeTrue(fits: DispositionFits, talkSeconds: number | null): boolean {
  if (fits === 'any' || talkSeconds === null) return true
  return fits === 'talked' ? talkSeconds > 0 : talkSeconds === 0
}

const details: Readonly<Record<Exclude<WrapDetail, 'none'>, RegExp>> = {
  text: /\S/,
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  /** Rupees. */
  amount: /^\d{1,7}(\.\d{1,2})?$/,
}

export function detailIsGiven(kind: WrapDetail, text: string): boolean {
  return kind === 'none' || details[kind].test(text.trim())
}
