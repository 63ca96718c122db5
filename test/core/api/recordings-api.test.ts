import { expect, test } from 'vitest'
import { openApiDesk } from './api-desk.ts'
import { audio } from './fake-features.ts'

test('a recording is opened by our own address, whole or in part, with the ticket alone', async () => {
  await using desk = await openApiDesk()
  const { body } = await desk.get('/api/exotel/recordings/sid-1')
  expect(body).toEqual({
    callSid: 'sid-1',
    recordingUrl: `${desk.url}/api/exotel/recordings/sid-1/audio?ticket=ticket-1`,
  })
  const { recordingUrl } = body as { recordingUrl: string }
  const whole = await fetch(recordingUrl)
  expect(whole.status).toBe(200)
  expect(whole.headers.get('content-type')).toBe('audio/mpeg')
  expect(whole.headers.get('accept-ranges')).toBe('bytes')
  expect(Buffer.from(await whole.arrayBuffer()).equals(audio)).toBe(true)
  const part = await fetch(recordingUrl, { headers: { range: 'bytes=10-19' } })
  expect(part.status).toBe(206)
  expect(part.headers.get('content-range')).toBe('bytes 10-19/1000')
  expect(await part.text()).toBe('0123456789')
})

test('no recording and no valid ticket are 404', async () => {
  await using desk = await openApiDesk()
  expect((await desk.get('/api/exotel/recordings/other')).status).toBe(404)
  for (const query of ['', '?ticket=other', '?ticket=ticket-1&ticket=ticket-1']) {
    expect((await fetch(`${desk.url}/api/exotel/recordings/sid-1/audio${query}`)).status).toBe(404)
  }
})
