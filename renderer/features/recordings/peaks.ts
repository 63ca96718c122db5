/** How loud a recording is along its length, 0 to 1. With two channels each side has a voice of its own. */
export type Peaks = { readonly above: readonly number[]; readonly below: readonly number[] | null }

/** `channels`: samples of −1 to 1. A quiet recording is drawn as high as a loud one. */
export function peaksOf(channels: readonly Float32Array[], bars: number): Peaks {
  const [first, second] = channels
  if (first === undefined) return { above: Array(bars).fill(0), below: null }
  const above = loudest(first, bars)
  const below = second === undefined || sameVoice(first, second) ? null : loudest(second, bars)
  const top = Math.max(...above, ...(below ?? []))
  const scaled = (peaks: readonly number[]) => peaks.map((peak) => (top === 0 ? 0 : peak / top))
  return { above: scaled(above), below: below && scaled(below) }
}

function loudest(samples: Float32Array, bars: number): number[] {
  return Array.from({ length: bars }, (_, bar) => {
    const end = Math.floor(((bar + 1) * samples.length) / bars)
    let peak = 0
    for (let index = Math.floor((bar * samples.length) / bars); index < end; index += 1) {
      const height = Math.abs(samples[index] ?? 0)
      if (height > peak) peak = height
    }
    return peak
  })
}

/** One voice on two channels is one. A look at some places of it is enough. */
function sameVoice(first: Float32Array, second: Float32Array): boolean {
  const step = Math.max(1, Math.floor(first.length / 2000))
  for (let index = 0; index < first.length; index += step) {
    if (Math.abs((first[index] ?? 0) - (second[index] ?? 0)) > 0.001) return false
  }
  return true
}
