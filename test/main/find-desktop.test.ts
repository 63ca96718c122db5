import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DesktopSurroundings, findDesktop } from '../../electron/find-desktop.ts'
import { tempDir } from '../support/temp-dir.ts'

let folder: ReturnType<typeof tempDir>

beforeEach(() => {
  folder = tempDir()
})

afterEach(() => folder[Symbol.dispose]())

function find(change: Partial<DesktopSurroundings> = {}) {
  return findDesktop({
    env: { DISPLAY: ':0' },
    platform: 'linux',
    userId: 1000,
    electronFolder: folder.path,
    ...change,
  })
}

function installElectron(name: string): string {
  const executable = join(folder.path, 'dist', name)
  mkdirSync(join(executable, '..'), { recursive: true })
  writeFileSync(executable, '')
  writeFileSync(join(folder.path, 'path.txt'), name)
  return executable
}

test('the binary that was fetched is used', () => {
  const executable = installElectron('electron')
  expect(find()).toEqual({ kind: 'found', executable })
  expect(find({ env: { WAYLAND_DISPLAY: 'wayland-0' } })).toEqual({ kind: 'found', executable })
})

test('on macOS and Windows a display is taken for granted', () => {
  const executable = installElectron('Electron.app/Contents/MacOS/Electron')
  expect(find({ env: {}, platform: 'darwin' })).toEqual({ kind: 'found', executable })
  expect(find({ env: {}, platform: 'win32' })).toEqual({ kind: 'found', executable })
})

test('a binary supplied by hand is used, with or without the name file', () => {
  const dist = join(folder.path, 'elsewhere')
  mkdirSync(dist)
  writeFileSync(join(dist, 'electron'), '')
  writeFileSync(join(dist, 'electron.exe'), '')
  const env = { DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: dist }
  expect(find({ env })).toEqual({ kind: 'found', executable: join(dist, 'electron') })
  expect(find({ env, platform: 'win32' })).toEqual({ kind: 'found', executable: join(dist, 'electron.exe') })
})

test('what stands in the way is said', () => {
  expect(find()).toEqual({ kind: 'not-fetched' })
  expect(find({ env: { DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' } })).toEqual({
    kind: 'impossible',
    reason: 'ELECTRON_OVERRIDE_DIST_PATH holds no Electron',
  })
  installElectron('electron')
  expect(find({ env: {} })).toEqual({ kind: 'impossible', reason: 'there is no display' })
  expect(find({ env: { DISPLAY: '' } })).toEqual({ kind: 'impossible', reason: 'there is no display' })
  expect(find({ userId: 0 })).toEqual({ kind: 'impossible', reason: 'a window cannot be opened as root' })
})
