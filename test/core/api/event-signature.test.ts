import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { signatureOf } from '../../../electron/core/api/event-signature.ts'

/** The check as receivers are told to write it. */
async function documentedCheck(): Promise<
  (header: string, body: string, secret: string, now: number) => boolean
> {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/integration.md'), 'utf8')
  const [, code = ''] = /```js\n([\s\S]*?)```/.exec(page) ?? []
  const { isOurs } = await import(`data:text/javascript,${encodeURIComponent(code)}`)
  return isOurs
}

test('the check of the documentation takes what is ours and nothing else', async () => {
  const isOurs = await documentedCheck()
  const now = Date.parse('2026-04-16T06:30:00Z')
  const body = '{"event":"session.opened"}'
  const header = signatureOf(body, ['new-secret', 'old-secret'], now)
  expect(isOurs(header, body, 'new-secret', now + 1000)).toBe(true)
  expect(isOurs(header, body, 'old-secret', now + 1000)).toBe(true)
  expect(isOurs(header, body, 'other-secret', now)).toBe(false)
  expect(isOurs(header, `${body} `, 'new-secret', now)).toBe(false)
  expect(isOurs(header, body, 'new-secret', now + 301_000)).toBe(false)
  expect(isOurs(header.replace(/t=\d+/, `t=${now / 1000 + 1}`), body, 'new-secret', now)).toBe(false)
  expect(isOurs('', body, 'new-secret', now)).toBe(false)
})
