import { afterEach, beforeEach, expect, test } from 'vitest'
import type { StandIn } from '../../electron/practice/stand-in.ts'
import { startStandIn } from '../support/practice.ts'
import { agentNumber, callOf, customerEndingIn, PracticeCaller } from './practice-caller.ts'

let standIn: StandIn
let caller: PracticeCaller

beforeEach(async () => {
  standIn = await startStandIn({ speed: 5000 })
  caller = new PracticeCaller(standIn)
})

afterEach(() => standIn.dispose())

type Page = {
  readonly Metadata: {
    readonly Total: number
    readonly PageSize: number
    readonly PrevPageUri: string | null
    readonly NextPageUri: string | null
  }
  readonly Calls: readonly { readonly Sid: string; readonly To: string; readonly CustomField: string }[]
}

async function page(uri: string): Promise<Page> {
  const answer = await caller.send(uri)
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`)
  return JSON.parse(answer.text)
}

function list(query: Readonly<Record<string, string>> = {}): Promise<Page> {
  return page(`/v1/Accounts/practice/Calls.json?${new URLSearchParams(query)}`)
}

async function placeSome(count: number): Promise<readonly string[]> {
  const sids: string[] = []
  for (let index = 0; index < count; index += 1) {
    const answer = await caller.connect(customerEndingIn('00'), { CustomField: `intent-${index}` })
    sids.push(callOf(answer).Sid)
  }
  return sids
}

test('pages follow one another by the cursors, newest first, and new calls shift nothing', async () => {
  const sids = await placeSome(5)
  const first = await list({ PageSize: '2' })
  expect(first.Metadata).toMatchObject({ Total: 5, PageSize: 2, PrevPageUri: null })
  await caller.connect(customerEndingIn('01'))
  const seen = first.Calls.map(({ Sid }) => Sid)
  let last: Page = first
  while (last.Metadata.NextPageUri) {
    expect(last.Metadata.NextPageUri).toMatch(/^\/v1\/Accounts\/practice\/Calls\.json\?/)
    last = await page(last.Metadata.NextPageUri)
    seen.push(...last.Calls.map(({ Sid }) => Sid))
  }
  expect(seen).toEqual(sids.toReversed())
  expect(last.Metadata.NextPageUri).toBe('')
  const back = await page(last.Metadata.PrevPageUri ?? '')
  expect(back.Calls.map(({ Sid }) => Sid)).toEqual(seen.slice(2, 4))
  expect((await list()).Metadata.NextPageUri).toBeNull()
})

test('the oldest come first when that is asked for', async () => {
  const sids = await placeSome(3)
  const first = await list({ PageSize: '2', SortBy: 'DateCreated:asc' })
  const second = await page(first.Metadata.NextPageUri ?? '')
  expect([...first.Calls, ...second.Calls].map(({ Sid }) => Sid)).toEqual(sids)
})

test('rows are found by sid, number, status and time of creation', async () => {
  const [sid = ''] = await placeSome(1)
  await caller.connect(customerEndingIn('01'), { CustomField: 'other', From: '+919000009998' })
  const only = async (query: Readonly<Record<string, string>>) =>
    (await list(query)).Calls.map(({ CustomField }) => CustomField)
  expect(await only({ Sid: `${sid},unknown` })).toEqual(['intent-0'])
  expect(await only({ To: '+919000000001' })).toEqual(['other'])
  expect(await only({ From: '09000009999' })).toEqual(['intent-0'])
  expect(await only({ PhoneNumber: agentNumber })).toEqual(['intent-0'])
  expect(await only({ Direction: 'inbound' })).toEqual([])
  expect(await only({ DateCreated: 'gte:2026-04-16 12:00:00;lte:2026-04-16 11:59:59' })).toEqual([])
  const created = String((await caller.details(sid)).DateCreated)
  expect(await only({ DateCreated: `gte:${created};lte:${created}`, Sid: sid })).toEqual(['intent-0'])
})

test('rows have no legs, and N/A where there is no custom field', async () => {
  await caller.connect(customerEndingIn('00'))
  const [row] = (await list()).Calls
  expect(row).toMatchObject({ CustomField: 'N/A', To: '09000000000' })
  expect(row).not.toHaveProperty('Details')
})

test('a few rows of ordinary numbers hide the custom field they have', async () => {
  const answer = await caller.send('/practice/mix', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ hideCustomField: 1 }),
  })
  expect(answer.status).toBe(200)
  await caller.connect(customerEndingIn('40'), { CustomField: 'hidden' })
  await caller.connect(customerEndingIn('00'), { CustomField: 'shown' })
  expect((await list()).Calls.map(({ CustomField }) => CustomField)).toEqual(['shown', 'N/A'])
})

test('what the list cannot do is refused with 400', async () => {
  const refused = [
    { PageSize: '101' },
    { PageSize: '0' },
    { SortBy: 'Price:asc' },
    { After: 'not-a-cursor' },
    { DateCreated: 'gte:2026-01-01 00:00:00;lte:2026-03-01 00:00:00' },
    { DateCreated: 'gte:2025-01-01 00:00:00;lte:2025-01-02 00:00:00' },
    { DateCreated: 'today' },
    { Sid: Array.from({ length: 101 }, (_, index) => `s${index}`).join(',') },
  ]
  for (const query of refused) {
    const answer = await caller.get(`Calls.json?${new URLSearchParams(query as Record<string, string>)}`)
    expect([query, answer.status]).toEqual([query, 400])
  }
})
