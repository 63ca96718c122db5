import { beforeEach, describe, expect, test } from 'vitest'
import { Updates } from '../../../electron/core/desktop/updates.ts'
import type { UpdateState } from '../../../shared/contract/desktop.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { QuietLog } from '../../support/quiet-log.ts'
import { ScriptedUpdater } from './noting-host.ts'

const address = 'https://updates.example.org'

let updater: ScriptedUpdater
let clock: ManualClock
let log: QuietLog
let feed: string | null
let inCall: boolean
let states: UpdateState['kind'][]

beforeEach(() => {
  updater = new ScriptedUpdater()
  clock = new ManualClock()
  log = new QuietLog()
  feed = address
  inCall = false
  states = []
})

function watched(): Updates {
  return new Updates({
    updater,
    clock,
    log,
    feed: () => feed,
    callGoesOn: async () => inCall,
    changed: ({ kind }) => states.push(kind),
  })
}

describe('a newer version', () => {
  test('is looked for after the start and every six hours, and brought', async () => {
    const updates = watched()
    updates.start()
    await clock.advance(60_000)
    expect(updater.doings).toEqual([])
    await clock.advance(60_000)
    expect(updater.doings).toEqual([`check ${address}`])
    expect(updates.state.kind).toBe('latest')
    updater.offered = '2.0.0'
    await clock.advance(6 * 3_600_000)
    expect(updater.doings).toEqual([`check ${address}`, `check ${address}`, 'download'])
    expect(updates.state).toEqual({ kind: 'ready', version: '2.0.0' })
    // What is ready is not brought again.
    await clock.advance(6 * 3_600_000)
    expect(updater.doings).toHaveLength(3)
    await updates.dispose()
    await clock.advance(24 * 3_600_000)
    expect(updater.doings).toHaveLength(3)
  })

  test.each([
    ['no feed is set', () => (feed = null), 'off'],
    ['the package has an installer of its own', () => (updater.canUpdate = false), 'by-installer'],
  ])('is never asked for while %s', async (_why, arrange, kind) => {
    arrange()
    const updates = watched()
    expect(updates.state.kind).toBe(kind)
    updates.start()
    await updates.check()
    await clock.advance(24 * 3_600_000)
    expect(updater.doings).toEqual([])
    expect(updates.state.kind).toBe(kind)
  })

  test('that an old feed offered no longer counts after a change', async () => {
    updater.offered = '2.0.0'
    const updates = watched()
    await updates.check()
    feed = null
    updates.feedChanged()
    expect(updates.state.kind).toBe('off')
    await expect(updates.install()).rejects.toMatchObject({ detail: { reason: 'no-update' } })
  })

  test('of a feed that cannot be read is a state, not a crash', async () => {
    updater.failure = new Error('404')
    const updates = watched()
    await updates.check()
    expect(updates.state).toEqual({ kind: 'failed', askedAt: clock.now() })
    expect(log.lines).toMatchObject([{ level: 'warn', room: 'updates' }])
  })
})

describe('a call', () => {
  test('keeps the feed from being asked, until it has ended', async () => {
    inCall = true
    const updates = watched()
    await updates.check()
    await updates.callsChanged()
    expect(updater.doings).toEqual([])
    expect(updates.state.kind).toBe('after-call')
    inCall = false
    await updates.callsChanged()
    expect(states).toEqual(['after-call', 'asking', 'latest'])
  })

  test('cuts a download short, and lets it begin again after its end', async () => {
    updater.offered = '2.0.0'
    updater.downloading = Promise.withResolvers<void>()
    const updates = watched()
    const checking = updates.check()
    await expect.poll(() => updates.state.kind).toBe('downloading')
    inCall = true
    await updates.callsChanged()
    await checking
    expect(updates.state.kind).toBe('after-call')
    expect(log.lines).toEqual([])
    inCall = false
    await updates.callsChanged()
    expect(updates.state.kind).toBe('ready')
    const check = `check ${address}`
    expect(updater.doings).toEqual([check, 'download', 'cut short', check, 'download'])
  })

  test('keeps a version from being installed', async () => {
    updater.offered = '2.0.0'
    const updates = watched()
    await updates.check()
    inCall = true
    await expect(updates.install()).rejects.toMatchObject({
      code: 'wrong-state',
      detail: { reason: 'no-update-in-call' },
    })
    inCall = false
    await updates.install()
    expect(updater.doings.at(-1)).toBe('install')
  })
})

test('the end of the console cuts a download short and says nothing more', async () => {
  updater.offered = '2.0.0'
  updater.downloading = Promise.withResolvers<void>()
  const updates = watched()
  void updates.check()
  await expect.poll(() => updates.state.kind).toBe('downloading')
  await updates.dispose()
  await updates.dispose()
  expect(states).toEqual(['asking', 'downloading'])
})
