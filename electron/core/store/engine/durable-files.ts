import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Makes what was created, renamed or removed in the folder durable. */
export function syncFolder(folder: string): void {
  // Windows has no such call; it keeps names in its own log.
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Writes the file so that after a crash there is the old one or the new one, whole. */
export function replaceFile(path: string, content: Uint8Array | string, mode = 0o600): void {
  const aside = `${path}.tmp`
  try {
    const descriptor = openSync(aside, 'w', mode)
    try {
      writeAll(descriptor, typeof content === 'string' ? Buffer.from(content) : content, 0)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    renameSync(aside, path)
    syncFolder(dirname(path))
  } catch (failure) {
    rmSync(aside, { force: true })
    throw failure
  }
}

/** A file system may take fewer bytes than it was given. */
export function writeAll(descriptor: number, bytes: Uint8Array, position: number): void {
  let written = 0
  while (written < bytes.length) {
    written += writeSync(descriptor, bytes, written, bytes.length - written, position + written)
  }
}
