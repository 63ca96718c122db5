import type { RawEvent } from '../store/store.ts'
import { decodeMultipart } from './decode-multipart.ts'
import { FieldCollector, TooManyFields } from './field-collector.ts'
import { readPlainMultipart } from './plain-multipart.ts'

export type DecodeOutcome =
  | { readonly kind: 'fields'; readonly fields: ReadonlyMap<string, string> }
  | { readonly kind: 'not-understood'; readonly reason: DecodeFailure }

export type DecodeFailure =
  | 'empty'
  | 'broken-json'
  | 'json-not-object'
  | 'broken-multipart'
  | 'unknown-encoding'
  | 'too-many-fields'

export type EncodedHook = Pick<RawEvent, 'query' | 'contentType' | 'body'>

/**
 * Reads a webhook whatever its encoding: JSON, form, multipart, query only. Equal events give equal fields: nested
 * values become keys such as `Legs[0][Status]`, everything is text, null is empty text. The body wins over the query.
 */
export async function decodeHook(hook: EncodedHook): Promise<DecodeOutcome> {
  const collector = new FieldCollector()
  try {
    if (hook.query !== '') collector.addForm(hook.query)
    const failure = await decodeBody(hook, collector)
    if (failure !== null) return { kind: 'not-understood', reason: failure }
  } catch (thrown) {
    if (thrown instanceof TooManyFields) return { kind: 'not-understood', reason: 'too-many-fields' }
    throw thrown
  }
  const { fields } = collector
  return fields.size === 0 ? { kind: 'not-understood', reason: 'empty' } : { kind: 'fields', fields }
}

async function decodeBody(hook: EncodedHook, collector: FieldCollector): Promise<DecodeFailure | null> {
  const { body, contentType } = hook
  if (body.length === 0) return null
  const raw = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')
  if (/^multipart\//i.test(contentType)) {
    const plain = readPlainMultipart(raw, contentType)
    for (const [key, value] of plain ?? []) collector.add(key, value)
    if (plain !== null) return null
    return (await decodeMultipart(body, contentType, collector)) ? null : 'broken-multipart'
  }
  const text = raw.trim()
  // Some senders label JSON as a form. No form that means anything starts with a brace.
  if (text.startsWith('{') || /^application\/(\S+\+)?json/i.test(contentType)) {
    return decodeJson(text, collector)
  }
  if (text === '') return null
  if (!/^application\/x-www-form-urlencoded/i.test(contentType) && !/^[^\s<>=]+=/.test(text)) {
    return 'unknown-encoding'
  }
  collector.addForm(text)
  return null
}

function decodeJson(text: string, collector: FieldCollector): DecodeFailure | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'broken-json'
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'json-not-object'
  collector.addObject(value)
  return null
}
