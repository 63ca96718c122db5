import { XMLParser } from 'fast-xml-parser'
import { memberOf } from './member-of.ts'

/** What an answer's body turned out to be. What it calls itself is not asked: all four kinds come under any name. */
export type AnswerBody =
  /** JSON or XML, without XML's envelope. */
  | { readonly kind: 'document'; readonly value: unknown }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'empty' }

export function readAnswerBody(raw: string): AnswerBody {
  const text = raw.replace(/^\ufeff/, '').trim()
  if (text === '') return { kind: 'empty' }
  const value = /^[{[]/.test(text)
    ? readJson(text)
    : /^<(\?xml|TwilioResponse)/.test(text)
      ? readXml(text)
      : null
  return value === null ? { kind: 'text', text } : { kind: 'document', value }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Cut off or not JSON after all: text.
    return null
  }
}

function readXml(text: string): unknown {
  // No answer of Exotel's declares entities or a document type.
  if (text.includes('<!')) return null
  try {
    const parsed: unknown = new XMLParser({ parseTagValue: false, ignoreDeclaration: true }).parse(text, true)
    return memberOf(parsed, 'TwilioResponse') ?? null
  } catch {
    // Not well-formed: text.
    return null
  }
}
