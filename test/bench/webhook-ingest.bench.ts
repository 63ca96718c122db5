/** Webhooks acknowledged per second: the product beside the plain design, in turns, on the same machine. */
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { tempDir } from '../support/temp-dir.ts'
import type { LoadFigures, LoadOptions } from './webhook-ingest/load-generator.ts'
import { type ServerFigures, ServerProcess } from './webhook-ingest/server-program.ts'

export type IngestOptions = {
  readonly connections?: number
  readonly secondsPerRound?: number
  /** Each is one round of the plain design and one of the product. */
  readonly rounds?: number
  /** Ended calls in the store of one more round of the product, with snapshots all through it; 0 leaves it out. */
  readonly storedCalls?: number
}

export type RoundFigures = LoadFigures & ServerFigures

export type IngestFigures = {
  readonly plain: readonly RoundFigures[]
  readonly product: readonly RoundFigures[]
  readonly large: RoundFigures | null
  /** Median rate of the product over median rate of the plain design. */
  readonly ratio: number
}

const programs = {
  plain: new URL('./webhook-ingest/plain-server.ts', import.meta.url),
  product: new URL('./webhook-ingest/product-server.ts', import.meta.url),
  load: new URL('./webhook-ingest/load-generator.ts', import.meta.url),
}

const warmUpSeconds = 1

export async function run(options: IngestOptions = {}): Promise<void> {
  const figures = await measure(options)
  process.stdout.write(`${report(figures)}\n`)
}

export async function measure(options: IngestOptions = {}): Promise<IngestFigures> {
  const { connections = 64, secondsPerRound = 30, rounds = 2, storedCalls = 1_000_000 } = options
  const plain: RoundFigures[] = []
  const product: RoundFigures[] = []
  for (let round = 0; round < rounds; round += 1) {
    plain.push(await oneRound(programs.plain, connections, secondsPerRound))
    product.push(await oneRound(programs.product, connections, secondsPerRound))
  }
  const large =
    storedCalls > 0 ? await oneRound(programs.product, connections, secondsPerRound, storedCalls) : null
  const rate = (all: readonly RoundFigures[]) => median(all.map(({ perSecond }) => perSecond))
  return { plain, product, large, ratio: rate(product) / rate(plain) }
}

async function oneRound(
  program: URL,
  connections: number,
  seconds: number,
  storedCalls = 0,
): Promise<RoundFigures> {
  using folder = tempDir()
  const server = new ServerProcess(program, folder.path, storedCalls)
  const { port, path } = await server.ready()
  const warmUp = await load({ port, path, run: 'w', connections, seconds: Math.min(warmUpSeconds, seconds) })
  await server.drain()
  server.begin()
  const loaded = await load({ port, path, run: 'm', connections, seconds })
  const served = await server.drain()
  await server.stop()
  const acknowledged = warmUp.acknowledged + loaded.acknowledged
  if (served.applied !== acknowledged) {
    throw new Error(`${acknowledged} callbacks were acknowledged and ${served.applied} applied`)
  }
  return { ...loaded, ...served }
}

async function load(options: LoadOptions): Promise<LoadFigures> {
  const child = spawn(process.execPath, [fileURLToPath(programs.load), JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return JSON.parse(await text(child.stdout))
}

function report({ plain, product, large, ratio }: IngestFigures): string {
  const line = (name: string, { ...figures }: RoundFigures) =>
    `| ${name} | ${Math.round(figures.perSecond)} | ${figures.p50Ms.toFixed(1)} | ${figures.p99Ms.toFixed(1)} | ${figures.maxMs.toFixed(0)} | ${figures.refused} | ${(figures.drainMs / 1000).toFixed(1)} | ${figures.loopDelayP99Ms.toFixed(1)} | ${figures.loopDelayMaxMs.toFixed(0)} |`
  return [
    '| design | acknowledged/s | p50 ms | p99 ms | max ms | refused | drained after s | loop delay p99 ms | max ms |',
    '|---|---|---|---|---|---|---|---|---|',
    ...plain.map((figures) => line('plain', figures)),
    ...product.map((figures) => line('product', figures)),
    ...(large ? [line('product, many calls stored, snapshots', large)] : []),
    '',
    `Median ratio: ${ratio.toFixed(2)}`,
  ].join('\n')
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [below, above] = [sorted[middle - 1], sorted[middle]]
  if (above === undefined) return Number.NaN
  return sorted.length % 2 === 0 && below !== undefined ? (below + above) / 2 : above
}
