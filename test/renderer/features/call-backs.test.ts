import { afterEach, expect, it, vi } from 'vitest'
import { callBackGroups } from '../../../renderer/features/call-backs/call-back-groups.ts'
import { undoTime } from '../../../renderer/state/late-acts-slice.ts'
import type { CallBackView } from '../../../shared/contract/agents.ts'
import { noon } from '../made-calls.ts'
import { ananya, DeskOfWindow } from '../state/desk-of-window.ts'

const hour = 3_600_000

const promise = (id: string, dueAt: number, userId = 'user_1'): CallBackView => ({
  id,
  kind: 'call-back',
  userId,
  userName: 'Ananya Rao',
  bookingId: 'booking_1',
  partyId: 'party_1',
  partyName: 'Shalini',
  service: 'Deep cleaning',
  locality: 'Jayanagar',
  dueAt,
  note: 'after lunch',
  doneAt: null,
})

afterEach(() => vi.useRealTimers())

it('has what is overdue first, then each day of India, the next one first', () => {
  const groups = callBackGroups(
    [
      promise('in three days', noon + 72 * hour),
      promise('last week', noon - 168 * hour),
      promise('after midnight', noon + 12 * hour),
      promise('an hour ago', noon - hour),
      promise('tonight', noon + 12 * hour - 1),
      promise('tomorrow night', noon + 30 * hour),
    ],
    noon,
  )
  expect(groups.map(({ kind, callBacks }) => [kind, ...callBacks.map(({ id }) => id)])).toEqual([
    ['overdue', 'last week', 'an hour ago'],
    ['today', 'tonight'],
    ['tomorrow', 'after midnight', 'tomorrow night'],
    ['day', 'in three days'],
  ])
})

async function watching() {
  const desk = new DeskOfWindow()
  desk.answers['session.current'] = () => ananya
  desk.answers['callbacks.of-everybody'] = () => [promise('mine', noon), promise('his', noon, 'user_2')]
  desk.token = 'kept'
  await desk.state.beginSession()
  desk.state.hearCallBack(promise('mine', noon))
  await desk.state.askEveryCallBack()
  return desk
}

const everybodys = (desk: DeskOfWindow) => Object.keys(desk.state.everyCallBack.value ?? {})

it('moves one on every list that it is on, and no further', async () => {
  const desk = await watching()
  desk.answers['callbacks.set'] = (wanted: CallBackView) => ({
    ...promise(wanted.id, wanted.dueAt, wanted.id === 'his' ? 'user_2' : 'user_1'),
    note: wanted.note,
  })
  await desk.state.moveCallBack(promise('mine', noon), noon + hour)
  await desk.state.moveCallBack(promise('his', noon, 'user_2'), noon + 2 * hour)
  expect(desk.state.everyCallBack.value).toMatchObject({
    mine: { dueAt: noon + hour, note: 'after lunch' },
    his: { dueAt: noon + 2 * hour },
  })
  expect(Object.keys(desk.state.callBacks)).toEqual(['mine'])
  expect(desk.state.callBacks.mine?.dueAt).toBe(noon + hour)
})

it('gives one up after the time to think again, and not when that was used', async () => {
  const desk = await watching()
  desk.answers['callbacks.cancel'] = ({ id }: { id: string }) => ({ ...promise(id, noon), doneAt: noon })
  vi.useFakeTimers()
  desk.state.cancelCallBack(promise('mine', noon))
  await vi.advanceTimersByTimeAsync(undoTime - 1)
  desk.state.undoAct()
  await vi.advanceTimersByTimeAsync(undoTime)
  expect(desk.asked).not.toContain('callbacks.cancel')
  desk.state.cancelCallBack(promise('mine', noon))
  expect(desk.state.lateAct?.fact).toEqual({ kind: 'cancel-call-back', gone: 'mine', name: 'Shalini' })
  expect(desk.state.going).toEqual(['mine'])
  await vi.advanceTimersByTimeAsync(undoTime)
  expect(everybodys(desk)).toEqual(['his'])
  expect(desk.state.callBacks).toEqual({})
  expect(desk.state.going).toEqual([])
})
