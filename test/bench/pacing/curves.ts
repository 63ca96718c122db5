/** Occupancy against abandonment for one size of team, as a picture. */
export type Curve = {
  readonly name: string
  readonly colour: string
  /** Joined by a line; otherwise dots only. */
  readonly joined: boolean
  readonly points: readonly { readonly share: number; readonly occupancy: number }[]
}

const width = 640
const height = 400
const left = 60
const bottom = 50
const widestShare = 0.06
const lowestOccupancy = 0.6

export function drawCurves(title: string, curves: readonly Curve[]): string {
  const drawn = curves.map((curve, index) => drawCurve(curve, index))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13" role="img" aria-label="${title}">
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="${left}" y="24" font-size="16" fill="#1f2933">${title}</text>
${grid()}
${drawn.join('\n')}
</svg>
`
}

function grid(): string {
  const lines: string[] = []
  for (let share = 0; share <= 6; share += 1) {
    const x = across(share / 100)
    const limit = share === 3
    lines.push(
      `<line x1="${x}" y1="${up(1)}" x2="${x}" y2="${up(lowestOccupancy)}" stroke="${limit ? '#b42318' : '#e4e7eb'}"/>`,
    )
    lines.push(
      `<text x="${x}" y="${height - bottom + 18}" text-anchor="middle" fill="#52606d">${share} %</text>`,
    )
  }
  for (let occupancy = 60; occupancy <= 100; occupancy += 10) {
    const y = up(occupancy / 100)
    lines.push(`<line x1="${left}" y1="${y}" x2="${width - 20}" y2="${y}" stroke="#e4e7eb"/>`)
    lines.push(`<text x="${left - 8}" y="${y + 4}" text-anchor="end" fill="#52606d">${occupancy} %</text>`)
  }
  lines.push(
    `<text x="${(width + left) / 2}" y="${height - 10}" text-anchor="middle" fill="#52606d">abandoned ÷ answered</text>`,
  )
  return lines.join('\n')
}

function drawCurve(curve: Curve, index: number): string {
  const shown = curve.points.filter(
    ({ share, occupancy }) => share <= widestShare && occupancy >= lowestOccupancy,
  )
  const dots = shown.map(
    ({ share, occupancy }) =>
      `<circle cx="${across(share)}" cy="${up(occupancy)}" r="4" fill="${curve.colour}"/>`,
  )
  const path = shown.map(({ share, occupancy }) => `${across(share)},${up(occupancy)}`).join(' ')
  const line = curve.joined
    ? `<polyline points="${path}" fill="none" stroke="${curve.colour}" stroke-width="2"/>`
    : ''
  const y = up(lowestOccupancy) - 16 * (index + 1)
  const legend = `<circle cx="${width - 190}" cy="${y - 4}" r="4" fill="${curve.colour}"/><text x="${width - 178}" y="${y}" fill="#1f2933">${curve.name}</text>`
  return [line, ...dots, legend].join('\n')
}

function across(share: number): number {
  return round(left + ((width - 20 - left) * share) / widestShare)
}

function up(occupancy: number): number {
  return round(
    height - bottom - ((height - bottom - 40) * (occupancy - lowestOccupancy)) / (1 - lowestOccupancy),
  )
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
