import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { StartupError } from '../../electron/core/startup-error.ts'
import { createFatalHandler } from '../../electron/main/fatal-errors.ts'
import { stopBeforeQuit, stopWithin } from '../../electron/main/quit.ts'
import { tellWhyNot } from '../../electron/main/start-failure.ts'
import { wordsOf } from '../../electron/main/words/words-of.ts'
import { MemoryLog } from '../headless/fake-desk.ts'
import { preventable } from './fake-electron.ts'

/** An app that quits as Electron does: by an event that can be prevented. */
class FakeApp extends EventEmitter {
  readonly doings: string[] = []

  quit(): void {
    const event = preventable({})
    this.emit('will-quit', event)
    this.doings.push(event.prevented ? 'held' : 'quit')
  }

  relaunch = () => void this.doings.push('relaunch')
  exit = (code?: number) => void this.doings.push(`exit ${code}`)
  whenReady = async () => {}

  /** The parts of it that these functions use, under their own types. */
  get real(): App {
    return this as unknown as App
  }
}

describe('quitting', () => {
  test('waits once for the console to stop', async () => {
    const app = new FakeApp()
    const stopping = Promise.withResolvers<void>()
    let stops = 0
    stopBeforeQuit(app.real, () => {
      stops += 1
      return stopping.promise
    })
    app.quit()
    app.quit()
    expect(app.doings).toEqual(['held', 'held'])
    stopping.resolve()
    await vi.waitFor(() => expect(app.doings).toEqual(['held', 'held', 'quit']))
    expect(stops).toBe(1)
  })

  test('does not wait for ever, nor fail with what fails', async () => {
    const log = new MemoryLog()
    await stopWithin(1, () => new Promise(() => {}), log)
    await stopWithin(1000, () => Promise.reject(new Error('disk')), log)
    expect(log.lines.map(({ message }) => message)).toEqual([
      'The console did not stop in time',
      'The console did not stop cleanly',
    ])
  })
})

describe('an error that nobody caught', () => {
  function fatal(upTime: number) {
    const app = new FakeApp()
    const log = new MemoryLog()
    const handle = createFatalHandler({
      app: app.real,
      dialog: { showErrorBox: () => void app.doings.push('box') },
      log,
      words: () => wordsOf('en'),
      stop: async () => void app.doings.push('stop'),
      upTime: () => upTime,
    })
    return { app, log, handle }
  }

  test('is written down, the console stopped, told and started again', async () => {
    const { app, log, handle } = fatal(120_000)
    handle(new Error('bug'))
    await vi.waitFor(() => expect(app.doings).toEqual(['stop', 'box', 'relaunch', 'exit 1']))
    expect(log.lines).toMatchObject([{ level: 'error', fields: { cause: { message: 'bug' } } }])
  })

  test('soon after the start does not lead into a circle', async () => {
    const { app, handle } = fatal(5_000)
    handle(new Error('bug'))
    await vi.waitFor(() => expect(app.doings).toEqual(['stop', 'box', 'exit 1']))
  })

  test('and those it causes are dealt with once', async () => {
    const { app, log, handle } = fatal(120_000)
    handle(new Error('one'))
    handle(new Error('two'))
    await vi.waitFor(() => expect(app.doings).toHaveLength(4))
    expect(log.lines).toHaveLength(2)
  })
})

test.each([
  [new StartupError('EXOTEL_API_KEY is a placeholder.'), 'EXOTEL_API_KEY is a placeholder.'],
  [
    new Error('secret inside'),
    'Something broke while the console started; logs/maskline.log in the data folder has the cause.',
  ],
])('a console that cannot start says why and leaves with 1', async (failure, sentence) => {
  const app = new FakeApp()
  const boxes: string[][] = []
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  await tellWhyNot({ app: app.real, dialog: { showErrorBox: (...box) => void boxes.push(box) } }, failure)
  expect(written.mock.calls).toEqual([[`maskline: ${sentence}\n`]])
  written.mockRestore()
  expect(boxes).toEqual([['Maskline cannot start', sentence]])
  expect(app.doings).toEqual(['exit 1'])
})
