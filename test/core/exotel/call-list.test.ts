import { expect, test } from 'vitest'
import { answer, refusal, startScriptedProvider } from '../../support/scripted-provider.ts'
import {
  accountSid,
  agent,
  collect,
  connectAnswer,
  customer,
  testProvider,
  withTime,
} from './test-provider.ts'

const from = Date.parse('2026-01-15T10:00:00.400+05:30')
const to = Date.parse('2026-01-15T11:00:00.400+05:30')
const listPath = `/v1/Accounts/${accountSid}/Calls`

const page = (sids: readonly string[], next: unknown) =>
  answer(200, {
    Metadata: { NextPageUri: next },
    Calls: sids.map((Sid) => ({ ...connectAnswer.Call, Sid })),
  })

test('every page is read, with the range in the wall clock of India', async () => {
  await using server = await startScriptedProvider(
    page(['a1', 'a2'], `${listPath}.json?PageSize=100&After=c%2F2`),
    page(['a3'], `${listPath}?After=c3`),
    page(['a4'], ''),
  )
  await using exotel = testProvider(`${server.url}/through`)
  const reports = await collect(
    exotel.provider.listCalls({ createdFrom: from, createdTo: to, first: agent, second: customer }),
  )
  expect(reports.map(({ providerCallId }) => providerCallId)).toEqual(['a1', 'a2', 'a3', 'a4'])
  expect(server.requests.map(({ path }) => path)).toEqual(Array(3).fill(`/through${listPath}.json`))
  expect(Object.fromEntries(server.requests[0]?.query ?? [])).toEqual({
    DateCreated: 'gte:2026-01-15 10:00:00;lte:2026-01-15 11:00:01',
    PageSize: '100',
    SortBy: 'DateCreated:desc',
    From: '+919000000001',
    To: '+919000000002',
  })
  expect(Object.fromEntries(server.requests[1]?.query ?? [])).toEqual({ PageSize: '100', After: 'c/2' })
})

test.each([
  ['another host', 'https://evil.example/v1/Accounts/acme1/Calls.json?After=1'],
  ['another host without a scheme', '//evil.example/v1'],
  ['another host by a backslash', '/\\evil.example/v1'],
  ['no path', 'After=1'],
])('a next page at %s is not followed, and the list is not taken for whole', async (_name, next) => {
  await using server = await startScriptedProvider(page(['a1'], next), page(['a2'], null))
  await using exotel = testProvider(server.url)
  const reading = collect(exotel.provider.listCalls({ createdFrom: from, createdTo: to }))
  await expect(reading).rejects.toMatchObject({ kind: 'service-unavailable' })
  expect(server.requests).toHaveLength(1)
})

test('pages that go round in a circle end', async () => {
  await using server = await startScriptedProvider(page(['a1'], `${listPath}.json?After=1`))
  await using exotel = testProvider(server.url)
  const reading = collect(exotel.provider.listCalls({ createdFrom: from, createdTo: to }))
  await expect(reading).rejects.toMatchObject({ kind: 'service-unavailable' })
})

test('a page that fails is asked for again, and a list that cannot be had is an error', async () => {
  await using server = await startScriptedProvider(
    page(['a1'], `${listPath}.json?After=1`),
    refusal(503),
    page(['a2'], null),
    refusal(404),
  )
  await using exotel = testProvider(server.url)
  const query = { createdFrom: from, createdTo: to }
  const reports = await withTime(exotel.clock, collect(exotel.provider.listCalls(query)))
  expect(reports).toHaveLength(2)
  await expect(collect(exotel.provider.listCalls(query))).rejects.toMatchObject({ kind: 'not-found' })
})

test('a long range is asked for in pieces of less than a month, newest first, without a gap', async () => {
  await using server = await startScriptedProvider(page([], null))
  await using exotel = testProvider(server.url)
  const createdFrom = Date.parse('2026-01-01T00:00:00+05:30')
  const createdTo = Date.parse('2026-03-01T00:00:00+05:30')
  await collect(exotel.provider.listCalls({ createdFrom, createdTo }))
  expect(server.requests.map(({ query }) => query.get('DateCreated'))).toEqual([
    'gte:2026-02-01 00:00:00;lte:2026-03-01 00:00:00',
    'gte:2026-01-03 23:59:59;lte:2026-01-31 23:59:59',
    'gte:2026-01-01 00:00:00;lte:2026-01-03 23:59:58',
  ])
})

test('a reader that has found its call asks for no further page', async () => {
  await using server = await startScriptedProvider(page(['a1', 'a2'], `${listPath}.json?After=1`))
  await using exotel = testProvider(server.url)
  for await (const report of exotel.provider.listCalls({ createdFrom: from, createdTo: to })) {
    if (report.providerCallId === 'a2') break
  }
  expect(server.requests).toHaveLength(1)
})

test('rows that name no call are told of', async () => {
  await using server = await startScriptedProvider(answer(200, { Calls: [{ Status: 'busy' }] }))
  await using exotel = testProvider(server.url)
  expect(await collect(exotel.provider.listCalls({ createdFrom: from, createdTo: to }))).toEqual([])
  expect(exotel.log.text).toContain('Rows of the call list name no call')
})
