import { Agents } from './agents/agents.ts'
import { CallBacks } from './agents/call-backs.ts'
import { Choices } from './agents/choices.ts'
import { WrapUps } from './agents/wrap-ups.ts'
import type { Bookings } from './bookings/bookings.ts'
import type { Calling } from './build-calls.ts'
import type { Ground } from './lay-ground.ts'
import { IdleLock } from './people/idle-lock.ts'
import type { People } from './people/people.ts'
import { PhoneCheck } from './people/phone-check.ts'
import { PhoneNumbersTable } from './store/tables/phone-numbers.ts'

/** Everything about people at work: their state, what follows a call, the lock of a window that is left alone. */
export function buildAgents(ground: Ground, calling: Calling, people: People, bookings: Bookings) {
  const { store, clock, log, pushes, settings, account, lifetime } = ground
  const number = (key: 'agents.wrap-seconds' | 'agents.offline-minutes' | 'desk.idle-lock-minutes') => () =>
    Number(settings.get(key))
  const choices = new Choices(store, pushes, clock)
  const callBacks = new CallBacks({ store, bookings, pushes, clock })
  const wrapUps = new WrapUps({ store, calls: calling.ledger.table, callBacks, choices, pushes, clock })
  const rules = {
    wrapSeconds: number('agents.wrap-seconds'),
    offlineMinutes: number('agents.offline-minutes'),
  }
  const common = { ledger: calling.ledger, clock, log }
  const agents = lifetime.own(new Agents({ ...common, store, wrapUps, choices, pushes, rules }))
  const idleLock = lifetime.own(
    new IdleLock({
      sessions: people.sessions,
      minutes: number('desk.idle-lock-minutes'),
      onCall: (userId) => agents.isOnCall(userId),
      clock,
      log,
    }),
  )
  const numbers = new PhoneNumbersTable(store)
  const phoneCheck = new PhoneCheck({ ...calling, people, account, numbers, log })
  return { agents, wrapUps, choices, callBacks, phoneCheck, idleLock }
}
