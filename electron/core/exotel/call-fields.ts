/** A call's fields under one spelling of their names, whatever they were wrapped in: `callsid`, `legs.0.status`. */
export type CallFields = ReadonlyMap<string, string>

/** Beyond these an answer is not one of Exotel's; the rest of it is not looked at. */
const maximumDepth = 8
const maximumFields = 2000

const longestNothing = 'null'.length

/** Fields of a hook, flat as they came: `Legs[0][Status]`, `Legs[0].Leg.OnCallDuration`. */
export function fieldsOfHook(flat: ReadonlyMap<string, string>): CallFields {
  const fields = new Map<string, string>()
  for (const [key, value] of flat) addField(fields, canonicalName(key), value)
  return fields
}

/** Fields of a call inside an answer, as JSON or XML gave it. */
export function fieldsOfAnswer(value: unknown): CallFields {
  const fields = new Map<string, string>()
  flatten(fields, [], value)
  return fields
}

/** The first of these fields that says something; the literals `null`, `N/A` and the empty text say nothing. */
export function textOf(fields: CallFields, ...names: readonly string[]): string | null {
  for (const name of names) {
    const text = fields.get(name)?.trim() ?? ''
    if (text.length > longestNothing || !/^(null|n\/a)?$/i.test(text)) return text
  }
  return null
}

/** Whether any of these fields was there at all, be it empty. */
export function mentions(fields: CallFields, ...names: readonly string[]): boolean {
  return names.some((name) => fields.has(name))
}

function flatten(fields: Map<string, string>, path: readonly string[], value: unknown): void {
  if (path.length > maximumDepth || fields.size >= maximumFields) return
  if (typeof value === 'object' && value !== null) {
    for (const [name, child] of Object.entries(value)) flatten(fields, [...path, name], child)
  } else {
    addField(
      fields,
      canonicalName(path.join('.')),
      value === null || value === undefined ? '' : String(value),
    )
  }
}

/** Two spellings of one field: the one that says something wins. */
function addField(fields: Map<string, string>, name: string, value: string): void {
  if (name !== '' && (fields.get(name) ?? '') === '') fields.set(name, value)
}

/** Exotel wraps each leg in a `Leg` in some answers and not in others. */
function canonicalName(key: string): string {
  const lower = key.toLowerCase()
  if (!/[.[\]]/.test(lower)) return lower
  return lower
    .split(/[.[\]]+/)
    .filter((part) => part !== '' && part !== 'leg')
    .join('.')
}
