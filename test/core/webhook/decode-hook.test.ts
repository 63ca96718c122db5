import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DecodeOutcome, decodeHook } from '../../../electron/core/webhook/decode-hook.ts'
import { multipart } from './status-callbacks.ts'

const formType = 'application/x-www-form-urlencoded'

function decode(query: string, contentType: string, body: string | Uint8Array): Promise<DecodeOutcome> {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  return decodeHook({ query, contentType, body: bytes })
}

async function fieldsOf(query: string, contentType: string, body: string | Uint8Array) {
  const outcome = await decode(query, contentType, body)
  return outcome.kind === 'fields' ? Object.fromEntries(outcome.fields) : outcome.reason
}

async function encodeMultipart(fields: Readonly<Record<string, string>>) {
  const response = new Response(multipart(fields))
  const contentType = response.headers.get('content-type') ?? ''
  return { contentType, bytes: new Uint8Array(await response.arrayBuffer()) }
}

test('nested JSON becomes flat keys, and everything text', async () => {
  const body = {
    CallSid: 'a',
    Legs: [{ Status: 'completed', OnCallDuration: 74 }, { Status: null }],
    Final: true,
  }
  expect(await fieldsOf('', 'application/json; charset=utf-8', JSON.stringify(body))).toEqual({
    CallSid: 'a',
    'Legs[0][Status]': 'completed',
    'Legs[0][OnCallDuration]': '74',
    'Legs[1][Status]': '',
    Final: 'true',
  })
})

test('spellings of one key are one key', async () => {
  expect(
    await fieldsOf('', formType, 'Legs[0].Leg.Status=a&Legs%5B1%5D[Leg][Status]=b&To[]=x&To[]=y'),
  ).toEqual({
    'Legs[0][Leg][Status]': 'a',
    'Legs[1][Leg][Status]': 'b',
    'To[0]': 'x',
    'To[1]': 'y',
  })
})

test('the body wins over the query, and both count', async () => {
  expect(await fieldsOf('CallSid=q&Only=q&To[]=1&To[]=2', formType, 'CallSid=b&To[]=3')).toEqual({
    CallSid: 'b',
    Only: 'q',
    'To[0]': '3',
    'To[1]': '2',
  })
})

test('a wrong or missing content type does not hide JSON or a form', async () => {
  expect(await fieldsOf('', formType, '{"CallSid":"a"}')).toEqual({ CallSid: 'a' })
  expect(await fieldsOf('', '', ' {"CallSid":"a"}')).toEqual({ CallSid: 'a' })
  expect(await fieldsOf('', 'text/plain', 'CallSid=a&Status=b')).toEqual({ CallSid: 'a', Status: 'b' })
})

test('what cannot be read says why', async () => {
  expect(await fieldsOf('', 'application/json', '{"CallSid":')).toBe('broken-json')
  expect(await fieldsOf('', 'application/json', '"text"')).toBe('json-not-object')
  expect(await fieldsOf('', 'application/json', '[{"CallSid":"a"}]')).toBe('json-not-object')
  expect(await fieldsOf('', 'application/xml', '<Call a="b"/>')).toBe('unknown-encoding')
  expect(await fieldsOf('', 'multipart/form-data', 'x')).toBe('broken-multipart')
  expect(await fieldsOf('', 'multipart/form-data; boundary=b', '--b\r\nContent-Disp')).toBe(
    'broken-multipart',
  )
  expect(await fieldsOf('', '', '')).toBe('empty')
  expect(await fieldsOf('', 'application/json', '{}')).toBe('empty')
  const many = JSON.stringify(
    Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`k${index}`, 1])),
  )
  expect(await fieldsOf('', 'application/json', many)).toBe('too-many-fields')
  expect(await fieldsOf('', 'application/json', `${'{"a":'.repeat(50)}1${'}'.repeat(50)}`)).toBe(
    'too-many-fields',
  )
})

test('keys that mean something to JavaScript are plain keys', async () => {
  expect(await fieldsOf('', 'application/json', '{"__proto__":"a","constructor":{"b":1}}')).toEqual(
    Object.fromEntries([
      ['__proto__', 'a'],
      ['constructor[b]', '1'],
    ]),
  )
})

test('a file in a multipart body is passed over', async () => {
  const form = multipart({ CallSid: 'a' })
  form.append('voice', new Blob(['x'.repeat(1000)]), 'voice.mp3')
  const response = new Response(form)
  const contentType = response.headers.get('content-type') ?? ''
  const bytes = new Uint8Array(await response.arrayBuffer())
  expect(await fieldsOf('', contentType, bytes)).toEqual({ CallSid: 'a' })
})

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,11}$/).filter((text) => text !== 'Legs')
const value = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replace(/\r\n?|\n/g, ' '))
const leg = fc.dictionary(name, value, { minKeys: 1, maxKeys: 4 })
const event = fc.record({
  flat: fc.dictionary(name, value, { minKeys: 1, maxKeys: 12 }),
  legs: fc.array(leg, { maxLength: 3 }),
})

test('equal events in any encoding give equal fields', async () => {
  await fc.assert(
    fc.asyncProperty(event, async ({ flat, legs }) => {
      const fields: Record<string, string> = { ...flat, CallSid: 'a' }
      legs.forEach((entries, index) => {
        for (const [key, text] of Object.entries(entries)) fields[`Legs[${index}][${key}]`] = text
      })
      const form = new URLSearchParams(fields).toString()
      const json = JSON.stringify({ ...flat, CallSid: 'a', Legs: legs })
      const { contentType, bytes } = await encodeMultipart(fields)
      expect(await fieldsOf('', formType, form)).toEqual(fields)
      expect(await fieldsOf('', contentType, bytes)).toEqual(fields)
      expect(await fieldsOf(form, '', '')).toEqual(fields)
      expect(await fieldsOf('', 'application/json', json)).toEqual(fields)
    }),
    { numRuns: 200 },
  )
})
