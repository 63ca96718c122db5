import { z } from 'zod'
import { languages } from '../domain/language.ts'
import { type FileShape, request } from './shape.ts'

/** Bytes that do not fit a request; served under `/files/{kind}/{id}?ticket=…` by both hosts. */
export const files = {
  recording: { right: 'listen', direction: 'read' },
  /** Calls as CSV; the id is that of a prepared export. */
  'call-export': { right: 'export', direction: 'read' },
  /** What the columns of that file mean. */
  'call-columns': { right: 'export', direction: 'read' },
  /** Sent by PUT to the path that `import.begin` answers. */
  'import-upload': { right: 'import', direction: 'write' },
  'import-problems': { right: 'import', direction: 'read' },
  'import-result': { right: 'import', direction: 'read' },
  /** What is kept of a person, as JSON; the path comes from `privacy.export-person`. */
  'person-export': { right: 'reveal', direction: 'read' },
} as const satisfies Readonly<Record<string, FileShape>>

export type FileKind = keyof typeof files

const fileKinds = Object.keys(files) as [FileKind, ...FileKind[]]

export const filesRequests = {
  /** A path that opens the file for one minute. */
  'files.ticket': request(
    'desk',
    z.object({
      kind: z.enum(fileKinds),
      id: z.string(),
      /** What its sentences are written in, where it has any. */
      language: z.enum(languages).default('en'),
    }),
    z.object({ path: z.string() }),
  ),
} as const
