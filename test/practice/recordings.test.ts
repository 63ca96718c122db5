import { afterEach, beforeEach, expect, test } from 'vitest'
import type { StandIn } from '../../electron/practice/stand-in.ts'
import { startStandIn } from '../support/practice.ts'
import { callOf, credentials, customerEndingIn, PracticeCaller, until } from './practice-caller.ts'

let standIn: StandIn
let caller: PracticeCaller

beforeEach(async () => {
  standIn = await startStandIn({ speed: 5000 })
  caller = new PracticeCaller(standIn)
})

afterEach(() => standIn.dispose())

async function recorded(fields: Readonly<Record<string, string>> = {}): Promise<string> {
  const answer = await caller.connect(customerEndingIn('00'), { Record: 'true', ...fields })
  const { Sid } = callOf(answer)
  return until(async () => {
    const { RecordingUrl } = await caller.details(Sid)
    return typeof RecordingUrl === 'string' ? RecordingUrl : null
  })
}

const listen = (url: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(url, { headers: { Authorization: credentials, ...headers } })

test('a recording is a WAV file as long as the talk, behind the account’s credentials', async () => {
  const url = await recorded()
  expect(url).toMatch(/\/recordings\/[0-9a-z]{32}\.mp3$/)
  expect((await fetch(url)).status).toBe(401)
  const answer = await listen(url)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'audio/wav'])
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(bytes.length).toBe(44 + 8 * 8000)
  expect(bytes.toString('latin1', 0, 4)).toBe('RIFF')
  expect(bytes.toString('latin1', 8, 16)).toBe('WAVEfmt ')
  expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8)
  expect([bytes.readUInt16LE(20), bytes.readUInt16LE(22), bytes.readUInt32LE(24)]).toEqual([1, 1, 8000])
  expect(bytes.readUInt32LE(40)).toBe(8 * 8000)
  // Something can be heard: the samples leave the silence in the middle.
  expect(Math.max(...bytes.subarray(44))).toBeGreaterThan(150)
})

test('with dual channels the agent is on the left and the customer on the right', async () => {
  const bytes = Buffer.from(await (await listen(await recorded({ RecordingChannels: 'dual' }))).arrayBuffer())
  expect(bytes.readUInt16LE(22)).toBe(2)
  expect(bytes.length).toBe(44 + 8 * 8000 * 2)
  const firstSecond = bytes.subarray(44, 44 + 16_000)
  const right = firstSecond.filter((_, index) => index % 2 === 1)
  expect(Math.max(...firstSecond)).toBeGreaterThan(150)
  expect(new Set(right)).toEqual(new Set([128]))
})

test('parts can be asked for, and fit together to the whole', async () => {
  const url = await recorded()
  const whole = Buffer.from(await (await listen(url)).arrayBuffer())
  const head = await listen(url, { Range: 'bytes=0-999' })
  expect([head.status, head.headers.get('content-range')]).toEqual([206, `bytes 0-999/${whole.length}`])
  const tail = await listen(url, { Range: 'bytes=1000-' })
  const parts = [await head.arrayBuffer(), await tail.arrayBuffer()].map((part) => Buffer.from(part))
  expect(Buffer.concat(parts).equals(whole)).toBe(true)
  const end = await listen(url, { Range: 'bytes=-10' })
  expect(Buffer.from(await end.arrayBuffer()).equals(whole.subarray(-10))).toBe(true)
  const beyond = await listen(url, { Range: `bytes=${whole.length}-` })
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${whole.length}`])
})

test('nothing is recorded that was not asked for, or where nobody talked', async () => {
  const silent = callOf(await caller.connect(customerEndingIn('00')))
  const unanswered = callOf(await caller.connect(customerEndingIn('02'), { Record: 'true' }))
  await recorded()
  for (const { Sid } of [silent, unanswered]) {
    const { RecordingUrl } = await until(async () => {
      const details = await caller.details(Sid)
      return details.Duration === null ? null : details
    })
    expect(RecordingUrl).toBeNull()
    expect((await listen(`${standIn.url}/recordings/${Sid}.mp3`)).status).toBe(404)
  }
})
