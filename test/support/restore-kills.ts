import { spawn } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { noteIds, putNote, StoreFolder } from '../core/store/test-store.ts'
import { tempDir } from './temp-dir.ts'

const program = join(import.meta.dirname, 'restore-program.ts')

/** At the first word it says that is this one, and so many milliseconds later. */
export type RestoreKill = { readonly word: string; readonly later: number }

export type RestoreReport = {
  readonly kills: number
  /** How often the rows from before were there afterwards, and how often those of the backup. */
  readonly before: number
  readonly restored: number
  /** One sentence for each store that held something else, or did not go on. */
  readonly broken: readonly string[]
}

/** Kills a program that restores a backup, once for each, and looks at the store afterwards. */
export async function killRestores(
  kills: readonly RestoreKill[],
  tellRound = (_round: number) => {},
): Promise<RestoreReport> {
  await using prepared = new StoreFolder()
  using kept = tempDir()
  const copy = join(kept.path, 'copy.sealed')
  await prepare(prepared, copy)
  const broken: string[] = []
  const found: string[] = []
  for (const [round, { word, later }] of kills.entries()) {
    tellRound(round)
    await using folder = new StoreFolder()
    cpSync(prepared.path, folder.path, { recursive: true })
    const said = await restoreUntilKilled(folder.path, copy, word, later)
    const rows = (await noteIds(await folder.open())).join('')
    found.push(rows)
    const allowed = said.includes('whole') ? ['ab'] : ['ab', 'abcd']
    if (!allowed.includes(rows)) broken.push(`${word} + ${later}: found ${rows}`)
    const again = await folder.open()
    await again.write([putNote(again, 'e')])
    const after = (await noteIds(await folder.open())).join('')
    if (after !== `${rows}e`) broken.push(`${word} + ${later}: did not go on from there, but has ${after}`)
  }
  const count = (rows: string) => found.filter((one) => one === rows).length
  return { kills: kills.length, before: count('abcd'), restored: count('ab'), broken }
}

/** A store of four rows, and a copy from when it had two. */
async function prepare(folder: StoreFolder, copy: string): Promise<void> {
  const store = await folder.open()
  await store.write([putNote(store, 'a'), putNote(store, 'b')])
  await store.upkeep.copyTo(copy)
  await store.write([putNote(store, 'c'), putNote(store, 'd')])
  await folder.close()
}

/** Answers what it had said by then. @throws when it complained */
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
  if (complaints !== '') throw new Error(`The restore failed: ${complaints}`)
  return said
}
