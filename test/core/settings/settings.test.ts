import { describe, expect, it } from 'vitest'
import { settingDefinitions } from '../../../electron/core/settings/setting-definitions.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { startTestDesk } from '../../support/test-desk.ts'

describe('a setting', () => {
  const check = (key: keyof typeof settingDefinitions, text: string) => settingDefinitions[key].check(text)

  it.each([
    ['exotel.api-key', 'your_exotel_api_key'],
    ['exotel.account-sid', 'your-account-sid'],
    ['exotel.default-exophone', '08040XXXXX'],
    ['exotel.subdomain', 'https://api.exotel.com'],
    ['exotel.api-base-url', 'http://api.exotel.com'],
    ['exotel.api-base-url', 'https://key:token@api.exotel.com'],
    ['callbacks.public-url', 'calls.example.org'],
    ['callbacks.public-url', 'http://calls.example.org'],
    ['hooks.token', 'too-short'],
    ['nerve.url', 'http://8.8.8.8:7100'],
  ] as const)('%s is not %s', (key, text) => {
    expect(check(key, text).ok).toBe(false)
  })

  it.each([
    ['exotel.default-exophone', '080-473-59907', '+918047359907'],
    ['exotel.api-base-url', 'http://127.0.0.1:9000/', 'http://127.0.0.1:9000'],
    ['exotel.subdomain', 'API.in.exotel.com', 'api.in.exotel.com'],
    [
      'callbacks.public-url',
      'https://calls.example.org/api/v1/call-masking/webhook/exotel',
      'https://calls.example.org',
    ],
    ['nerve.url', 'http://192.168.0.151:7100', 'http://192.168.0.151:7100'],
  ] as const)('%s reads %s as %s', (key, text, value) => {
    expect(check(key, text)).toEqual({ ok: true, value })
  })
})

describe('settings', () => {
  it('never give a secret back, and say where a value came from', async () => {
    await using desk = await startTestDesk()
    const before = await desk.request('settings.account', {})
    expect(before.accountSid).toMatchObject({ value: 'practice', source: 'environment', variable: 'TEST' })
    const after = await desk.request('settings.change-account', { apiToken: 'a-real-looking-token-1234' })
    expect(after.apiToken).toMatchObject({ value: '•••• 1234', source: 'screen', secret: true })
    expect(JSON.stringify(after)).not.toContain('real-looking')
  })

  it('are changed all or not at all', async () => {
    await using desk = await startTestDesk()
    const change = { subdomain: 'api.in.exotel.com', defaultExophone: '08040XXXXX' }
    await expect(desk.request('settings.change-account', change)).rejects.toMatchObject({
      code: 'bad-input',
      detail: { field: 'exotel.default-exophone' },
    })
    expect((await desk.request('settings.account', {})).subdomain.value).toBe('api.exotel.com')
  })

  it('that were changed in the screen are not overwritten by the environment at the next start', async () => {
    using folder = tempDir()
    {
      await using desk = await startTestDesk({ folder: folder.path })
      await desk.request('settings.change-account', { flowAppId: '12345' })
    }
    const provisioned = { 'exotel.flow-app-id': { value: '99999', variable: 'EXOTEL_APP_ID' } }
    await using again = await startTestDesk({ folder: folder.path, provisioned })
    expect((await again.request('settings.account', {})).flowAppId).toMatchObject({
      value: '12345',
      source: 'screen',
    })
  })

  it('of an account are tested against the provider', async () => {
    await using desk = await startTestDesk()
    expect(await desk.request('settings.test-account', {})).toMatchObject({ kind: 'accepted' })
    await desk.request('settings.change-account', { apiToken: 'wrong-token' })
    expect(await desk.request('settings.test-account', {})).toMatchObject({
      kind: 'failed',
      reason: 'authentication',
    })
    await desk.request('settings.change-account', { apiToken: '' })
    expect(await desk.request('settings.test-account', {})).toEqual({
      kind: 'not-configured',
      missing: ['apiToken'],
    })
    await desk.request('settings.change-account', { apiToken: 'x', apiBaseUrl: 'http://127.0.0.1:9' })
    expect(await desk.request('settings.test-account', {})).toMatchObject({
      kind: 'failed',
      reason: 'network',
    })
  })
})

describe('the secret in the hooks’ path', () => {
  it('holds for a day beside the one that replaced it', async () => {
    using folder = tempDir()
    const first = 'first-token-of-this-desk-0001'
    const second = 'second-token-of-this-desk-0002'
    const startWith = (value: string) =>
      startTestDesk({
        folder: folder.path,
        provisioned: { 'hooks.token': { value, variable: 'MASKLINE_WEBHOOK_TOKEN' } },
      })
    const call = (desk: { core: { listenerUrl: string } }, token: string) =>
      fetch(`${desk.core.listenerUrl}/hooks/${token}/exotel/call?CallSid=abc&Status=completed`)
    {
      await using desk = await startWith(first)
      expect((await call(desk, first)).status).toBe(200)
      expect((await call(desk, second)).status).toBe(404)
    }
    await using desk = await startWith(second)
    expect((await call(desk, first)).status).toBe(200)
    expect((await call(desk, second)).status).toBe(200)
    expect((await call(desk, 'third-token-of-this-desk-0003')).status).toBe(404)
  })
})
