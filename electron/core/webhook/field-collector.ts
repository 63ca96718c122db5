const maximumFields = 1000
const maximumDepth = 10
const flatKey = /^[^.[\]]+(?:\[[^.[\]]+\])*$/

export class TooManyFields extends Error {
  override readonly name = 'TooManyFields'
}

/** Gathers the fields of one event under flat keys. A later value replaces an earlier one. */
export class FieldCollector {
  readonly fields = new Map<string, string>()
  /** How many values `key[]` has had so far. */
  #listLengths: Map<string, number> | null = null

  add(key: string, value: string): void {
    if (key === '') return
    this.fields.set(this.#flatKey(key), value)
    if (this.fields.size > maximumFields) throw new TooManyFields()
  }

  addForm(text: string): void {
    for (const [key, value] of new URLSearchParams(text)) this.add(key, value)
    // A list in the body replaces one in the query from its start.
    this.#listLengths = null
  }

  addObject(value: object): void {
    for (const [key, child] of Object.entries(value)) this.#addValue(key, child, 1)
  }

  #addValue(key: string, value: unknown, depth: number): void {
    if (depth > maximumDepth) throw new TooManyFields()
    if (value === null) this.add(key, '')
    else if (typeof value === 'object') {
      for (const [name, child] of Object.entries(value)) this.#addValue(`${key}[${name}]`, child, depth + 1)
    } else this.add(key, String(value))
  }

  /** `Legs[0].Leg.Status` and `Legs[0][Leg][Status]` are two spellings of one key; `To[]` counts up. */
  #flatKey(key: string): string {
    if (flatKey.test(key)) return key
    const [name = '', ...path] = key.split(/[.[\]]+/)
    if (key.endsWith('[]')) {
      const list = joined(name, path.slice(0, -1))
      this.#listLengths ??= new Map()
      const length = this.#listLengths.get(list) ?? 0
      this.#listLengths.set(list, length + 1)
      return `${list}[${length}]`
    }
    return joined(name, path.at(-1) === '' ? path.slice(0, -1) : path)
  }
}

function joined(name: string, path: readonly string[]): string {
  let key = name
  for (const part of path) key += `[${part}]`
  return key
}
