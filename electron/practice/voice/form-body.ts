import type { Request } from 'express'

/** Reads form bodies, urlencoded or multipart; anything else has no fields. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  const contentType = request.headers['content-type'] ?? ''
  const body: unknown = request.body
  const fields = new URLSearchParams()
  if (
    !Buffer.isBuffer(body) ||
    !/^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(contentType)
  ) {
    return fields
  }
  try {
    const form = await new Response(new Uint8Array(body), {
      headers: { 'Content-Type': contentType },
    }).formData()
    for (const [name, value] of form) {
      if (typeof value === 'string') fields.append(name, value)
    }
  } catch {
    // A broken form has no fields, and what is mandatory will be missed.
  }
  return fields
}

/** `Name[0]=a&Name[1]=b`, as production clients send lists; `Name[]=a` repeated and a lone `Name=a` are taken too. */
export function listField(fields: URLSearchParams, name: string): readonly string[] {
  const values: string[] = []
  for (const [key, value] of fields) {
    const isItem = key === name || (key.startsWith(`${name}[`) && key.endsWith(']'))
    if (isItem) values.push(value)
  }
  return values
}
