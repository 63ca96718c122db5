import { StoreOpenError } from '../store-open-error.ts'

export function damagedJournal(file: string, what: string, folder: string): StoreOpenError {
  return new StoreOpenError(
    'damaged-journal',
    `The journal file ${file} in ${folder} is damaged: ${what}. It was kept as it is; put the disk's own copy of that file back, or start once with --restore and the name of a backup in the folder backups beside it.`,
  )
}

export function damagedSnapshot(file: string, folder: string): StoreOpenError {
  return new StoreOpenError(
    'damaged-snapshot',
    `The snapshot ${file} in ${folder} is damaged and cannot be read. It was kept as it is; start once with --restore and the name of a backup in the folder backups beside it.`,
  )
}

export function newerStore(file: string): StoreOpenError {
  return new StoreOpenError(
    'newer-store',
    `${file} was written by a newer version of Maskline; install that version or a later one. Nothing was changed.`,
  )
}
