/** The member of that name, or undefined when there is none to speak of. */
export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  // An object that owns the name.
  return (value as Record<string, unknown>)[name]
}
