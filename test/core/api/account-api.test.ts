import { expect, test } from 'vitest'
import { openApiDesk } from './api-desk.ts'

test('health and status say what the provider says', async () => {
  await using desk = await openApiDesk()
  expect((await desk.get('/api/exotel/health')).body).toEqual({
    enabled: true,
    features: {
      verifiedCallsEnabled: false,
      numberMaskingEnabled: true,
      voiceStreamingEnabled: false,
      autoDialerEnabled: false,
      cqaEnabled: false,
    },
    status: 'ok',
    serviceUrl: 'https://api.exotel.com',
  })
  desk.features.account.reachable = false
  expect((await desk.get('/api/exotel/status')).body).toEqual({
    status: 'unreachable',
    provider: 'exotel',
    configured: true,
    reachable: false,
    accountSid: 'practice',
    latencyMs: null,
    practice: false,
  })
})

test('the configuration is shown without secrets and changed by its own names', async () => {
  await using desk = await openApiDesk()
  const shown = await desk.get('/api/exotel/config')
  expect(shown.body).toEqual({
    serviceUrl: 'https://api.exotel.com',
    accountSid: 'practice',
    subdomain: 'api.exotel.com',
    defaultExoPhone: '080 •••• 5990',
    dltEntityId: null,
    apiKeySet: true,
    apiTokenSet: true,
  })
  const put = (body: object) => desk.send('/api/exotel/config', { method: 'PUT', body: JSON.stringify(body) })
  const changed = await put({ apiKey: 'new', apiToken: 'secret', defaultExoPhone: '080 •••• 5990' })
  expect(changed.status).toBe(200)
  expect(JSON.stringify(changed.body)).not.toContain('secret')
  await put({ defaultExoPhone: '08047359907', unknown: 1 })
  const [{ id } = { id: '' }] = await desk.keys.list()
  expect(desk.features.account.changes).toEqual([
    { change: { apiKey: 'new', apiToken: 'secret' }, keyId: id },
    { change: { defaultExoPhone: '08047359907' }, keyId: id },
  ])
  expect((await put({ apiKey: 3 })).body).toMatchObject({ error: { code: 'bad-input', field: 'apiKey' } })
})
