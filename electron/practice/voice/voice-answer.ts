import type { Request, Response } from 'express'

/** An answer in both of the dialect's forms; the path's ending decides which is sent. */
export type VoiceAnswer = Readonly<Record<string, unknown>>

export const jsonEnding = '.json'

/** v1 answers XML unless the path ends in `.json`. */
export function wantsXml(request: Request): boolean {
  return !request.path.endsWith(jsonEnding)
}

export function sendAnswer(response: Response, xml: boolean, status: number, answer: VoiceAnswer): void {
  response.status(status)
  if (xml) response.type('application/xml').send(printXml(answer))
  else response.type('application/json').send(JSON.stringify(answer))
}

export function printXml(answer: VoiceAnswer): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<TwilioResponse>${elementsOf(answer)}</TwilioResponse>\n`
}

function elementsOf(fields: VoiceAnswer): string {
  return Object.entries(fields)
    .map(([name, value]) => element(name, value))
    .join('')
}

function element(name: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return `<${name}/>`
  return `<${name}>${contentOf(name, value)}</${name}>`
}

function contentOf(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => itemOf(name, item)).join('')
  // An object that is no array is a record of fields.
  if (typeof value === 'object' && value !== null) return elementsOf(value as VoiceAnswer)
  return escapeXml(String(value))
}

/** `Calls` holds bare rows, each becomes a `Call`; `Legs` holds rows that bring their own name. */
function itemOf(listName: string, item: unknown): string {
  if (listName === 'Calls') return element('Call', item)
  return contentOf(listName, item)
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
