import type { Readable } from 'node:stream'
import type { FileKind } from '../../shared/contract/files.ts'
import type { Language } from '../../shared/domain/language.ts'
import type { ImportFiles } from './bookings/import/import-files.ts'
import type { CallExports } from './calls/call-exports.ts'
import type { FileAnswer, FileReception } from './console-types.ts'
import type { PersonExports } from './privacy/person-exports.ts'
import { openRecordingFile } from './recordings/recording-file.ts'
import type { Recordings } from './recordings/recordings.ts'

export type FileSources = {
  readonly recordings: Recordings
  readonly importFiles: ImportFiles
  readonly callExports: CallExports
  readonly personExports: PersonExports
}

/** Bytes by their kind: which feature gives out a ticket, and which one opens it. */
export class FileDesk {
  readonly #sources: FileSources

  constructor(sources: FileSources) {
    this.#sources = sources
  }

  /** Null when there is nothing (yet) to be opened. */
  async ticket(kind: FileKind, id: string, userId: string, language: Language): Promise<string | null> {
    const { recordings, importFiles, callExports } = this.#sources
    switch (kind) {
      case 'recording':
        await recordings.prepare(id)
        return recordings.ticket(id)
      case 'import-problems':
      case 'import-result':
        return importFiles.ticket(kind, id, userId, language)
      case 'call-export':
      case 'call-columns':
        return callExports.ticket(kind, id, userId)
      case 'import-upload':
      case 'person-export':
        return null
    }
  }

  /** `range` is the value of an HTTP Range header. */
  async open(kind: string, id: string, ticket: string, range: string | null): Promise<FileAnswer> {
    const { recordings, importFiles, callExports, personExports } = this.#sources
    if (kind === 'person-export') return personExports.open(id, ticket)
    if (kind === 'recording') return openRecordingFile(recordings, { kind, id, ticket, range })
    return (await importFiles.open(kind, id, ticket)) ?? callExports.open(kind, id, ticket)
  }

  receive(kind: string, id: string, ticket: string, body: Readable): Promise<FileReception> {
    return this.#sources.importFiles.receive(kind, id, ticket, body)
  }
}
