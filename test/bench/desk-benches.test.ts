import { expect, it } from 'vitest'
import { measure as measureCallLog } from './call-log.bench.ts'
import { measure as measureStart } from './start.bench.ts'

it('answers every filter of the call log, and tells how fast', async () => {
  const figures = await measureCallLog({ calls: 3000, rounds: 2 })
  const counts = Object.fromEntries(figures.map(({ name, calls }) => [name, calls]))
  expect(counts).toMatchObject({
    everything: 3000,
    'rare status': 30,
    'status and direction that never meet': 0,
    'one agent': 75,
    'one booking': 10,
  })
  for (const { bothMs } of figures) expect(bothMs).toHaveLength(2)
})

it.runIf(process.platform === 'linux')(
  'starts the program over a seeded home, and tells how fast',
  async () => {
    const figures = await measureStart({ calls: 2000, bookings: 200, starts: 1, journal: 0 })
    expect(figures.readyMs).toHaveLength(1)
    expect(figures.residentMb[0]).toBeGreaterThan(0)
  },
)
