/** What befalls calls whose number does not say it itself: shares of 1. */
export type Mix = {
  /** How customers' lines end; the rest answers. */
  readonly busy: number
  readonly noAnswer: number
  readonly failed: number
  /** The first leg, the desk's own phone, is not picked up. */
  readonly agentAbsent: number
  /** The agent hangs up while the customer's phone rings. */
  readonly agentGivesUp: number
  /** Of the calls that were answered: hung up at once. */
  readonly hangUpAtOnce: number
  readonly doNotDisturb: number
  /** The call is made, but the answer to the request never comes. */
  readonly answerLost: number
  readonly loseCallbacks: number
  readonly doubleCallbacks: number
  readonly reorder: number
  /** Rows of the call list that show `N/A` in place of the custom field. */
  readonly hideCustomField: number
}

/** An ordinary day of calling customers who have booked something and half expect the call. */
export const ordinaryMix: Mix = {
  busy: 0.08,
  noAnswer: 0.24,
  failed: 0.06,
  agentAbsent: 0.02,
  agentGivesUp: 0.01,
  hangUpAtOnce: 0.03,
  doNotDisturb: 0,
  answerLost: 0,
  loseCallbacks: 0.01,
  doubleCallbacks: 0.02,
  reorder: 0.02,
  hideCustomField: 0.05,
}

/** The mix with what was asked for; null when a name is unknown or a share is not between 0 and 1. */
export function changedMix(mix: Mix, change: Readonly<Record<string, unknown>>): Mix | null {
  const changed: Record<string, unknown> = { ...mix }
  for (const [name, share] of Object.entries(change)) {
    if (!Object.hasOwn(mix, name)) return null
    if (typeof share !== 'number' || !(share >= 0 && share <= 1)) return null
    changed[name] = share
  }
  // Only names of the mix were set, each to a number.
  return changed as Mix
}
