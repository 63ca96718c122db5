import { cpSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Statement, type Store, StoreConflict } from '../../../electron/core/store/store.ts'
import { AppError } from '../../../shared/app-error.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { type HookDesk, layered, openHookDesk, statusToken } from './hook-desk.ts'
import { NotingSink, notedCalls } from './noting-sink.ts'

function send(desk: Pick<HookDesk, 'url'>, callSid: string, route = 'exotel/call'): Promise<Response> {
  return fetch(`${desk.url}/hooks/${statusToken}/${route}?CallSid=${callSid}&Status=completed`)
}

async function sendAll(desk: Pick<HookDesk, 'url'>, callSids: readonly string[]): Promise<void> {
  for (const callSid of callSids) expect((await send(desk, callSid)).status).toBe(200)
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`)

test('events are processed once each, in the order in which they were acknowledged', async () => {
  await using desk = await openHookDesk()
  await sendAll(desk, names(50))
  await desk.settled()
  expect(await notedCalls(desk.store)).toEqual(names(50))
  expect(desk.sink.applied).toEqual(desk.sink.applied.toSorted((a, b) => a - b))
})

test('what was acknowledged and not processed when the process died is processed once at the next start', async () => {
  using copy = tempDir()
  {
    await using desk = await openHookDesk({ pumping: false })
    await sendAll(desk, names(250))
    // As the disk is at the instant of a kill: nothing was closed.
    cpSync(desk.home, copy.path, { recursive: true })
  }
  {
    await using desk = await openHookDesk({ home: copy.path })
    await sendAll(desk, ['later'])
    await desk.settled()
    expect(await notedCalls(desk.store)).toEqual([...names(250), 'later'])
    expect(desk.log.lines.map(({ message }) => message)).toContain(
      'Webhooks from before the last stop are processed',
    )
  }
  await using again = await openHookDesk({ home: copy.path })
  await sendAll(again, ['last'])
  await again.settled()
  expect(await notedCalls(again.store)).toEqual([...names(250), 'later', 'last'])
})

test('an event that makes the feature throw becomes a dead letter by itself', async () => {
  await using desk = await openHookDesk({ pumping: false })
  desk.sink.beforePlan = (events) => {
    if (events.some(({ fields }) => fields.get('CallSid') === 'c7')) throw new Error('poison')
  }
  await sendAll(desk, names(20))
  desk.pump.start()
  await desk.settled()
  expect(await notedCalls(desk.store)).toEqual(names(20).filter((name) => name !== 'c7'))
  expect((await desk.letters.list(10)).map(({ reason }) => reason)).toEqual(['processing-failed'])
  expect(desk.log.lines.filter(({ level }) => level === 'error')).toHaveLength(1)
})

test('an event whose statements the store refuses becomes a dead letter by itself', async () => {
  await using desk = await openHookDesk({
    pumping: false,
    sinks: (store) => ({ 'exotel/call': new RefusedSink(store) }),
  })
  await sendAll(desk, names(20))
  desk.pump.start()
  await desk.settled()
  expect(await notedCalls(desk.store)).toEqual(names(20).filter((name) => name !== 'c11'))
  expect((await desk.letters.list(10)).map(({ reason }) => reason)).toEqual(['processing-failed'])
})

/** Writes one row twice for the event `c11`, which the table's key refuses. */
class RefusedSink extends NotingSink {
  override async plan(events: Parameters<NotingSink['plan']>[0]) {
    const plan = await super.plan(events)
    const poison = events.findIndex(({ fields }) => fields.get('CallSid') === 'c11')
    const again = plan.statements[poison]
    return { ...plan, statements: again === undefined ? plan.statements : [...plan.statements, again] }
  }
}

test('a batch that something else overtook is planned again, not given up', async () => {
  let conflicts = 2
  await using desk = await openHookDesk({
    pumping: false,
    store: (store) => conflicting(store, () => conflicts-- > 0),
  })
  await sendAll(desk, names(5))
  desk.pump.start()
  await desk.settled()
  expect(desk.sink.batches).toEqual([5, 5, 5])
  expect(await notedCalls(desk.store)).toEqual(names(5))
  expect(desk.sink.applied).toHaveLength(5)
})

function conflicting(store: Store, conflicts: () => boolean): Store {
  return layered(store, {
    write: (statements) =>
      conflicts() ? Promise.reject(new StoreConflict('call-changed')) : store.write(statements),
  })
}

test('a store that is full is waited for, and nothing changes its place', async () => {
  let full = true
  const refused: number[] = []
  await using desk = await openHookDesk({
    pumping: false,
    store: (store) =>
      layered(store, {
        write: (statements: readonly Statement[]) => {
          if (!full) return store.write(statements)
          refused.push(statements.length)
          return Promise.reject(new AppError('store-full', 'The disk is full.'))
        },
      }),
  })
  await sendAll(desk, names(10))
  desk.pump.start()
  for (let tries = 0; refused.length < 3 && tries < 1000; tries += 1) await desk.clock.advance(1000)
  expect(refused).toHaveLength(3)
  expect(await notedCalls(desk.store)).toEqual([])
  full = false
  const settled = desk.settled()
  await desk.clock.advance(1000)
  await settled
  expect(await notedCalls(desk.store)).toEqual(names(10))
  expect(await desk.letters.waiting()).toBe(0)
})

test('a stop does not wait for a store that is full', async () => {
  await using desk = await openHookDesk({
    pumping: false,
    store: (store) =>
      layered(store, { write: () => Promise.reject(new AppError('store-full', 'The disk is full.')) }),
  })
  await sendAll(desk, names(3))
  desk.pump.start()
  await desk.pump.dispose()
  expect(await desk.letters.waiting()).toBe(0)
})

test('acknowledgements wait while too much is waiting to be processed', async () => {
  await using desk = await openHookDesk({ bound: { events: 4, bytes: 1_000_000 } })
  const gate = Promise.withResolvers<void>()
  const planning = Promise.withResolvers<void>()
  desk.sink.beforePlan = () => {
    planning.resolve()
    return gate.promise
  }
  await sendAll(desk, ['first'])
  await planning.promise
  await sendAll(desk, names(4))
  let answered = false
  const fifth = send(desk, 'c4').then(() => {
    answered = true
  })
  await fetch(`${desk.url}/health`)
  await fetch(`${desk.url}/health`)
  expect(answered).toBe(false)
  gate.resolve()
  await fifth
  await desk.settled()
  expect(await notedCalls(desk.store)).toEqual(['first', ...names(5)])
})

test('routes without a feature wait as dead letters and can be replayed once it exists', async () => {
  await using desk = await openHookDesk({ sinks: () => ({}) })
  await sendAll(desk, ['c0'])
  await desk.settled()
  const [letter] = await desk.letters.list(1)
  expect(letter).toMatchObject({ route: 'exotel/call', reason: 'no-feature-yet', replayedAt: null })
  expect(await desk.pump.replayDeadLetter(letter?.id ?? '')).toEqual({
    kind: 'not-understood',
    reason: 'no-feature-yet',
  })
})

test('a dead letter is replayed through the same path, once', async () => {
  await using desk = await openHookDesk()
  let broken = true
  desk.sink.beforePlan = () => {
    if (broken) throw new Error('a fault of ours')
  }
  await sendAll(desk, ['c0'])
  await desk.settled()
  const [letter] = await desk.letters.list(1)
  const id = letter?.id ?? ''
  await expect(desk.pump.replayDeadLetter(id)).rejects.toThrow('a fault of ours')
  broken = false
  expect(await desk.pump.replayDeadLetter(id)).toEqual({ kind: 'applied' })
  expect(await notedCalls(desk.store)).toEqual(['c0'])
  expect(await desk.letters.find(id)).toMatchObject({ replayedAt: desk.clock.now() })
  expect(await desk.letters.waiting()).toBe(0)
  await expect(desk.pump.replayDeadLetter(id)).rejects.toMatchObject({ code: 'wrong-state' })
  await expect(desk.pump.replayDeadLetter('letter_999')).rejects.toMatchObject({ code: 'not-found' })
  expect(await notedCalls(desk.store)).toEqual(['c0'])
})

test('a feature whose announcement fails does not stop the others', async () => {
  await using desk = await openHookDesk({
    sinks: (store) => {
      const sink = new NotingSink(store)
      return {
        'exotel/call': {
          plan: async (events) => ({
            ...(await sink.plan(events)),
            applied: () => {
              throw new Error('nobody listens')
            },
          }),
        },
      }
    },
  })
  await sendAll(desk, names(2))
  await desk.settled()
  expect(await notedCalls(desk.store)).toEqual(names(2))
})
