import { expect, it } from 'vitest'
import { ManualClock } from '../../support/manual-clock.ts'
import { startStandIn } from '../../support/practice.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { startTestDesk } from '../../support/test-desk.ts'

it('a wrap-up outlives the program, and is saved when its time was over meanwhile', async () => {
  using folder = tempDir()
  const clock = new ManualClock()
  const standIn = await startStandIn()
  const options = { folder: folder.path, standIn, wrapClock: () => clock }
  const draft = {
    dispositionId: 'disposition_complaint',
    detail: 'came late',
    note: 'Gate 2',
    next: { kind: 'none' },
  } as const
  let callId = ''
  try {
    {
      await using desk = await startTestDesk(options)
      const { booking, party } = await desk.customerEndingIn('00')
      const call = await desk.request('calls.place', { bookingId: booking.id, partyId: party.id })
      callId = call.id
      await expect
        .poll(async () => (await desk.request('agents.mine', {})).state, { timeout: 30_000 })
        .toBe('wrap-up')
      await desk.request('wraps.draft', { callId, draft })
      await desk.request('agents.choose', { state: 'break', breakReasonId: 'break_lunch' })
    }
    {
      await using desk = await startTestDesk(options)
      const mine = await desk.request('agents.mine', {})
      expect(mine).toMatchObject({ state: 'wrap-up', wrap: { callId, until: clock.now() + 60_000, draft } })
    }
    clock.jump(60_000)
    {
      await using desk = await startTestDesk(options)
      await expect
        .poll(async () => desk.request('agents.mine', {}), { timeout: 30_000 })
        .toMatchObject({ state: 'break', breakReasonId: 'break_lunch', wrap: null })
      expect(await desk.request('wraps.of-calls', { callIds: [callId] })).toMatchObject([
        { disposition: { id: 'disposition_complaint' }, detail: 'came late', note: 'Gate 2' },
      ])
    }
  } finally {
    await standIn.dispose()
  }
})
