import { spawn } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { tempDir } from '../../support/temp-dir.ts'
import { noteIds, putNote, StoreFolder } from '../store/test-store.ts'

const program = join(import.meta.dirname, 'restore-program.ts')

/** Each starts a program of its own. */
const tenStarts = 300_000

/** Killed at the first word it says that is this one, and so many milliseconds later. */
const kills = [
  ...[0, 5, 15, 30, 60, 100, 160, 250].map((later) => ({ word: 'open', later })),
  { word: 'whole', later: 0 },
  { word: 'closed', later: 0 },
]

it(
  'a restore that is killed leaves the rows from before or those of the backup, whole',
  async () => {
    await using prepared = new StoreFolder()
    using kept = tempDir()
    const copy = join(kept.path, 'copy.sealed')
    const store = await prepared.open()
    await store.write([putNote(store, 'a'), putNote(store, 'b')])
    await store.upkeep.copyTo(copy)
    await store.write([putNote(store, 'c'), putNote(store, 'd')])
    await prepared.close()

    for (const { word, later } of kills) {
      await using folder = new StoreFolder()
      cpSync(prepared.path, folder.path, { recursive: true })
      const said = await restoreUntilKilled(folder.path, copy, word, later)
      const found = (await noteIds(await folder.open())).join('')
      if (said.includes('whole')) expect(found, `${word} + ${later}`).toBe('ab')
      else expect(['ab', 'abcd'], `${word} + ${later}`).toContain(found)
      // And it goes on from there.
      const again = await folder.open()
      await again.write([putNote(again, 'e')])
      expect((await noteIds(await folder.open())).join('')).toBe(`${found}e`)
    }
  },
  tenStarts,
)

async function restoreUntilKilled(
  folder: string,
  copy: string,
  word: string,
  later: number,
): Promise<string> {
  const child = spawn(process.execPath, [program, folder, copy], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let complaints = ''
  child.stderr.on('data', (chunk) => {
    complaints += String(chunk)
  })
  const heard = Promise.withResolvers<void>()
  child.stdout.on('data', (chunk) => {
    said += String(chunk)
    if (said.includes(word)) heard.resolve()
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  await Promise.race([heard.promise, ended])
  await pause(later)
  child.kill('SIGKILL')
  await ended
  expect(complaints).toBe('')
  return said
}
