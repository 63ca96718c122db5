/** The shell itself, where there is an Electron binary and a display. Elsewhere it says that it did not run, and why. */
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { expect, test } from 'vitest'
import { findDesktop } from '../../electron/find-desktop.ts'
import { tempDir } from '../support/temp-dir.ts'

const root = join(import.meta.dirname, '..', '..')

/** Null when a window can be opened here. */
function whyNot(): { reason: string } | { executable: string } {
  const finding = findDesktop({
    env: process.env,
    platform: process.platform,
    userId: process.getuid?.() ?? null,
    electronFolder: join(root, 'node_modules', 'electron'),
  })
  if (finding.kind === 'found') return { executable: finding.executable }
  return { reason: finding.kind === 'impossible' ? finding.reason : 'the Electron binary was not fetched' }
}

test('the desktop console opens its window, locked, and quits cleanly', async (context) => {
  const found = whyNot()
  if ('reason' in found) {
    process.stdout.write(`The desktop window was not tried: ${found.reason}.\n`)
    context.skip(found.reason)
    return
  }
  using home = tempDir()
  const app = await _electron.launch({
    executablePath: found.executable,
    args: [root],
    chromiumSandbox: true,
    env: { ...definedEnvironment(), MASKLINE_HOME: home.path, MASKLINE_LISTENER_PORT: '0' },
  })
  const page = await app.firstWindow()
  await page.waitForLoadState()
  expect(page.url()).toMatch(/^app:\/\/maskline\//)

  const inside = await page.evaluate(async () => {
    const response = await fetch(location.href)
    const bridge = (globalThis as { maskline?: object }).maskline ?? {}
    const node = ['require', 'process', 'module'].filter((name) => name in globalThis)
    return { bridge: Object.keys(bridge), node, policy: response.headers.get('content-security-policy') }
  })
  expect(inside.bridge.toSorted()).toEqual(['call', 'listen'])
  expect(inside.node).toEqual([])
  expect(inside.policy).toMatch(/^default-src 'none'/)

  // Neither a link nor a script leads away, and no second window opens.
  await page.evaluate(() => {
    location.href = 'https://example.org/'
    window.open('javascript:alert(1)')
  })
  expect(page.url()).toMatch(/^app:\/\/maskline\//)
  expect(app.windows()).toHaveLength(1)

  const ended = new Promise((resolve) => app.process().once('exit', resolve))
  await app.close()
  expect(await ended).toBe(0)
})

function definedEnvironment(): Record<string, string> {
  const defined = Object.entries(process.env).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  )
  return Object.fromEntries(defined)
}
