import { AppError } from '../../shared/app-error.ts'
import type { AgentRules as RulesView } from '../../shared/contract/agents.ts'
import type { SessionUser } from '../../shared/contract/people.ts'
import type { Agents } from './agents/agents.ts'
import type { CallBacks } from './agents/call-backs.ts'
import type { Choices } from './agents/choices.ts'
import type { WrapUps } from './agents/wrap-ups.ts'
import type { Handlers } from './dispatch.ts'
import type { People } from './people/people.ts'
import type { PhoneCheck } from './people/phone-check.ts'
import type { Settings } from './settings/settings.ts'

export type PeopleFeatures = {
  readonly people: People
  readonly phoneCheck: PhoneCheck
  readonly agents: Agents
  readonly wrapUps: WrapUps
  readonly choices: Choices
  readonly callBacks: CallBacks
  readonly settings: Settings
}

/** Sessions, users and the own phone. */
export function sessionHandlers({ people, phoneCheck, agents }: PeopleFeatures) {
  const current = async (token: string): Promise<SessionUser> => {
    const caller = await people.findCaller(token)
    if (caller === null) throw new AppError('not-signed-in', 'Sign in to go on.')
    return { ...caller.user, standing: caller.standing }
  }
  return {
    'session.sign-in': ({ signInName, password }) => people.signIn(signInName, password),
    'session.current': (_input, caller) => current(caller.token),
    'session.sign-out': async (_input, caller) => {
      await people.sessions.end(caller.token)
      await agents.signedOut(caller.user.id)
      return {}
    },
    'session.lock': async (_input, caller) => {
      await people.sessions.lock(caller.token)
      return {}
    },
    'session.unlock': async ({ password }, caller) => {
      await people.unlock(caller, password)
      return current(caller.token)
    },
    'session.note-input': async (_input, caller) => {
      people.sessions.noteInput(caller.token)
      return {}
    },
    'session.change-password': async ({ oldPassword, newPassword }, caller) => {
      await people.changePassword(caller, oldPassword, newPassword)
      return current(caller.token)
    },
    'people.set-my-phone': ({ number }, caller) => people.setPhone(caller.user.id, number),
    'people.test-my-phone': (_input, caller) => phoneCheck.ring(caller.user.id),
    'people.list': () => people.list(),
    'people.create': (person) => people.create(person),
    'people.change': ({ userId, ...change }) => people.change(userId, change),
    'people.set-disabled': ({ userId, disabled }) => people.setDisabled(userId, disabled),
    'people.reset-password': ({ userId, password }) => people.resetPassword(userId, password),
  } satisfies Partial<Handlers>
}

/** What people do at the desk, and how their calls went. */
export function agentHandlers({ agents, wrapUps, choices, callBacks, settings }: PeopleFeatures) {
  return {
    'agents.mine': (_input, caller) => agents.mine(caller.user.id),
    'agents.list': () => agents.list(),
    'agents.choose': (choice, caller) => agents.choose(caller.user.id, choice),
    'agents.rules': async () => viewRules(settings),
    'agents.change-rules': async ({ idleLockMinutes, wrapSeconds, offlineMinutes }, caller) => {
      const changes = {
        ...(idleLockMinutes !== undefined && { 'desk.idle-lock-minutes': idleLockMinutes }),
        ...(wrapSeconds !== undefined && { 'agents.wrap-seconds': wrapSeconds }),
        ...(offlineMinutes !== undefined && { 'agents.offline-minutes': offlineMinutes }),
      }
      await settings.change(changes, caller.user.id)
      return viewRules(settings)
    },
    'choices.list': () => choices.list(),
    'choices.put-disposition': (change) => choices.putDisposition(change),
    'choices.retire-disposition': ({ id, retired }) => choices.retireDisposition(id, retired),
    'choices.put-break-reason': (change) => choices.putBreakReason(change),
    'choices.retire-break-reason': ({ id, retired }) => choices.retireBreakReason(id, retired),
    'wraps.draft': async ({ callId, draft }, caller) => {
      await agents.draft(caller.user.id, callId, draft)
      return {}
    },
    'wraps.extend': ({ callId }, caller) => agents.extend(caller.user.id, callId),
    'wraps.save': ({ callId, draft }, caller) => agents.save(caller.user.id, callId, draft),
    'wraps.of-booking': ({ bookingId }) => wrapUps.ofBooking(bookingId),
    'wraps.of-calls': ({ callIds }) => wrapUps.ofCalls(callIds),
    'callbacks.list': (_input, caller) => callBacks.openOf(caller.user.id),
    'callbacks.set': (wanted, caller) => callBacks.set(caller.user, wanted),
    'callbacks.of-everybody': () => callBacks.openOfEverybody(),
    'callbacks.done': ({ id }, caller) => callBacks.done(caller.user, id),
    'callbacks.cancel': ({ id }, caller) => callBacks.cancel(caller.user, id),
  } satisfies Partial<Handlers>
}

function viewRules(settings: Settings): RulesView {
  return {
    idleLockMinutes: settings.view('desk.idle-lock-minutes'),
    wrapSeconds: settings.view('agents.wrap-seconds'),
    offlineMinutes: settings.view('agents.offline-minutes'),
  }
}
