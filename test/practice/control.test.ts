import { once } from 'node:events'
import { request } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { StandIn } from '../../electron/practice/stand-in.ts'
import { startStandIn } from '../support/practice.ts'
import { customerEndingIn, PracticeCaller } from './practice-caller.ts'

let standIn: StandIn

beforeEach(async () => {
  standIn = await startStandIn({ speed: 2000 })
})

afterEach(() => standIn.dispose())

async function statusOf(headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  const asking = request(`${standIn.url}/practice/stop`, { method: 'POST', headers })
  asking.end()
  const [answer] = await once(asking, 'response')
  answer.resume()
  return answer.statusCode
}

test('no web page can steer practice, by whatever name it reached the address', async () => {
  expect(await statusOf({ Origin: 'https://example.com' })).toBe(403)
  expect(await statusOf({ Host: 'rebound.example.com' })).toBe(403)
  expect(standIn.ledger.stoppedAt).toBeNull()
})

test('once it was asked to stop it takes no more calls', async () => {
  const caller = new PracticeCaller(standIn)
  await caller.connect(customerEndingIn('00'), { CustomField: 'before' })
  await caller.send('/practice/stop', { method: 'POST' })
  await expect(caller.connect(customerEndingIn('00'), { CustomField: 'after' })).rejects.toThrow()
  expect(standIn.ledger.calls.map(({ customField }) => customField)).toEqual(['before'])
  expect(standIn.ledger.stoppedAt).not.toBeNull()
  await standIn.dispose()
  await standIn.dispose()
})
