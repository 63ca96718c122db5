import { describe, expect, test } from 'vitest'
import { type TrayFacts, trayState } from '../../../electron/core/desktop/tray-state.ts'
import { TrayWatch } from '../../../electron/core/desktop/tray-watch.ts'
import type { DeskStatus, StripItem } from '../../../shared/contract/desk.ts'
import { somePush } from '../../headless/fake-desk.ts'
import { QuietLog } from '../../support/quiet-log.ts'

const fine: StripItem = { health: 'fresh', reason: 'answered', at: 1 }
const full: StripItem = { health: 'dead', reason: 'full', at: 1 }
const refused: StripItem = { health: 'dead', reason: 'refused', at: 1 }
const unreachable: StripItem = { health: 'dead', reason: 'unreachable', at: 1 }
const missing: StripItem = { health: 'off', reason: 'not-set-up', at: null }

function facts(changes: Partial<TrayFacts> & { account?: StripItem; store?: StripItem }): TrayFacts {
  const { account = fine, store = fine, ...others } = changes
  return { attended: true, inCall: false, wrappingUp: false, status: { account, store }, ...others }
}

test.each([
  ['ready', {}],
  ['talking', { inCall: true }],
  ['talking', { inCall: true, wrappingUp: true, account: unreachable }],
  ['wrap-up', { wrappingUp: true }],
  ['offline', { attended: false }],
  ['offline', { account: unreachable }],
  ['offline', { account: missing }],
  ['error', { account: refused }],
  ['error', { store: full, inCall: true }],
] as const)('the tray is %s with %j', (state, changes) => {
  expect(trayState(facts(changes))).toBe(state)
})

describe('watching', () => {
  function watch() {
    const shown: string[] = []
    const calls = new Set<string>()
    const users: { id: string }[] = []
    let looks = 0
    const push = somePush(1)
    // The push of the status is of that shape.
    const present = push.payload as DeskStatus
    const tray = new TrayWatch({
      show: (state) => shown.push(state),
      status: async () => {
        looks += 1
        return present
      },
      attending: () => users,
      isInCall: async (id) => calls.has(id),
      log: new QuietLog(),
    })
    return { tray, shown, calls, users, looks: () => looks }
  }

  test('shows each state once, as it comes', async () => {
    const { tray, shown, calls, users } = watch()
    tray.look()
    await expect.poll(() => shown).toEqual(['offline'])
    users.push({ id: 'user_1' })
    tray.look()
    await expect.poll(() => shown).toEqual(['offline', 'ready'])
    calls.add('user_1')
    tray.look()
    await expect.poll(() => shown.at(-1)).toBe('talking')
    calls.clear()
    tray.noteWrapUp('user_1', true)
    await expect.poll(() => shown.at(-1)).toBe('wrap-up')
    // Somebody else's wrap-up is not shown here.
    tray.noteWrapUp('user_1', false)
    tray.noteWrapUp('user_2', true)
    await expect.poll(() => shown).toEqual(['offline', 'ready', 'talking', 'wrap-up', 'ready'])
    await tray.dispose()
    users.pop()
    tray.look()
    expect(shown.at(-1)).toBe('ready')
  })

  test('looks once more, not a hundred times, for what happened while it looked', async () => {
    const { tray, users, shown, looks } = watch()
    users.push({ id: 'user_1' })
    for (let times = 0; times < 100; times += 1) tray.look()
    await expect.poll(() => looks()).toBe(2)
    expect(shown).toEqual(['ready'])
  })
})
