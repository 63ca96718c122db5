/**
 * The rules of OpenAPI 3.1 that a description can break, written down as checks: the fixed fields of each object, what
 * they require, and the keywords of JSON Schema 2020-12. Answers what is wrong, each with its place.
 */
type Json = Readonly<Record<string, unknown>>

export function openApiProblems(document: unknown): readonly string[] {
  const problems: string[] = []
  const tell = (at: string, what: string) => problems.push(`${at}: ${what}`)
  const root = object(document, '#', tell)
  fields(
    root,
    '#',
    ['openapi', 'info', 'servers', 'security', 'paths', 'components', 'tags', 'webhooks'],
    tell,
  )
  if (!/^3\.1\.\d+$/.test(String(root.openapi))) tell('#/openapi', 'is no version 3.1')
  const info = object(root.info, '#/info', tell)
  for (const name of ['title', 'version']) text(info[name], `#/info/${name}`, tell)
  for (const [index, server] of list(root.servers).entries()) {
    text(object(server, `#/servers/${index}`, tell).url, `#/servers/${index}/url`, tell)
  }
  const look = { root, tell, operationIds: new Set<string>() }
  for (const requirement of list(root.security)) requireSchemes(requirement, '#/security', look)
  for (const [path, item] of Object.entries(object(root.paths, '#/paths', tell))) checkPath(path, item, look)
  checkComponents(object(root.components ?? {}, '#/components', tell), look)
  return problems
}

type Tell = (at: string, what: string) => void
type Look = { readonly root: Json; readonly tell: Tell; readonly operationIds: Set<string> }

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

function checkPath(path: string, item: unknown, look: Look): void {
  const at = `#/paths/${path}`
  if (!path.startsWith('/')) look.tell(at, 'does not begin with a slash')
  if (/[:?#]/.test(path)) look.tell(at, 'holds more than a path template')
  const operations = object(item, at, look.tell)
  fields(operations, at, methods, look.tell)
  for (const [method, operation] of Object.entries(operations)) {
    checkOperation(path, object(operation, `${at}/${method}`, look.tell), `${at}/${method}`, look)
  }
}

const operationFields = ['tags', 'summary', 'description', 'operationId', 'parameters', 'requestBody']

function checkOperation(path: string, operation: Json, at: string, look: Look): void {
  fields(operation, at, [...operationFields, 'responses', 'deprecated', 'security'], look.tell)
  const id = String(operation.operationId)
  text(operation.operationId, `${at}/operationId`, look.tell)
  if (look.operationIds.has(id)) look.tell(at, `has the operationId of another: ${id}`)
  look.operationIds.add(id)
  checkParameters(path, operation, at, look)
  if (operation.requestBody !== undefined) {
    const body = object(operation.requestBody, `${at}/requestBody`, look.tell)
    fields(body, `${at}/requestBody`, ['description', 'content', 'required'], look.tell)
    checkContent(body.content, `${at}/requestBody`, look)
  }
  const responses = object(operation.responses, `${at}/responses`, look.tell)
  if (Object.keys(responses).length === 0) look.tell(at, 'has no response')
  for (const [status, response] of Object.entries(responses)) {
    if (!/^([1-5](\d\d|XX)|default)$/.test(status)) look.tell(at, `has a response for ${status}`)
    checkResponse(response, `${at}/responses/${status}`, look)
  }
}

function checkParameters(path: string, operation: Json, at: string, look: Look): void {
  const parameters = list(operation.parameters).map((entry) => resolved(entry, at, look))
  const names = parameters.map((parameter) => `${parameter.in} ${parameter.name}`)
  if (new Set(names).size !== names.length) look.tell(at, 'has a parameter twice')
  for (const [index, parameter] of parameters.entries())
    checkParameter(parameter, `${at}/parameters/${index}`, look)
  const templated = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `path ${name}`)
  const declared = names.filter((name) => name.startsWith('path '))
  if (templated.toSorted().join() !== declared.toSorted().join()) {
    look.tell(at, `declares other path parameters than its template has`)
  }
}

function checkParameter(parameter: Json, at: string, look: Look): void {
  fields(parameter, at, ['name', 'in', 'description', 'required', 'schema'], look.tell)
  text(parameter.name, `${at}/name`, look.tell)
  if (!['query', 'header', 'path', 'cookie'].includes(String(parameter.in))) look.tell(at, 'is nowhere')
  if (parameter.in === 'path' && parameter.required !== true) look.tell(at, 'is in the path and not required')
  checkSchema(parameter.schema, `${at}/schema`, look)
}

function checkResponse(entry: unknown, at: string, look: Look): void {
  const response = resolved(entry, at, look)
  fields(response, at, ['description', 'headers', 'content'], look.tell)
  text(response.description, `${at}/description`, look.tell)
  if (response.content !== undefined) checkContent(response.content, at, look)
  for (const [name, header] of Object.entries(object(response.headers ?? {}, at, look.tell))) {
    const shape = object(header, `${at}/headers/${name}`, look.tell)
    fields(shape, `${at}/headers/${name}`, ['description', 'required', 'schema'], look.tell)
    checkSchema(shape.schema, `${at}/headers/${name}`, look)
  }
}

function checkContent(content: unknown, at: string, look: Look): void {
  const types = Object.entries(object(content, `${at}/content`, look.tell))
  if (types.length === 0) look.tell(at, 'has no media type')
  for (const [type, media] of types) {
    if (!/^[\w.+-]+\/[\w.+*-]+$/.test(type)) look.tell(at, `has the media type ${type}`)
    const shape = object(media, `${at}/content/${type}`, look.tell)
    fields(shape, `${at}/content/${type}`, ['schema', 'example', 'examples', 'encoding'], look.tell)
    checkSchema(shape.schema, `${at}/content/${type}/schema`, look)
  }
}

function checkComponents(components: Json, look: Look): void {
  const at = '#/components'
  fields(components, at, ['schemas', 'responses', 'parameters', 'securitySchemes', 'headers'], look.tell)
  for (const kind of Object.keys(components)) {
    for (const name of Object.keys(object(components[kind], `${at}/${kind}`, look.tell))) {
      if (!/^[\w.-]+$/.test(name)) look.tell(`${at}/${kind}`, `has a component called ${name}`)
    }
  }
  for (const [name, schema] of Object.entries(object(components.schemas ?? {}, at, look.tell))) {
    checkSchema(schema, `${at}/schemas/${name}`, look)
  }
  for (const [name, scheme] of Object.entries(object(components.securitySchemes ?? {}, at, look.tell))) {
    const place = `${at}/securitySchemes/${name}`
    const { type, scheme: word } = object(scheme, place, look.tell)
    if (!['apiKey', 'http', 'mutualTLS', 'oauth2', 'openIdConnect'].includes(String(type))) {
      look.tell(place, `has the type ${type}`)
    }
    if (type === 'http') text(word, `${place}/scheme`, look.tell)
  }
}

function requireSchemes(requirement: unknown, at: string, look: Look): void {
  const schemes = object(
    object(look.root.components ?? {}, at, look.tell).securitySchemes ?? {},
    at,
    look.tell,
  )
  for (const [name, scopes] of Object.entries(object(requirement, at, look.tell))) {
    if (!Object.hasOwn(schemes, name)) look.tell(at, `names the scheme ${name}, which is not declared`)
    if (!Array.isArray(scopes)) look.tell(at, 'has scopes that are no list')
  }
}

const types = ['null', 'boolean', 'object', 'array', 'number', 'string', 'integer']
const numbers = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']
const counts = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties']
const texts = ['format', 'title', 'description', '$ref', 'pattern', 'contentEncoding']
const others = ['type', 'enum', 'const', 'default', 'examples', 'uniqueItems', 'deprecated', 'required']
const inside = ['items', 'not', 'additionalProperties', 'propertyNames']
const choices = ['anyOf', 'oneOf', 'allOf', 'prefixItems']

function checkSchema(schema: unknown, at: string, look: Look): void {
  if (typeof schema === 'boolean') return
  const shape = object(schema, at, look.tell)
  fields(
    shape,
    at,
    [...numbers, ...counts, ...texts, ...others, ...inside, ...choices, 'properties'],
    look.tell,
  )
  const wrong = (names: readonly string[], fits: (value: unknown) => boolean) => {
    for (const name of names) if (name in shape && !fits(shape[name])) look.tell(at, `has a wrong ${name}`)
  }
  wrong(numbers, (value) => typeof value === 'number')
  wrong(counts, (value) => Number.isInteger(value) && Number(value) >= 0)
  wrong(texts, (value) => typeof value === 'string')
  wrong(['pattern'], (value) => isExpression(String(value)))
  wrong(['type'], (value) => [value].flat().every((type) => types.includes(String(type))))
  wrong(['enum', 'examples'], (value) => Array.isArray(value) && value.length > 0)
  wrong(['required'], (value) => Array.isArray(value) && new Set(value).size === value.length)
  wrong(choices, (value) => Array.isArray(value) && value.length > 0)
  if (shape.$ref !== undefined) resolved(shape, at, look)
  for (const name of inside) if (name in shape) checkSchema(shape[name], `${at}/${name}`, look)
  for (const name of choices) {
    for (const [index, choice] of list(shape[name]).entries())
      checkSchema(choice, `${at}/${name}/${index}`, look)
  }
  const properties = Object.entries(object(shape.properties ?? {}, at, look.tell))
  for (const [name, property] of properties) checkSchema(property, `${at}/properties/${name}`, look)
}

/** What a reference leads to, or the thing itself. */
function resolved(entry: unknown, at: string, { root, tell }: Look): Json {
  const shape = object(entry, at, tell)
  if (shape.$ref === undefined) return shape
  if (Object.keys(shape).length > 1) tell(at, 'has more beside its reference')
  const steps = String(shape.$ref).split('/').slice(1)
  const target = steps.reduce<unknown>((found, step) => (isObject(found) ? found[step] : undefined), root)
  return object(target, `${at} → ${shape.$ref}`, tell)
}

function fields(shape: Json, at: string, known: readonly string[], tell: Tell): void {
  const unknown = Object.keys(shape).filter((name) => name !== '$ref' && !known.includes(name))
  if (unknown.length > 0) tell(at, `has ${unknown.join(', ')}, which it cannot have`)
}

function object(value: unknown, at: string, tell: Tell): Json {
  if (isObject(value)) return value
  tell(at, 'is no object')
  return {}
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function text(value: unknown, at: string, tell: Tell): void {
  if (typeof value !== 'string' || value.trim() === '') tell(at, 'is no text')
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function isExpression(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u')
    return true
  } catch {
    return false
  }
}
