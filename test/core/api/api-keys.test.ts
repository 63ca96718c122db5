import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestDesk, type TestDesk } from '../../support/test-desk.ts'

describe('API keys in Settings', () => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await startTestDesk()
  })
  afterAll(() => desk[Symbol.asyncDispose]())

  const key = { name: 'Backend', rights: ['read'], defaultAgentId: null } as const
  const create = (change: Partial<Parameters<typeof desk.request<'api-keys.create'>>[1]> = {}) =>
    desk.request('api-keys.create', { ...key, rights: [...key.rights], ...change })
  const status = async (secret: string, path = '/api/exotel/calls') => {
    const headers = { authorization: `Bearer ${secret}` }
    return (await fetch(`${desk.core.listenerUrl}${path}`, { headers })).status
  }
  const viewOf = async (id: string) =>
    (await desk.request('api-keys.list', {})).find((view) => view.id === id)

  it('are shown once, and known by what they may do', async () => {
    const made = await create()
    expect(made.key).toMatch(/^mk_\w{32}$/)
    expect(made.keys[0]).toMatchObject({ id: made.id, name: 'Backend', rights: ['read'], lastUsedAt: null })
    expect(JSON.stringify(await desk.request('api-keys.list', {}))).not.toContain(made.key)
    expect(JSON.stringify(await desk.request('settings.history', { limit: 50 }))).not.toContain(made.key)

    expect(await status(made.key)).toBe(200)
    await expect.poll(async () => (await viewOf(made.id))?.lastUsedAt).toEqual(expect.any(Number))
  })

  it('do at once what they were changed to, and nothing once revoked', async () => {
    const { id, key: secret } = await create()
    expect(await status(secret)).toBe(200)
    await desk.request('api-keys.change', { id, name: 'Reader', rights: [], defaultAgentId: null })
    expect(await status(secret)).toBe(403)
    expect(await viewOf(id)).toMatchObject({ name: 'Reader', rights: [] })

    const keys = await desk.request('api-keys.revoke', { id })
    expect(keys.at(-1)).toMatchObject({ id, revokedAt: expect.any(Number) })
    expect(await status(secret)).toBe(401)
    for (const again of [
      desk.request('api-keys.revoke', { id }),
      desk.request('api-keys.change', { id, name: 'Reader', rights: ['read'], defaultAgentId: null }),
    ]) {
      await expect(again).rejects.toMatchObject({ code: 'not-found' })
    }
    expect(await status(secret)).toBe(401)
  })

  it('place calls for somebody who is there', async () => {
    const [agent] = await desk.request('people.list', {})
    const { keys } = await create({ defaultAgentId: agent?.id ?? '' })
    expect(keys[0]?.defaultAgent).toEqual({ id: agent?.id, name: agent?.name })
    await expect(create({ defaultAgentId: 'user_nobody' })).rejects.toMatchObject({
      code: 'bad-input',
      detail: { field: 'defaultAgentId' },
    })
  })

  it('need a name, and rights that there are', async () => {
    await expect(create({ name: '  ' })).rejects.toMatchObject({ code: 'bad-input' })
    // A window of another version may know a right that this one does not.
    const unknown = { ...key, rights: ['everything'] } as unknown as {
      name: string
      rights: []
      defaultAgentId: null
    }
    await expect(create(unknown)).rejects.toMatchObject({ code: 'bad-input' })
  })

  it('stand in the history of changes, where they cannot be undone', async () => {
    const { id } = await create({ name: 'Shop', rights: ['read', 'listen'] })
    await desk.request('api-keys.revoke', { id })
    const [revoked, made] = await desk.request('settings.history', { limit: 2 })
    const line = { key: 'api-key', userName: 'Admin', undoable: false }
    expect(revoked).toMatchObject({ ...line, oldValue: 'Shop (read, listen)', newValue: null })
    expect(made).toMatchObject({ ...line, oldValue: null, newValue: 'Shop (read, listen)' })
    await expect(desk.request('settings.undo', { changeId: made?.id ?? '' })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
