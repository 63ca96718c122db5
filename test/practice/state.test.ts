import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startStandIn } from '../support/practice.ts'
import { tempDir } from '../support/temp-dir.ts'
import { CallbackReceiver } from './callback-receiver.ts'
import { HandMovedWall } from './hand-moved-wall.ts'
import { customerEndingIn, PracticeCaller, until } from './practice-caller.ts'

test('a restart knows every call, attempt, violation, mix and callback of before', async () => {
  using folder = tempDir()
  const stateFile = `${folder.path}/state.jsonl`
  const before = await startStandIn({ speed: 2000, stateFile })
  const caller = new PracticeCaller(before)
  await caller.connect(customerEndingIn('00'), { CustomField: 'kept' })
  await caller.connect(customerEndingIn('00'), { CustomField: 'kept' })
  await caller.connect(customerEndingIn('11'), { CustomField: 'out-of-order' })
  await caller.connect(customerEndingIn('11'), { CustomField: 'out-of-order' })
  const mix = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"busy":0.5}' }
  await caller.send('/practice/mix', mix)
  await until(async () => ((await caller.truths())[0]?.ended ? true : null))
  const paths = ['calls', 'attempts', 'violations', 'mix', 'callbacks', 'desk']
  const tell = (each: PracticeCaller) =>
    Promise.all(paths.map(async (path) => (await each.send(`/practice/${path}`)).text))
  const told = await tell(caller)
  await before.dispose()

  const after = await startStandIn({ speed: 2000, stateFile })
  try {
    const again = new PracticeCaller(after)
    expect(await tell(again)).toEqual(told)
    expect(after.instance).not.toBe(before.instance)
    expect((await again.connect(customerEndingIn('00'), { CustomField: 'kept' })).status).toBe(409)
    const third = await again.connect(customerEndingIn('11'), { CustomField: 'out-of-order' })
    const fourth = await again.connect(customerEndingIn('11'), { CustomField: 'out-of-order' })
    expect([third.status, fourth.status]).toEqual([503, 200])
  } finally {
    await after.dispose()
  }
})

test('callbacks that were due while it was away are made up for, those that were delivered are not', async () => {
  using folder = tempDir()
  const wall = new HandMovedWall()
  const options = {
    wall,
    speed: HandMovedWall.speed,
    stateFile: `${folder.path}/state.jsonl`,
    keepClock: true,
  }
  const receiver = await CallbackReceiver.start()
  const before = await startStandIn(options)
  const placing = new PracticeCaller(before).connect(customerEndingIn('00'), receiver.wish)
  const { course } = await until(() => before.ledger.calls[0] ?? null)
  wall.moveTo(before, course.secondDialledAt ?? 0)
  await placing
  await until(() => ([...before.ledger.deliveries].length > 0 ? true : null))
  await before.dispose()
  wall.moveTo(before, course.endedAt + 60_000)

  const after = await startStandIn(options)
  try {
    await until(() => (receiver.received.length < 3 ? null : true))
    const events = receiver.received.map(({ fields }) => `${fields.EventType} ${fields['Legs[1][Status]']}`)
    expect(events).toEqual(['answered ', 'answered in-progress', 'terminal completed'])
  } finally {
    await after.dispose()
    await receiver.dispose()
  }
})

test('a last line that was cut off is left out; a damaged one in the middle stops the start', async () => {
  using folder = tempDir()
  const stateFile = `${folder.path}/state.jsonl`
  const first = await startStandIn({ speed: 2000, stateFile })
  await new PracticeCaller(first).connect(customerEndingIn('00'), { CustomField: 'kept' })
  await first.dispose()
  appendFileSync(stateFile, '{"entry":"call","call":{"sid":"to')
  const second = await startStandIn({ speed: 2000, stateFile })
  expect(second.ledger.callOfIntent('kept')).not.toBeNull()
  await second.dispose()
  const lines = readFileSync(stateFile, 'utf8').split('\n')
  writeFileSync(stateFile, [...lines.slice(0, 2), '{"entry":', ...lines.slice(2)].join('\n'))
  await expect(startStandIn({ stateFile })).rejects.toThrow(/^Line 3 of .* is damaged/)
})

test('two stand-ins never share a state', async () => {
  using folder = tempDir()
  const stateFile = `${folder.path}/state.jsonl`
  const first = await startStandIn({ stateFile })
  await expect(startStandIn({ stateFile })).rejects.toThrow('Another practice provider')
  await first.dispose()
  await (await startStandIn({ stateFile })).dispose()
})
