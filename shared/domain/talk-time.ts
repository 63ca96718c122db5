/** Talk in whole seconds, at which lists of calls can be cut. The store counts calls between two of them. */
export const talkBounds = [1, 10, 30, 60, 120, 300, 600, 1800] as const
export type TalkBound = (typeof talkBounds)[number]
