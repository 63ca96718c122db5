import type { SizeFigures, Summary } from './compare.ts'
import type { HeldOutShift } from './held-out.ts'

export type StrainFigures = {
  readonly agents: number
  readonly rate: number
  readonly mostLines: number
  readonly decisions: number
  readonly meanMs: number
}
export type PacingFindings = {
  readonly figures: readonly SizeFigures[]
  readonly heldOut: readonly HeldOutShift[]
  readonly strain: readonly StrainFigures[]
  readonly pictured: readonly number[]
}

/** docs/pacing.md as a whole: what the pacer does, and what came of it in the simulation. */
export function pacingReport(findings: PacingFindings): string {
  return `${introduction}
## The usual shift

Eight hours, talks of 120 s on average (lognormal, variation 0.9), wrap-ups of 20 s (0.5), rings of 11 s (0.5), a timeout of
30 s, one attempt in ten fails at once, three in ten are answered, and a caller waits 2 s. Occupancy is talk and wrap-up
÷ signed-in time; the second figure is abandoned ÷ answered over the shift. Means over three seeds (one from 100
agents up); fixed ratio and
adaptive were tuned on other seeds (${'`'}test/bench/pacing/baselines.ts${'`'} has the grids).

| agents | progressive | best fixed ratio | tuned adaptive | Maskline | worst shift | worst half hour |
|---|---|---|---|---|---|---|
${findings.figures.map(sizeRow).join('\n')}

${findings.pictured.map((agents) => `![Occupancy against abandonment, ${agents} agents](pacing/agents-${agents}.svg)`).join('\n')}

Each dot of Maskline is another allowed share (0.5 to 5 %). The red line is 3 %.

## Shifts it was not tuned on

Team, answer rate, its drift and jumps, talks, wrap-ups, rings, breaks and shift changes, bursts of failures, answering machines,
a delayed agent leg and provider limits, drawn at random from seeds kept for this purpose.

| seed | shift | progressive | Maskline | abandoned | answered | worst half hour | broken |
|---|---|---|---|---|---|---|---|
${findings.heldOut.map(heldOutRow).join('\n')}

${heldOutSummary(findings.heldOut)}

## Time for a decision

| agents | answer rate | most lines | decisions | mean ms |
|---|---|---|---|---|
${findings.strain.map(strainRow).join('\n')}
`
}

const introduction = `# How a campaign paces its calls

\`npm run bench -- pacing\` runs the simulation below and writes this page and its pictures.

The pacer (\`electron/core/campaigns/pacing.ts\`) answers one question, after every event and every second: how many calls now?
It is pure. The events are its only input, asking changes nothing, and the same events give the same answers.

1. **What is known.** The share of rings that are answered is a posterior that forgets; evidence is counted while lines ring, so
   a wave of fresh lines bends nothing, and a test for jumps throws old evidence away when a list changes. By the second it
   knows when answers come, when attempts fail, and how long talks and wrap-ups still last at each age; so a wrap-up timer
   is a sharp step, and an agent who goes to a break after it is counted for less.
2. **What is ahead.** For four moments, around which a quarter of the answers of a fresh line comes each, two distributions are
   set against each other: agents who will be free by then, and calls that will have been answered.
3. **How many.** Lines are added one at a time while the chance that one more answered call is one too many stays below the
   accepted risk. With no risk that is progressive dialing.
4. **What may be risked.** Each answer raises the risk a little and each abandoned call lowers it by what many answers added.
   Near the limit of the shift it fades. The half hour has a budget of its own: one more abandoned call must fit into 7.5 % of
   the answers that a half hour of those present brings, and agents who left bring none. Else every line needs a free agent.
5. **When it is careful.** At the first calls, after minutes without news, when many agents come at once or leave one after
   another, when outcomes do not arrive, when nearly all attempts fail, and when calls are abandoned though agents seem free.
   A fall of the answer rate, which means more lines, needs more evidence than a rise.

Abandoned calls count per shift, which ends with four hours of silence. The share is abandoned ÷ answered; abandoned calls are
part of the answered ones.

What it cannot know: when half of a team leaves at the same moment, the lines already in the air were meant for them.
A team of three or four agents has too few answers in a half hour for a share: there it may lose up to four calls.
`

function sizeRow({ agents, progressive, ratio, adaptive, pacer }: SizeFigures): string {
  const cells = [progressive, ratio, adaptive].map(pair).join(' | ')
  return `| ${agents} | ${cells} | **${percent(pacer.occupancy)}** / ${percent(pacer.share, 2)} | ${percent(pacer.worstShare, 2)} | ${percent(pacer.worstHalfHour)} |`
}

function pair({ occupancy, share }: Summary): string {
  return `${percent(occupancy)} / ${percent(share)}`
}

function heldOutRow({ seed, name, result, progressive, broken }: HeldOutShift): string {
  return `| ${seed} | ${name} | ${percent(progressive.occupancy)} | ${percent(result.occupancy)} | ${percent(result.share, 2)} | ${result.answered} | ${percent(result.worstHalfHour)} | ${broken.join(', ') || '–'} |`
}

function heldOutSummary(shifts: readonly HeldOutShift[]): string {
  const broken = shifts.filter((shift) => shift.broken.length > 0).length
  const gains = shifts.map(({ result, progressive }) => result.occupancy - progressive.occupancy)
  const gain = gains.reduce((sum, value) => sum + value, 0) / gains.length
  return `${shifts.length} shifts, ${broken} of which broke a promise (3 % of a shift with 300 answers, 8 % of a half hour from ten agents up, the lines per agent, the provider's limit). On the average ${(100 * gain).toFixed(1)} points of occupancy above progressive.`
}

function strainRow({ agents, rate, mostLines, decisions, meanMs }: StrainFigures): string {
  return `| ${agents} | ${percent(rate, 0)} | ${mostLines} | ${decisions} | ${meanMs.toFixed(3)} |`
}

function percent(share: number, digits = 1): string {
  return `${(100 * share).toFixed(digits)} %`
}
