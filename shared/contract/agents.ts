import { z } from 'zod'
import { agentStates, chosenStates, dispositionFits, nextSteps, wrapDetails } from '../domain/agent-state.ts'
import { settingView } from './settings.ts'
import { push, request } from './shape.ts'

/** A word that people of the desk wrote, in both languages of the window. */
export const twoWords = z.object({
  en: z.string().trim().min(1).max(40),
  hi: z.string().trim().min(1).max(40),
})
export type TwoWords = z.infer<typeof twoWords>

export const breakReasonView = z.object({
  id: z.string(),
  words: twoWords,
  /** After so many minutes the timer turns amber; null: no limit. */
  limitMinutes: z.number().int().nullable(),
  position: z.number().int(),
  retired: z.boolean(),
})
export type BreakReasonView = z.infer<typeof breakReasonView>

export const dispositionView = z.object({
  id: z.string(),
  words: twoWords,
  /** The key that chooses it. */
  digit: z.number().int().nullable(),
  detail: z.enum(wrapDetails),
  next: z.enum(nextSteps),
  fits: z.enum(dispositionFits),
  position: z.number().int(),
  retired: z.boolean(),
})
export type DispositionView = z.infer<typeof dispositionView>

/** What the desk has to choose from; what was retired is there too, for what was said with it. */
export const choices = z.object({
  dispositions: z.array(dispositionView),
  breakReasons: z.array(breakReasonView),
})
export type Choices = z.infer<typeof choices>

export const nextStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('retry'), at: z.number().int() }),
  z.object({ kind: z.literal('call-back'), at: z.number().int() }),
  z.object({ kind: z.literal('message') }),
])
export type NextStep = z.infer<typeof nextStep>

/** What is filled in of a wrap-up. It may be incomplete until it is saved. */
export const wrapDraft = z.object({
  dispositionId: z.string().max(80).nullable(),
  detail: z.string().max(300),
  note: z.string().max(2000),
  next: nextStep,
})
export type WrapDraft = z.infer<typeof wrapDraft>

/** How a call went, in the words of whoever was on it. */
export const callWrapView = z.object({
  callId: z.string(),
  bookingId: z.string().nullable(),
  /** Null: the time was over before anything was chosen. */
  disposition: z.object({ id: z.string(), words: twoWords, detail: z.enum(wrapDetails) }).nullable(),
  detail: z.string(),
  note: z.string(),
  next: nextStep,
  by: z.object({ id: z.string(), name: z.string() }),
  at: z.number(),
})
export type CallWrapView = z.infer<typeof callWrapView>

export const agentView = z.object({
  userId: z.string(),
  name: z.string(),
  state: z.enum(agentStates),
  /** 0: never at the desk so far. */
  since: z.number(),
  breakReasonId: z.string().nullable(),
  callId: z.string().nullable(),
  /** What follows by itself when the call and its wrap-up are over. */
  next: z.object({ state: z.enum(chosenStates), breakReasonId: z.string().nullable() }).nullable(),
  wrap: z.object({ callId: z.string(), until: z.number(), draft: wrapDraft.nullable() }).nullable(),
  /** Offline because no window of theirs is open. */
  absent: z.boolean(),
})
export type AgentView = z.infer<typeof agentView>

export const callBackView = z.object({
  id: z.string(),
  kind: z.enum(['call-back', 'retry']),
  userId: z.string(),
  /** Whose list it is on. */
  userName: z.string(),
  bookingId: z.string(),
  partyId: z.string(),
  partyName: z.string(),
  /** What the row says beside the name: service and place of the booking. */
  service: z.string(),
  locality: z.string(),
  dueAt: z.number(),
  note: z.string(),
  doneAt: z.number().nullable(),
})
export type CallBackView = z.infer<typeof callBackView>

/** How strict the desk is with its people. */
export const agentRules = z.object({
  /** Minutes without input after which a window locks; 0: never. */
  idleLockMinutes: settingView,
  wrapSeconds: settingView,
  /** Minutes without a window after which somebody counts as offline. */
  offlineMinutes: settingView,
})
export type AgentRules = z.infer<typeof agentRules>

const ruleText = z.string().trim().max(10)

const id = z.string().max(80)
const ofCall = z.object({ callId: id, draft: wrapDraft })

/** Leaving the id out makes a new one. */
const dispositionChange = dispositionView
  .omit({ id: true, retired: true })
  .extend({ id: id.exactOptional(), digit: z.number().int().min(1).max(9).nullable() })
export type DispositionChange = z.infer<typeof dispositionChange>

const breakReasonChange = breakReasonView
  .omit({ id: true, retired: true })
  .extend({ id: id.exactOptional(), limitMinutes: z.number().int().min(1).max(600).nullable() })
export type BreakReasonChange = z.infer<typeof breakReasonChange>

const retirement = z.object({ id, retired: z.boolean() })

export const agentsRequests = {
  'agents.mine': request('desk', z.object({}), agentView),
  'agents.list': request('supervise', z.object({}), z.array(agentView)),
  /** In a call or its wrap-up this is what comes next; otherwise it is so at once. */
  'agents.choose': request(
    'desk',
    z.object({ state: z.enum(chosenStates), breakReasonId: id.nullable() }),
    agentView,
  ),
  'agents.rules': request('settings', z.object({}), agentRules),
  /** What is left out keeps its value; an empty text goes back to the default. */
  'agents.change-rules': request(
    'settings',
    z.object({
      idleLockMinutes: ruleText.exactOptional(),
      wrapSeconds: ruleText.exactOptional(),
      offlineMinutes: ruleText.exactOptional(),
    }),
    agentRules,
  ),
  'choices.list': request('desk', z.object({}), choices),
  'choices.put-disposition': request('settings', dispositionChange, choices),
  'choices.retire-disposition': request('settings', retirement, choices),
  'choices.put-break-reason': request('settings', breakReasonChange, choices),
  'choices.retire-break-reason': request('settings', retirement, choices),
  /** Kept with the countdown: when the time is over, what is complete in it is saved. */
  'wraps.draft': request('desk', ofCall, z.object({})),
  'wraps.extend': request('desk', z.object({ callId: id }), agentView),
  'wraps.save': request('desk', ofCall, callWrapView),
  'wraps.of-booking': request('desk', z.object({ bookingId: id }), z.array(callWrapView)),
  'wraps.of-calls': request('desk', z.object({ callIds: z.array(id).max(200) }), z.array(callWrapView)),
  /** Mine, open, the next one first. */
  'callbacks.list': request('desk', z.object({}), z.array(callBackView)),
  'callbacks.of-everybody': request('supervise', z.object({}), z.array(callBackView)),
  /** With an id it is moved or reworded, without one it is new. Those of others need the right to supervise. */
  'callbacks.set': request(
    'desk',
    z.object({
      id: id.exactOptional(),
      bookingId: id,
      partyId: id,
      dueAt: z.number().int(),
      note: z.string().max(500),
    }),
    callBackView,
  ),
  'callbacks.done': request('desk', z.object({ id }), callBackView),
  /** Given up rather than kept. */
  'callbacks.cancel': request('desk', z.object({ id }), callBackView),
} as const

export const agentsPushes = {
  'agents.changed': push('supervise', 'everyone', agentView),
  'agents.mine': push('desk', 'user', agentView),
  'choices.changed': push('desk', 'everyone', choices),
  'wrap.saved': push('desk', 'everyone', callWrapView),
  'callbacks.changed': push('desk', 'user', callBackView),
  'callbacks.changed-of-everybody': push('supervise', 'everyone', callBackView),
} as const
