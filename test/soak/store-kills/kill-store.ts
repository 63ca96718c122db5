import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Store } from '../../../electron/core/store/store.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { openRehearsedStore } from './rehearsed-store.ts'

export type KillReport = {
  readonly rounds: number
  readonly acknowledgedGroups: number
  readonly acknowledgedRaw: number
  /** Acknowledged and not there after a kill. */
  readonly lost: readonly string[]
  /** Groups of which only a part was there. */
  readonly torn: readonly string[]
  readonly unopened: readonly string[]
}

type Seen = {
  readonly groups: Set<string>
  readonly raw: Map<number, string>
  readonly applied: Set<number>
}

const writer = new URL('./store-writer.ts', import.meta.url).pathname

/** After each kill everything that a folder ever acknowledged is compared; so many rounds share one. */
const roundsPerFolder = 40

/** Lets a writer be killed again and again over one folder, and looks after each kill whether anything is missing. */
export async function killStore(rounds: number, tellRound = (_round: number) => {}): Promise<KillReport> {
  const reports: KillReport[] = []
  for (let first = 0; first < rounds; first += roundsPerFolder) {
    reports.push(await killOverOneFolder(first, Math.min(first + roundsPerFolder, rounds), tellRound))
  }
  const count = (of: (report: KillReport) => number) => reports.reduce((sum, report) => sum + of(report), 0)
  return {
    rounds: count((report) => report.rounds),
    acknowledgedGroups: count((report) => report.acknowledgedGroups),
    acknowledgedRaw: count((report) => report.acknowledgedRaw),
    lost: reports.flatMap((report) => report.lost),
    torn: reports.flatMap((report) => report.torn),
    unopened: reports.flatMap((report) => report.unopened),
  }
}

async function killOverOneFolder(
  first: number,
  end: number,
  tellRound: (round: number) => void,
): Promise<KillReport> {
  using folder = tempDir()
  const seen: Seen = { groups: new Set(), raw: new Map(), applied: new Set() }
  const lost = new Set<string>()
  const torn = new Set<string>()
  const unopened: string[] = []
  for (let round = first; round < end; round += 1) {
    tellRound(round)
    await writeUntilKilled(folder.path, round, seen)
    try {
      const store = await openRehearsedStore(folder.path)
      try {
        await compare(store, seen, lost, torn)
      } finally {
        await store.dispose()
      }
    } catch (failure) {
      unopened.push(`round ${round}: ${String(failure)}`)
      break
    }
  }
  return {
    rounds: end - first,
    acknowledgedGroups: seen.groups.size + seen.applied.size,
    acknowledgedRaw: seen.raw.size,
    lost: [...lost],
    torn: [...torn],
    unopened,
  }
}

async function writeUntilKilled(folder: string, round: number, seen: Seen): Promise<void> {
  const child = spawn(process.execPath, [writer, folder, String(round)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = text(child.stdout)
  const complaints = text(child.stderr)
  // One round in four is killed while it opens; the others at any instant of their work.
  if (round % 4 === 0) await pause(100 + Math.random() * 500)
  else if (await firstWord(child)) await pause(Math.random() * 500)
  child.kill('SIGKILL')
  for (const line of (await said).split('\n')) note(line, seen)
  const complaint = await complaints
  if (complaint !== '') throw new Error(`The writer of round ${round} failed: ${complaint}`)
}

function note(line: string, { groups, raw, applied }: Seen): void {
  const [word, first = '', second = ''] = line.split(' ')
  if (word === 'group') groups.add(first)
  else if (word === 'raw') raw.set(Number(first), second)
  else if (word === 'applied') applied.add(Number(first))
}

async function compare(store: Store, seen: Seen, lost: Set<string>, torn: Set<string>): Promise<void> {
  const rows = await store.read.selectFrom('call_note').select('id').execute()
  const ids = new Set(rows.map(({ id }) => id))
  for (const id of seen.groups) if (!ids.has(`left_${id}`)) lost.add(`group ${id}`)
  for (const id of ids) {
    const [side, rest] = id.split('_')
    if (side === 'left' && !ids.has(`right_${rest}`)) torn.add(id)
    if (side === 'right' && !ids.has(`left_${rest}`)) torn.add(id)
  }
  const { applied_through: through } = await store.read
    .selectFrom('raw_cursor')
    .selectAll()
    .executeTakeFirstOrThrow()
  if (through > 0 && !ids.has(`applied_${through}`)) torn.add(`applied ${through}`)
  for (const sequence of seen.applied) if (sequence > through) lost.add(`applied ${sequence}`)
  let expected = through + 1
  for await (const { sequence, body } of store.pendingRaw()) {
    if (sequence !== expected) lost.add(`raw ${expected}`)
    expected = sequence + 1
    const acknowledged = seen.raw.get(sequence)
    if (acknowledged !== undefined && acknowledged !== Buffer.from(body).toString())
      lost.add(`raw ${sequence}`)
  }
  for (const sequence of seen.raw.keys()) if (sequence >= expected) lost.add(`raw ${sequence}`)
}

/** False when it ended without one. */
function firstWord(child: ChildProcessByStdio<null, Readable, Readable>): Promise<boolean> {
  return new Promise((resolve) => {
    child.stdout.once('data', () => resolve(true))
    child.once('exit', () => resolve(false))
  })
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
