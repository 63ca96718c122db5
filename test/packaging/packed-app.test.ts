/**
 * What goes into the installers, without Electron's binary: electron-builder packs around a stand-in for the Electron
 * distribution, and what it packed is then run under plain Node, so that nothing that is needed can be missing.
 */
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { extractAll, listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HeadlessProcess } from '../headless/headless-process.ts'
import { tempDir } from '../support/temp-dir.ts'

const root = join(import.meta.dirname, '..', '..')

let folder: ReturnType<typeof tempDir>
let unpacked: string
let archive: string
let entries: string[]

/** An executable with nothing in it but the wire of fuses that the packer sets: a sentinel, version, count, states. */
function layStandIn(distribution: string): void {
  mkdirSync(join(distribution, 'resources'), { recursive: true })
  mkdirSync(join(distribution, 'locales'))
  const wire = Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([1, 9]),
    Buffer.from('101101011'),
  ])
  writeFileSync(join(distribution, 'electron'), wire)
  chmodSync(join(distribution, 'electron'), 0o755)
  const others = ['LICENSE', 'LICENSES.chromium.html', 'version', 'chrome-sandbox', 'chrome_crashpad_handler']
  for (const name of [...others, 'locales/en-US.pak', 'locales/fr.pak'])
    writeFileSync(join(distribution, name), '')
}

async function pack(): Promise<void> {
  const distribution = join(folder.path, 'electron')
  layStandIn(distribution)
  const args = [
    join(root, 'node_modules', 'electron-builder', 'cli.js'),
    ...['--linux', 'dir', '--config', 'electron-builder.yml', '--publish', 'never'],
    `-c.electronDist=${distribution}`,
    `-c.directories.output=${join(folder.path, 'dist')}`,
  ]
  const builder = spawn(process.execPath, args, { cwd: root, env: { ...process.env, HOME: folder.path } })
  let output = ''
  for (const stream of [builder.stdout, builder.stderr]) {
    stream.on('data', (chunk) => {
      output += String(chunk)
    })
  }
  const code = await new Promise((resolve) => builder.once('close', resolve))
  if (code !== 0) throw new Error(`electron-builder failed:\n${output}`)
}

beforeAll(async () => {
  folder = tempDir()
  await pack()
  unpacked = join(folder.path, 'dist', 'linux-unpacked')
  archive = join(unpacked, 'resources', 'app.asar')
  entries = listPackage(archive, { isPack: false }).map((entry) => entry.replaceAll('\\', '/'))
}, 300_000)

afterAll(() => folder[Symbol.dispose]())

describe('the archive', () => {
  test('holds the built program and what it loads as it runs', () => {
    for (const entry of [
      '/package.json',
      '/out/main/index.js',
      '/out/main/headless.js',
      '/out/main/practice.js',
      '/out/main/engine-worker.js',
      '/out/main/journal-worker.js',
      '/out/main/snapshot-worker.js',
      '/out/preload/index.cjs',
      '/out/renderer/index.html',
      '/node_modules/sql.js/dist/sql-wasm.js',
      '/node_modules/sql.js/dist/sql-wasm.wasm',
      '/node_modules/electron-updater/package.json',
      '/resources/tray/ready.png',
      '/resources/tray/readyTemplate@2x.png',
    ]) {
      expect(entries).toContain(entry)
    }
  })

  test('holds nothing else', () => {
    const tops = new Set(entries.map((entry) => entry.split('/')[1]))
    expect([...tops].toSorted()).toEqual(['node_modules', 'out', 'package.json', 'resources'])
    const ownPictures = entries.filter((entry) => /^\/resources\/.*\.\w+$/.test(entry))
    expect(ownPictures.filter((entry) => !/^\/resources\/tray\/[\w.@-]+\.png$/.test(entry))).toEqual([])
    expect(
      entries.filter((entry) =>
        /^\/node_modules\/(node-(linux|win)|electron\/|electron-(builder|vite)|react|vitest|@types)/.test(
          entry,
        ),
      ),
    ).toEqual([])
    // Bundled, so not there a second time.
    expect(entries.filter((entry) => /^\/node_modules\/(express|kysely|zod)\//.test(entry))).toEqual([])
    expect(entries.filter((entry) => /\.(map|ts)$/.test(entry))).toEqual([])
    expect(entries.filter((entry) => entry.startsWith('/node_modules/sql.js/dist/'))).toHaveLength(2)
  })

  test('stays small', () => {
    expect(statSync(archive).size).toBeLessThan(25 * 1024 * 1024)
  })

  test('is the only place of the program', () => {
    expect(existsSync(join(unpacked, 'resources', 'app.asar.unpacked'))).toBe(false)
    expect(existsSync(join(unpacked, 'resources', 'app'))).toBe(false)
  })

  test('has all that the console needs to run', async () => {
    const extracted = join(folder.path, 'extracted')
    extractAll(archive, extracted)
    const home = join(folder.path, 'home')
    const env = {
      MASKLINE_HOME: home,
      MASKLINE_CONSOLE_PORT: '0',
      MASKLINE_LISTENER_PORT: '0',
      MASKLINE_PRACTICE: '1',
    }
    await using program = new HeadlessProcess(env, [], join(extracted, 'out', 'main', 'headless.js'))
    const { console: url = '', listener = '' } = await program.ready()
    expect((await fetch(url)).status).toBe(200)
    expect((await fetch(`${listener}/health`)).status).toBe(200)
    expect((await program.stop()).code).toBe(process.platform === 'win32' ? null : 0)
  })
})

test('every fuse is set as decided', async () => {
  const wire = await getCurrentFuseWire(join(unpacked, 'maskline'))
  const states = Object.fromEntries(
    Object.entries(FuseV1Options)
      .filter(([name]) => Number.isNaN(Number(name)))
      .map(([name, index]) => [name, wire[index as FuseV1Options]]),
  )
  expect(states).toEqual({
    RunAsNode: FuseState.DISABLE,
    EnableCookieEncryption: FuseState.DISABLE,
    EnableNodeOptionsEnvironmentVariable: FuseState.DISABLE,
    EnableNodeCliInspectArguments: FuseState.DISABLE,
    EnableEmbeddedAsarIntegrityValidation: FuseState.ENABLE,
    OnlyLoadAppFromAsar: FuseState.ENABLE,
    LoadBrowserProcessSpecificV8Snapshot: FuseState.DISABLE,
    GrantFileProtocolExtraPrivileges: FuseState.DISABLE,
    // Left on: SQLite runs in WebAssembly.
    WasmTrapHandlers: FuseState.ENABLE,
  })
})
