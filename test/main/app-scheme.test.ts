import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CustomScheme, Protocol } from 'electron'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PageFiles } from '../../electron/core/pages/page-files.ts'
import { declareAppScheme, serveAppScheme } from '../../electron/main/window/app-scheme.ts'
import { FakeDesk, MemoryLog } from '../headless/fake-desk.ts'
import { tempDir } from '../support/temp-dir.ts'

let folder: ReturnType<typeof tempDir>
let desk: FakeDesk
let log: MemoryLog
let answer: (request: Request) => Promise<Response>

beforeEach(() => {
  folder = tempDir()
  desk = new FakeDesk()
  log = new MemoryLog()
  const inside = join(folder.path, 'renderer')
  mkdirSync(inside)
  writeFileSync(join(folder.path, 'secret.js'), 'secret')
  writeFileSync(join(inside, 'index.html'), '<meta content="__CSP_NONCE__">')
  writeFileSync(join(inside, 'a.css'), 'a {}')
  const protocol = {
    handle: (scheme: string, handler: typeof answer) => {
      expect(scheme).toBe('app')
      answer = handler
    },
  } as Pick<Protocol, 'handle'>
  serveAppScheme(protocol, new PageFiles(inside), desk, log)
})

afterEach(() => folder[Symbol.dispose]())

test('the scheme is declared as one with an origin of its own', () => {
  const declared: CustomScheme[] = []
  declareAppScheme({ registerSchemesAsPrivileged: (schemes) => declared.push(...schemes) })
  expect(declared).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
})

describe('pages', () => {
  test('come under the strict policy, with a nonce of their own', async () => {
    const response = await answer(new Request('app://maskline/calls'))
    const nonce = /content="([^"]+)"/.exec(await response.text())?.[1]
    const policy = response.headers.get('content-security-policy')
    expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'nonce-/)
    expect(policy).toContain(`'nonce-${nonce}'`)
    expect(policy).toContain("frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('are answered to reading only', async () => {
    expect(await (await answer(new Request('app://maskline/a.css'))).text()).toBe('a {}')
    expect((await answer(new Request('app://maskline/a.css', { method: 'HEAD' }))).body).toBeNull()
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await answer(new Request('app://maskline/', { method }))).status).toBe(405)
    }
  })

  test.each([
    'app://evil/',
    'app://maskline.evil/a.css',
    'app://maskline:80/a.css',
    'app://maskline/%2e%2e%2fsecret.js',
    'app://maskline/..%2fsecret.js',
    'app://maskline/..%5csecret.js',
    'app://maskline/%252e%252e%252fsecret.js',
    'app://maskline//..%2f..%2fsecret.js',
    'app://maskline/a.css%00.js',
    'app://maskline/%',
    'app://maskline/%c0%ae%c0%ae/secret.js',
  ])('%s is refused', async (url) => {
    const response = await answer(new Request(url))
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('secret')
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/)
  })
})

describe('files', () => {
  test('are opened by kind, id, ticket and range', async () => {
    desk.keepsFile('sound')
    const request = new Request('app://maskline/files/recording/call%201?ticket=t%2B1', {
      headers: { Range: 'bytes=0-4' },
    })
    const response = await answer(request)
    expect(desk.opened).toEqual([{ kind: 'recording', id: 'call 1', ticket: 't+1', range: 'bytes=0-4' }])
    expect(await response.text()).toBe('sound')
    expect(response.headers.get('content-type')).toBe('audio/mpeg')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('that are not there have no body', async () => {
    expect((await answer(new Request('app://maskline/files/recording/1'))).status).toBe(404)
  })

  test('asked for by their head only are not read', async () => {
    desk.keepsFile('sound')
    const response = await answer(
      new Request('app://maskline/files/recording/1?ticket=t', { method: 'HEAD' }),
    )
    expect(response.body).toBeNull()
    expect(desk.file.body?.destroyed).toBe(true)
  })
})

describe('files that are sent', () => {
  const put = (path: string) => answer(new Request(`app://maskline${path}`, { method: 'PUT', body: 'a,b' }))

  test('are handed on with their ticket', async () => {
    expect((await put('/files/import-upload/1?ticket=good')).status).toBe(204)
    expect(desk.received).toEqual([{ kind: 'import-upload', id: '1', text: 'a,b' }])
  })

  test('without a ticket, or to a page, are refused', async () => {
    expect((await put('/files/import-upload/1?ticket=bad')).status).toBe(404)
    expect((await put('/index.html')).status).toBe(405)
    expect(desk.received).toEqual([])
  })
})

test('what breaks inside is a refusal and a line in the log', async () => {
  desk.openFile = () => Promise.reject(new Error('disk'))
  const response = await answer(new Request('app://maskline/files/recording/1'))
  expect(response.status).toBe(500)
  expect(log.lines).toMatchObject([{ level: 'error' }])
})
