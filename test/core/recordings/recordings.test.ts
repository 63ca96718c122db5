import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { tempDir } from '../../support/temp-dir.ts'
import { startTestDesk, type TestDesk } from '../../support/test-desk.ts'

async function recordedCall(desk: TestDesk): Promise<string> {
  const { booking, party } = await desk.customerEndingIn('00')
  const { id } = await desk.request('calls.place', { bookingId: booking.id, partyId: party.id })
  await desk.callUntil(id, (call) => call.recordingAvailable)
  return id
}

/** The provider tells of a recording before it can be had. */
async function ticketWhenThere(desk: TestDesk, id: string): Promise<string> {
  for (;;) {
    try {
      const { path } = await desk.request('files.ticket', { kind: 'recording', id })
      return new URL(path, 'http://desk').searchParams.get('ticket') ?? ''
    } catch (thrown) {
      expect(thrown).toMatchObject({ code: 'not-found', detail: { reason: 'recording-not-yet' } })
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}

it('plays a real recording whole and in ranges, and lies sealed in the home', async () => {
  using folder = tempDir()
  await using desk = await startTestDesk({ folder: folder.path, speed: 200 })
  const id = await recordedCall(desk)
  const ticket = await ticketWhenThere(desk, id)
  const open = (range: string | null) => desk.core.openFile('recording', id, ticket, range)

  const whole = await open(null)
  expect([whole.status, whole.headers['Content-Type']]).toEqual([200, 'audio/wav'])
  const audio = whole.body === null ? Buffer.alloc(0) : await buffer(whole.body)
  expect(audio.toString('latin1', 0, 4)).toBe('RIFF')
  expect(whole.headers['Content-Length']).toBe(String(audio.length))

  const part = await open('bytes=1000-1999')
  expect([part.status, part.headers['Content-Range']]).toEqual([206, `bytes 1000-1999/${audio.length}`])
  const middle = part.body === null ? Buffer.alloc(0) : await buffer(part.body)
  expect(middle.equals(audio.subarray(1000, 2000))).toBe(true)
  const beyond = await open(`bytes=${audio.length}-`)
  expect([beyond.status, beyond.headers['Content-Range']]).toEqual([416, `bytes */${audio.length}`])

  const [name = ''] = readdirSync(join(folder.path, 'recordings'))
  expect(readFileSync(join(folder.path, 'recordings', name)).includes('RIFF')).toBe(false)

  // Fetched once: it plays also when the provider is away.
  await desk.standIn.dispose()
  expect((await open('bytes=0-3')).status).toBe(206)
})

it('opens for its own ticket only', async () => {
  await using desk = await startTestDesk({ speed: 200 })
  const id = await recordedCall(desk)
  const ticket = await ticketWhenThere(desk, id)
  expect((await desk.core.openFile('recording', 'call_other', ticket, null)).status).toBe(404)
  expect((await desk.core.openFile('recording', id, 'no ticket', null)).status).toBe(404)
  await expect(desk.request('files.ticket', { kind: 'recording', id: 'call_other' })).rejects.toMatchObject({
    code: 'not-found',
  })
})
