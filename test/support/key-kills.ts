import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { openRehearsedStore } from '../soak/store-kills/rehearsed-store.ts'

const program = join(import.meta.dirname, 'key-change-program.ts')

export type KeyKillReport = {
  readonly kills: number
  readonly acknowledged: number
  /** Keys that were changed to their end. */
  readonly changes: number
  /** Rows that were acknowledged and are not there. */
  readonly lost: readonly string[]
  readonly unopened: readonly string[]
}

/** Lets a program that writes and changes the key over and over be killed at random instants, over one folder. */
export async function killKeyChanges(
  folder: string,
  kills: number,
  tellRound = (_round: number) => {},
): Promise<KeyKillReport> {
  const acknowledged = new Set<string>()
  const lost = new Set<string>()
  const unopened: string[] = []
  let changes = 0
  for (let round = 0; round < kills; round += 1) {
    tellRound(round)
    const said = await runUntilKilled(folder, round)
    for (const line of said.split('\n')) {
      if (line === 'changed') changes += 1
      else if (line.startsWith('row ')) acknowledged.add(line.slice(4))
    }
    try {
      const store = await openRehearsedStore(folder)
      const rows = await store.read.selectFrom('call_note').select('id').execute()
      const ids = new Set(rows.map(({ id }) => id))
      for (const id of acknowledged) if (!ids.has(id)) lost.add(id)
      await store.dispose()
    } catch (failure) {
      unopened.push(`round ${round}: ${String(failure)}`)
      break
    }
  }
  return { kills, acknowledged: acknowledged.size, changes, lost: [...lost], unopened }
}

async function runUntilKilled(folder: string, round: number): Promise<string> {
  const child = spawn(process.execPath, [program, folder, String(round)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = text(child.stdout)
  const complaints = text(child.stderr)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  // Every other round is killed in its first change, the rest in a later one.
  const word = round % 2 === 0 ? 'open' : 'changed'
  const begun = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      if (String(chunk).includes(word)) resolve()
    })
  })
  await Promise.race([begun, ended])
  await pause(Math.random() * 600)
  child.kill('SIGKILL')
  await ended
  const complaint = await complaints
  if (complaint !== '') throw new Error(`The program of round ${round} failed: ${complaint}`)
  return said
}
