import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { recordingAccess } from '../../../electron/core/exotel/recording-access.ts'
import { answer, type Script, startScriptedProvider } from '../../support/scripted-provider.ts'
import { basicAuthorization, testProvider, withTime } from './test-provider.ts'

const audio = { 'Content-Type': 'audio/mpeg' }

const redirectTo = (location: string): Script => answer(302, '', { Location: location })

test('a recording at the account’s own host is fetched with the key', async () => {
  await using server = await startScriptedProvider(answer(200, 'sound', { ...audio, 'Content-Length': '5' }))
  await using exotel = testProvider(server.url)
  const recording = await exotel.provider.openRecording(`${server.url}/recordings/a.mp3`, null)
  expect(recording).toMatchObject({
    status: 200,
    contentType: 'audio/mpeg',
    contentLength: 5,
    contentRange: null,
  })
  expect(await text(recording.body)).toBe('sound')
  expect(server.requests[0]?.headers).toMatchObject({
    authorization: basicAuthorization,
    'accept-encoding': 'identity',
  })
  expect(server.requests[0]?.headers.range).toBeUndefined()
})

test('a part of it is passed through', async () => {
  const part = { ...audio, 'Content-Range': 'bytes 2-3/5', 'Content-Length': '2' }
  await using server = await startScriptedProvider(answer(206, 'un', part))
  await using exotel = testProvider(server.url)
  const recording = await exotel.provider.openRecording(`${server.url}/a.mp3`, 'bytes=2-3')
  expect(recording).toMatchObject({ status: 206, contentLength: 2, contentRange: 'bytes 2-3/5' })
  expect(await text(recording.body)).toBe('un')
  expect(server.requests[0]?.headers.range).toBe('bytes=2-3')
})

test('a range that is none is not sent on', async () => {
  await using server = await startScriptedProvider(answer(200, 'sound', audio))
  await using exotel = testProvider(server.url)
  await text((await exotel.provider.openRecording(`${server.url}/a.mp3`, 'bytes=1-\r\nX: y')).body)
  expect(server.requests[0]?.headers.range).toBeUndefined()
})

describe('a redirect', () => {
  test('to another host is followed without the key, also on the way back', async () => {
    await using other = await startScriptedProvider((_request, response) => {
      response.writeHead(302, { Location: `${server.url}/back.mp3` }).end()
    })
    await using server = await startScriptedProvider(
      redirectTo(`${other.url}/elsewhere.mp3?Signature=s`),
      answer(200, 'sound', audio),
    )
    await using exotel = testProvider(server.url)
    const recording = await exotel.provider.openRecording(`${server.url}/a.mp3`, 'bytes=0-')
    expect(await text(recording.body)).toBe('sound')
    expect(server.requests[0]?.headers.authorization).toBe(basicAuthorization)
    expect(other.requests[0]?.path).toBe('/elsewhere.mp3')
    expect(other.requests[0]?.query.get('Signature')).toBe('s')
    expect(other.requests[0]?.headers.range).toBe('bytes=0-')
    expect(other.requests[0]?.headers.authorization).toBeUndefined()
    expect(server.requests[1]?.headers.authorization).toBeUndefined()
  })

  test('on the same host keeps it', async () => {
    await using server = await startScriptedProvider(redirectTo('/b.mp3'), answer(200, 'sound', audio))
    await using exotel = testProvider(server.url)
    await text((await exotel.provider.openRecording(`${server.url}/a.mp3`, null)).body)
    expect(server.requests[1]).toMatchObject({
      path: '/b.mp3',
      headers: { authorization: basicAuthorization },
    })
  })

  test.each([
    'https://evil.example/a.mp3',
    'http://169.254.169.254/latest',
    'file:///etc/passwd',
    'http://[',
  ])('to %s is refused', async (location) => {
    await using server = await startScriptedProvider(redirectTo(location))
    await using exotel = testProvider(server.url)
    const opening = exotel.provider.openRecording(`${server.url}/a.mp3`, null)
    await expect(opening).rejects.toMatchObject({ kind: 'invalid-request' })
    expect(server.requests).toHaveLength(1)
  })

  test('is followed three times and no more', async () => {
    await using server = await startScriptedProvider(redirectTo('/again.mp3'))
    await using exotel = testProvider(server.url)
    const opening = exotel.provider.openRecording(`${server.url}/a.mp3`, null)
    await expect(opening).rejects.toMatchObject({ kind: 'invalid-request' })
    expect(server.requests).toHaveLength(4)
  })
})

test.each<[number, string]>([
  [401, 'authentication'],
  [403, 'authentication'],
  [404, 'not-found'],
  [416, 'invalid-request'],
])('status %d is an error', async (status, kind) => {
  await using server = await startScriptedProvider(answer(status, 'no'))
  await using exotel = testProvider(server.url)
  const opening = exotel.provider.openRecording(`${server.url}/a.mp3`, null)
  await expect(opening).rejects.toMatchObject({ kind, httpStatus: status })
})

test('a host that is out of order is asked again', async () => {
  await using server = await startScriptedProvider(answer(503), answer(200, 'sound', audio))
  await using exotel = testProvider(server.url)
  const recording = await withTime(exotel.clock, exotel.provider.openRecording(`${server.url}/a.mp3`, null))
  expect(await text(recording.body)).toBe('sound')
})

describe('a recording that does not end', () => {
  const begins: Script = (_request, response) => void response.writeHead(200, audio).write('so')

  test('fails when it stops arriving', async () => {
    await using server = await startScriptedProvider(begins)
    await using exotel = testProvider(server.url, { timeouts: { stallMs: 50 } })
    const { body } = await exotel.provider.openRecording(`${server.url}/a.mp3`, null)
    await expect(text(body)).rejects.toThrow('stopped arriving')
  })

  test('fails with the provider', async () => {
    await using server = await startScriptedProvider(begins)
    await using exotel = testProvider(server.url)
    const { body } = await exotel.provider.openRecording(`${server.url}/a.mp3`, null)
    const reading = expect(text(body)).rejects.toThrow()
    await exotel.provider.dispose()
    await reading
  })
})

describe('which hosts get what', () => {
  const exotelBase = new URL('https://api.in.exotel.com')
  const practiceBase = new URL('http://127.0.0.1:4791')

  test.each([
    ['https://api.in.exotel.com/a.mp3', exotelBase, 'with-credentials'],
    ['https://recordings.exotel.com/exotelrecordings/acme1/a.mp3', exotelBase, 'with-credentials'],
    ['https://recordings.exotel.com/exotelrecordings/acme1/a.mp3', practiceBase, 'with-credentials'],
    ['http://127.0.0.1:4791/recordings/a.mp3', practiceBase, 'with-credentials'],
    [
      'https://s3-ap-southeast-1.amazonaws.com/exotelrecordings/acme1/a.mp3',
      exotelBase,
      'without-credentials',
    ],
    ['https://exotel-mum1-recordings.s3.ap-south-1.amazonaws.com/a.mp3', exotelBase, 'without-credentials'],
    ['https://media.exotel.in/a.mp3', exotelBase, 'without-credentials'],
    ['http://127.0.0.1:9999/a.mp3', practiceBase, 'without-credentials'],
    ['http://127.0.0.1:9999/a.mp3', exotelBase, 'forbidden'],
    ['http://recordings.exotel.com/a.mp3', exotelBase, 'forbidden'],
    ['https://recordings.exotel.com:8443/a.mp3', exotelBase, 'forbidden'],
    ['https://recordings.exotel.com.evil.example/a.mp3', exotelBase, 'forbidden'],
    ['https://evilexotel.com/a.mp3', exotelBase, 'forbidden'],
    ['https://evil.amazonaws.com/a.mp3', exotelBase, 'forbidden'],
    ['https://192.168.1.1/a.mp3', exotelBase, 'forbidden'],
    ['ftp://recordings.exotel.com/a.mp3', exotelBase, 'forbidden'],
  ])('%s beside %s: %s', (address, base, access) => {
    expect(recordingAccess(new URL(address), base)).toBe(access)
  })
})
