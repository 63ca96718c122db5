import type { JsonSchema } from './route-schemas.ts'

/** A schema as somebody would write down its shape: optional fields have a `?`, limits stand behind. */
export function outline(schema: JsonSchema, indent = ''): string {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return choices.map((choice) => outline(choice, indent)).join(' | ')
  if ('const' in schema) return JSON.stringify(schema.const)
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.type === 'array') return `[${outline(schema.items ?? {}, indent)}, …]`
  if (schema.type === 'object') return objectOutline(schema, indent)
  if (schema.type === undefined) return 'any'
  return `${schema.format ?? [schema.type].flat().join(' | ')}${limits(schema)}`
}

function objectOutline({ properties = {}, required = [] }: JsonSchema, indent: string): string {
  const inner = `${indent}  `
  const fields = Object.entries(properties).map(
    ([name, field]) => `${inner}${name}${required.includes(name) ? '' : '?'}: ${outline(field, inner)}`,
  )
  return fields.length === 0 ? '{}' : `{\n${fields.join('\n')}\n${indent}}`
}

function limits({ minimum, maximum, maxLength }: JsonSchema): string {
  if (maxLength !== undefined) return ` ≤ ${maxLength}`
  if (maximum === undefined) return ''
  return ` ${minimum ?? ''}…${maximum}`
}
