import type { ImportFormat, ImportView } from '../../shared/contract/booking-import.ts'
import type { Slice } from './slice.ts'

/** The file of bookings on its way in. The promises reject with an AppError where the page shows it. */
export type ImportSlice = {
  readonly bookingImport: ImportView | null
  askImport(): Promise<void>
  hearImport(view: ImportView): void
  uploadBookings(file: File): Promise<void>
  readImport(format: ImportFormat): Promise<void>
  checkImport(format: ImportFormat): Promise<void>
  storeImport(): Promise<void>
  cancelImport(): Promise<void>
  undoImport(): Promise<void>
  /** Where a report can be fetched for one minute. */
  importReport(kind: 'import-problems' | 'import-result'): Promise<string>
}

export const emptyImport = { bookingImport: null } as const

export const createImportSlice: Slice<ImportSlice> = ({ client }) => {
  return (set, get) => {
    const id = () => get().bookingImport?.id ?? ''
    const show = (bookingImport: ImportView | null) => set({ bookingImport })
    return {
      ...emptyImport,
      askImport: async () => show(await client.request('import.current', {})),
      hearImport: show,
      async uploadBookings(file) {
        const { view, uploadPath } = await client.request('import.begin', {
          fileName: file.name,
          bytes: file.size,
        })
        show(view)
        try {
          await client.upload(uploadPath, file)
          show(await client.request('import.read', { id: view.id, format: null }))
        } catch (thrown) {
          show(null)
          throw thrown
        }
      },
      readImport: async (format) => show(await client.request('import.read', { id: id(), format })),
      checkImport: async (format) => show(await client.request('import.check', { id: id(), format })),
      async storeImport() {
        // What becomes of it is pushed, perhaps sooner than this is answered.
        await client.request('import.store', { id: id() })
      },
      async cancelImport() {
        await client.request('import.cancel', { id: id() })
        await get().askImport()
      },
      undoImport: async () => show(await client.request('import.undo', { id: id() })),
      async importReport(kind) {
        const { path } = await client.request('files.ticket', { kind, id: id(), language: get().language })
        return path
      },
    }
  }
}
