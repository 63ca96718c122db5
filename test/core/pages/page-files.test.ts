import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PageFiles } from '../../../electron/core/pages/page-files.ts'
import { contentSecurityPolicy } from '../../../electron/core/pages/page-policy.ts'
import { tempDir } from '../../support/temp-dir.ts'

let folder: ReturnType<typeof tempDir>
let pages: PageFiles

beforeAll(() => {
  folder = tempDir()
  const inside = join(folder.path, 'renderer')
  mkdirSync(join(inside, 'assets'), { recursive: true })
  mkdirSync(join(folder.path, 'renderer-of-others'))
  writeFileSync(join(folder.path, 'secret.js'), 'secret')
  writeFileSync(join(folder.path, 'renderer-of-others', 'a.js'), 'secret')
  writeFileSync(join(inside, 'index.html'), 'index')
  writeFileSync(join(inside, 'assets', 'मुखौटा.png'), 'picture')
  symlinkSync(join(inside, 'assets'), join(inside, 'here'))
  pages = new PageFiles(inside)
})

afterAll(() => folder[Symbol.dispose]())

test('a name in any script is served', async () => {
  const page = await pages.answer(`/assets/${encodeURIComponent('मुखौटा.png')}`)
  expect(page.status).toBe(200)
  expect(page.headers['Content-Type']).toBe('image/png')
})

test('a path that names no file is the index, a file that is not there is not', async () => {
  expect(Buffer.from((await pages.answer('/calls/today')).body).toString()).toBe('index')
  expect((await pages.answer('/calls/today.js')).status).toBe(404)
})

const hostile = [
  '/../secret.js',
  '/../renderer-of-others/a.js',
  '//../secret.js',
  '/./../secret.js',
  '/%2e%2e/secret.js',
  '/%2e%2e%2fsecret.js',
  '/..%2fsecret.js',
  '/..%5csecret.js',
  '/..\\secret.js',
  '/assets/../../secret.js',
  '/%252e%252e%252fsecret.js',
  '/C:/secret.js',
  '/C:%5csecret.js',
  '/secret.js%00.png',
  '/\\\\host\\share\\secret.js',
  '/%c0%ae%c0%ae/secret.js',
  '/%',
]

test.each(hostile)('%s does not leave the folder', async (path) => {
  const page = await pages.answer(path)
  expect(page.status).toBe(404)
  expect(Buffer.from(page.body).toString()).not.toContain('secret')
})

test('no mixture of dots, slashes and escapes leaves the folder', async () => {
  const part = fc.constantFrom(
    '..',
    '.',
    '/',
    '\\',
    '%2e',
    '%2f',
    '%5c',
    '%00',
    'assets',
    'secret.js',
    ':',
    '%25',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 10 }), async (parts) => {
      const page = await pages.answer(`/${parts.join('')}`)
      expect(Buffer.from(page.body).toString()).not.toContain('secret')
    }),
    { numRuns: 500 },
  )
})

test('the policy begins with nothing and allows only what the page brings', () => {
  expect(contentSecurityPolicy('abc').split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self' 'nonce-abc'",
    "style-src 'self' 'nonce-abc'",
    "font-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ])
})
