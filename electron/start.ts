/** `npm start`: builds when needed, then becomes the desktop console, or the headless one where there can be no window. */
import { join } from 'node:path'
import { become } from './become.ts'
import { ensureBuilt } from './build.ts'
import { type ProgramArguments, readArguments, usage } from './core/configuration-arguments.ts'
import { type DesktopFinding, fetchDesktop, findDesktop } from './find-desktop.ts'

const root = join(import.meta.dirname, '..')
const args = process.argv.slice(2)

try {
  const flags = readArguments(args)
  if (flags.help) process.stdout.write(usage)
  else start(flags)
} catch (failure) {
  say(failure instanceof Error ? failure.message : String(failure))
  process.exitCode = 1
}

function start(flags: ProgramArguments): void {
  ensureBuilt()
  const desktop = flags.headless ? null : lookForDesktop()
  if (desktop?.kind === 'found') {
    // With this set the binary would be a plain Node.
    const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
    become(desktop.executable, [root, ...args], env)
    return
  }
  if (desktop !== null) say(`${whyNot(desktop)}, so the console is served to a browser.`)
  become(process.execPath, [join(root, 'out', 'main', 'headless.js'), ...args], process.env)
}

function lookForDesktop(): DesktopFinding {
  const surroundings = {
    env: process.env,
    platform: process.platform,
    userId: process.getuid?.() ?? null,
    electronFolder: join(root, 'node_modules', 'electron'),
  }
  const first = findDesktop(surroundings)
  if (first.kind !== 'not-fetched') return first
  say('fetching Electron, which happens once …')
  fetchDesktop(surroundings.electronFolder)
  return findDesktop(surroundings)
}

function whyNot(finding: Exclude<DesktopFinding, { kind: 'found' }>): string {
  return finding.kind === 'impossible' ? finding.reason : 'Electron could not be fetched'
}

function say(line: string): void {
  process.stderr.write(`maskline: ${line}\n`)
}
