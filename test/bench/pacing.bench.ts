/**
 * The pacer against progressive, the best fixed ratio and a tuned adaptive dialer, over simulated shifts; then over
 * shifts drawn at random that it was not tuned on. Writes docs/pacing.md and its pictures.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { AdaptiveLevel, adaptiveGrid, fixedRatio, ratioGrid } from './pacing/baselines.ts'
import { compare, overSeeds, pacerFor, type SizeFigures } from './pacing/compare.ts'
import { type Curve, drawCurves } from './pacing/curves.ts'
import { type HeldOutShift, heldOutShift } from './pacing/held-out.ts'
import { pacingReport, type StrainFigures } from './pacing/report.ts'
import { orientation } from './pacing/scenario.ts'
import { simulate } from './pacing/shift.ts'

const sizes = [3, 5, 10, 20, 50, 100]
const pictured = [5, 10, 20, 50]
const seeds = [11, 12, 13]
const tuning = [1, 2]
const pictureSeeds = [1]
const heldOutFrom = 700_000
const heldOutShifts = 30

export async function run(): Promise<void> {
  const docs = resolve(import.meta.dirname, '../../docs')
  mkdirSync(join(docs, 'pacing'), { recursive: true })
  const figures = sizes.map((agents) => {
    const found = compare(orientation(agents), agents > 50 ? seeds.slice(0, 1) : seeds, tuning)
    process.stdout.write(`${agents} agents: ${JSON.stringify(found)}\n`)
    return found
  })
  for (const agents of pictured) {
    writeFileSync(
      join(docs, 'pacing', `agents-${agents}.svg`),
      drawCurves(`${agents} agents`, curvesOf(agents, figures)),
    )
  }
  const heldOut = Array.from({ length: heldOutShifts }, (_, index) => heldOutShift(heldOutFrom + index))
  writeFileSync(join(docs, 'pacing.md'), pacingReport({ figures, heldOut, strain: strain(), pictured }))
  tell(heldOut)
}

/** Lower and higher allowed shares show the whole trade, not one point of it. */
function curvesOf(agents: number, figures: readonly SizeFigures[]): Curve[] {
  const scenario = orientation(agents, { hours: 4 })
  const at = (curve: Pick<Curve, 'name' | 'colour' | 'joined'>, points: Curve['points']): Curve => ({
    ...curve,
    points,
  })
  const progressive = figures.find((found) => found.agents === agents)?.progressive
  return [
    at(
      { name: 'Maskline', colour: '#0b6bcb', joined: true },
      [0.005, 0.01, 0.02, 0.03, 0.05].map((allowed) =>
        overSeeds(scenario, pictureSeeds, () => pacerFor(scenario, allowed)),
      ),
    ),
    at(
      { name: 'adaptive, the whole grid', colour: '#9a6700', joined: false },
      adaptiveGrid.map((settings) => overSeeds(scenario, pictureSeeds, () => new AdaptiveLevel(settings))),
    ),
    at(
      { name: 'fixed ratio', colour: '#6e7781', joined: true },
      ratioGrid.map((ratio) => overSeeds(scenario, pictureSeeds, () => fixedRatio(ratio))),
    ),
    at(
      { name: 'progressive', colour: '#1a7f37', joined: false },
      progressive === undefined ? [] : [progressive],
    ),
  ]
}

/** Two hundred agents, and answers so rare that every agent's share of lines rings. */
function strain(): StrainFigures[] {
  return [0.3, 0.06].map((rate) => {
    const scenario = orientation(200, { hours: 1, answerRate: () => rate })
    const result = simulate(scenario, 1, pacerFor(scenario))
    return {
      agents: 200,
      rate,
      mostLines: result.mostLines,
      decisions: result.decisions,
      meanMs: result.meanDecisionMs,
    }
  })
}

function tell(heldOut: readonly HeldOutShift[]): void {
  const broken = heldOut.filter((shift) => shift.broken.length > 0)
  for (const { seed, name, broken: words } of broken)
    process.stdout.write(`${seed} ${name}: ${words.join(', ')}\n`)
  process.stdout.write(`${heldOut.length} held-out shifts, ${broken.length} of them broke a promise.\n`)
  if (broken.length > 0) process.exitCode = 1
}
