import { Readable } from 'node:stream'
import type { ImportFormat, ImportView } from '../../shared/contract/booking-import.ts'
import type { TestDesk } from './test-desk.ts'

/** Sends a file as a window does; answers the status and what the desk then knows of it. */
export async function upload(desk: TestDesk, bytes: Uint8Array | string, fileName = 'bookings.csv') {
  const body = Buffer.from(bytes)
  const { view, uploadPath } = await desk.request('import.begin', { fileName, bytes: body.length })
  const { status } = await sendTo(desk, uploadPath, Readable.from([body]))
  return { id: view.id, status }
}

export function sendTo(desk: TestDesk, path: string, body: Readable) {
  const url = new URL(path, 'http://desk')
  const [, , kind = '', id = ''] = url.pathname.split('/')
  return desk.core.receiveFile(kind, id, url.searchParams.get('ticket') ?? '', body)
}

/** Reads, checks and stores a file with what is guessed of it, and waits for its end. */
export async function importFile(
  desk: TestDesk,
  bytes: Uint8Array | string,
  format: Partial<ImportFormat> = {},
): Promise<ImportView> {
  const { id } = await upload(desk, bytes)
  const { reading } = await desk.request('import.read', { id, format: null })
  if (reading === null) throw new Error('Nothing was read')
  await desk.request('import.check', { id, format: { ...reading.format, ...format } })
  await desk.request('import.store', { id })
  return importUntil(desk, (view) => view.phase === 'finished')
}

export async function importUntil(
  desk: TestDesk,
  fits: (view: ImportView) => boolean,
  patience = 45_000,
): Promise<ImportView> {
  const limit = Date.now() + patience
  for (;;) {
    const view = await desk.request('import.current', {})
    if (view !== null && fits(view)) return view
    if (view?.phase === 'failed' || Date.now() > limit) {
      throw new Error(`The import never came so far: ${JSON.stringify(view)} ${JSON.stringify(desk.log)}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
