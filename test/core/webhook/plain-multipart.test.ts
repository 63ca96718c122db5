import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeMultipart } from '../../../electron/core/webhook/decode-multipart.ts'
import { FieldCollector } from '../../../electron/core/webhook/field-collector.ts'
import { readPlainMultipart } from '../../../electron/core/webhook/plain-multipart.ts'
import { multipart, statusCallback } from './status-callbacks.ts'

async function generally(text: string, contentType: string) {
  const collector = new FieldCollector()
  const read = await decodeMultipart(new TextEncoder().encode(text), contentType, collector)
  return read ? Object.fromEntries(collector.fields) : null
}

function plainly(text: string, contentType: string) {
  const fields = readPlainMultipart(text, contentType)
  return fields === null ? null : Object.fromEntries(fields)
}

test('a callback is read without the general parser', async () => {
  const fields = statusCallback('a')
  const response = new Response(multipart(fields))
  expect(plainly(await response.text(), response.headers.get('content-type') ?? '')).toEqual(fields)
})

test('whatever it reads, the general parser reads alike', async () => {
  const piece = fc.constantFrom(
    '--b',
    '\r\n',
    '\r\n\r\n',
    '--',
    '\r\n--b',
    'Content-Disposition: form-data; name="a"',
    'Content-Disposition: form-data; name="Legs[0][Status]"',
    'Content-Disposition: form-data; name="f"; filename="x"',
    'content-length: 1',
    'Content-Type: text/plain',
    '',
    'value',
    'ä€😀',
    '\n',
    '-',
  )
  const part = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''))
  const wellFormed = fc
    .array(fc.tuple(fc.stringMatching(/^[A-Za-z[\]0-9]{1,8}$/), part), { maxLength: 4 })
    .map((fields) => {
      const parts = fields.map(
        ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      )
      return `${parts.join('')}--b--\r\n`
    })
  const type = 'multipart/form-data; boundary=b'
  let readPlainly = 0
  await fc.assert(
    fc.asyncProperty(fc.oneof(wellFormed, part), async (text) => {
      const fields = readPlainMultipart(text, type)
      if (fields === null) return
      readPlainly += 1
      const collector = new FieldCollector()
      for (const [key, value] of fields) collector.add(key, value)
      expect(await generally(text, type)).toEqual(Object.fromEntries(collector.fields))
    }),
    { numRuns: 2000 },
  )
  expect(readPlainly).toBeGreaterThan(200)
})
