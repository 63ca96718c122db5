/** Run as a process of its own: the headless program around a desk that misbehaves as `FAKE_DESK` says. */
import { StartupError } from '../../electron/core/startup-error.ts'
import { runHeadless } from '../../electron/headless/headless-program.ts'
import { endProcess } from '../../electron/headless/process-end.ts'
import { FakeDesk } from './fake-desk.ts'

class TalkativeDesk extends FakeDesk {
  override async dispose(): Promise<void> {
    process.stdout.write('disposed\n')
    if (process.env.FAKE_DESK === 'fails-to-stop') throw new Error('cannot stop')
  }
}

async function open(): Promise<FakeDesk> {
  switch (process.env.FAKE_DESK) {
    case 'refuses':
      throw new StartupError('The store\nis held by process 42.')
    case 'breaks-opening':
      throw new Error('a bug in opening')
    case 'never-opens':
      process.stdout.write('opening\n')
      return new Promise(() => setInterval(() => {}, 1000))
    case 'throws-later':
      setTimeout(() => {
        throw new Error('a bug at work')
      }, 50)
      break
    case 'rejects-later':
      setTimeout(() => void Promise.reject(new Error('a bug at work')), 50)
  }
  return new TalkativeDesk()
}

await endProcess(
  runHeadless({
    env: process.env,
    args: process.argv.slice(2),
    platform: process.platform,
    mainFolder: import.meta.dirname,
    openConsole: open,
    print: (line) => void process.stdout.write(`${line}\n`),
  }),
)
