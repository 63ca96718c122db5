import { expect, it } from 'vitest'
import { floorCounts, floorRows, sortedFloor } from '../../../renderer/features/floor/floor-model.ts'
import { openCallsOf } from '../../../renderer/state/floor-slice.ts'
import type { AgentView } from '../../../shared/contract/agents.ts'
import { madeAgent } from '../made-agents.ts'
import { madeCall, noon } from '../made-calls.ts'
import { DeskOfWindow } from '../state/desk-of-window.ts'

const minutes = (count: number) => noon - count * 60_000
const tea = {
  id: 'tea',
  words: { en: 'Tea break', hi: 'चाय' },
  limitMinutes: 15,
  position: 1,
  retired: false,
}

const agents: readonly AgentView[] = [
  madeAgent({ userId: 'user_1', name: 'Ananya', state: 'on-call', callId: 'call_1', since: minutes(2) }),
  madeAgent({ userId: 'user_2', name: 'Bela', state: 'break', breakReasonId: 'tea', since: minutes(16) }),
  madeAgent({ userId: 'user_3', name: 'Chitra', state: 'available', since: minutes(40) }),
  madeAgent({ userId: 'user_4', name: 'Deepak', state: 'offline', since: 0 }),
]

const rows = (calls = [madeCall()]) => floorRows(agents, calls, [tea], noon)
const names = (sorted: ReturnType<typeof rows>) => sorted.map(({ agent }) => agent.name[0]).join('')

it('says what everybody does, from the call where there is one', () => {
  expect(rows().map(({ state }) => state.word)).toEqual(['talking', 'onBreak', 'ready', 'offline'])
  expect(rows()[0]?.call?.id).toBe('call_1')
  expect(rows()[3]?.state.since).toBeNull()
  expect(rows([])[0]?.state.word).toBe('connected')
})

it('shows first who needs somebody: a break past its limit, a call nothing is heard of', () => {
  expect(rows().map(({ need }) => need)).toEqual([null, 'break-over', null, null])
  expect(names(sortedFloor(rows(), 'need'))).toBe('BCAD')
  const silent = rows([madeCall({ stale: true })])
  expect(silent[0]).toMatchObject({ need: 'call-silent', state: { word: 'callSilent' } })
  expect(names(sortedFloor(silent, 'need'))).toBe('BACD')
})

it('sorts by time, state and name, and leaves who is not there to the end', () => {
  expect(names(sortedFloor(rows(), 'longest'))).toBe('CBAD')
  expect(names(sortedFloor(rows(), 'state'))).toBe('ACBD')
  expect(names(sortedFloor(rows(), 'name'))).toBe('ABCD')
  expect(floorCounts(rows())).toEqual([
    { group: 'talking', count: 1 },
    { group: 'ready', count: 1 },
    { group: 'break', count: 1 },
    { group: 'off', count: 1 },
  ])
})

it('follows what is told, and forgets calls that have ended', async () => {
  const desk = new DeskOfWindow()
  desk.answers['agents.list'] = () => agents
  desk.answers['calls.open'] = () => [madeCall()]
  const open = () => openCallsOf(desk.state.floor.value, desk.state.calls).map(({ id }) => id)
  desk.state.hearFloorAgent(madeAgent())
  expect(desk.state.floor.value).toBeNull()
  await desk.state.askFloor()
  expect(open()).toEqual(['call_1'])

  const second = madeCall({ id: 'call_2', requestedAt: noon })
  desk.state.hearCalls([second])
  desk.state.hearFloorCall(second)
  expect(open()).toEqual(['call_1', 'call_2'])
  desk.state.hearCalls([madeCall({ status: 'completed', endedAt: noon })])
  expect(open()).toEqual(['call_2'])
  desk.state.hearFloorAgent(madeAgent({ userId: 'user_3', state: 'break' }))
  expect(desk.state.floor.value?.agents.find(({ userId }) => userId === 'user_3')?.state).toBe('break')
})
