import busboy from 'busboy'
import type { FieldCollector } from './field-collector.ts'

const limits = { fieldSize: 256 * 1024, parts: 2000, fieldNameSize: 1000 }

/** False when the body is not what its content type says. Files inside are passed over. */
export function decodeMultipart(
  body: Uint8Array,
  contentType: string,
  collector: FieldCollector,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let parser: busboy.Busboy
    try {
      parser = busboy({ headers: { 'content-type': contentType }, limits })
    } catch {
      // No boundary, or a kind of multipart that is no form.
      resolve(false)
      return
    }
    parser.on('field', (name, value) => {
      try {
        collector.add(name, value)
      } catch (failure) {
        reject(failure)
      }
    })
    parser.on('file', (_name, stream) => stream.resume())
    parser.on('error', () => resolve(false))
    parser.on('close', () => resolve(true))
    parser.end(body)
  })
}
