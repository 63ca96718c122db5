import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestDesk, type TestDesk } from '../../support/test-desk.ts'

describe('the desk’s settings', () => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await startTestDesk()
  })
  afterAll(() => desk[Symbol.asyncDispose]())

  const history = () => desk.request('settings.history', { limit: 50 })
  const change = (key: Parameters<typeof desk.request<'settings.change-desk'>>[1]['key'], value: string) =>
    desk.request('settings.change-desk', { key, value })

  it('say who changed them, and are undone by a change of their own', async () => {
    await change('calling.closes', '19:00')
    const [line] = await history()
    expect(line).toMatchObject({
      key: 'calling.closes',
      userName: 'Admin',
      oldValue: null,
      newValue: '19:00',
    })
    expect((await desk.request('settings.desk', {}))['calling.closes']).toMatchObject({ changedBy: 'Admin' })
    expect((await desk.request('desk.status', {})).callingWindow.closesMinute).toBe(19 * 60)

    const after = await desk.request('settings.undo', { changeId: line?.id ?? '' })
    expect(after[0]).toMatchObject({
      key: 'calling.closes',
      oldValue: '19:00',
      newValue: '',
      undoes: line?.id,
    })
    expect(after[1]?.id).toBe(line?.id)
    expect((await desk.request('desk.status', {})).callingWindow.closesMinute).toBe(21 * 60)
  })

  it('are never laxer than the law', async () => {
    await expect(change('calling.opens', '08:00')).rejects.toMatchObject({ code: 'bad-input' })
    await expect(change('calling.closes', '21:30')).rejects.toMatchObject({ code: 'bad-input' })
    await change('calling.opens', '12:00')
    await expect(change('calling.closes', '11:00')).rejects.toMatchObject({
      detail: { field: 'calling.order' },
    })
    await change('calling.opens', '')
  })

  it('take the price of a minute in rupees, and refuse what is none', async () => {
    const price = async () => (await desk.request('settings.desk', {}))['masking.minute-price'].value
    expect(await price()).toBeNull()
    await change('masking.minute-price', '₹0.9')
    expect(await price()).toBe('0.90')
    for (const text of ['cheap', '-1', '0.905', '101', '1,20']) {
      await expect(change('masking.minute-price', text)).rejects.toMatchObject({
        code: 'bad-input',
        detail: { field: 'masking.minute-price' },
      })
    }
    await change('masking.minute-price', '')
    expect(await price()).toBeNull()
  })

  it('keep no secret in the history, and cannot undo one', async () => {
    await desk.request('settings.change-account', { apiToken: 'a-real-looking-token-1234' })
    await desk.request('settings.renew-token', { token: 'hook' })
    const lines = await history()
    expect(JSON.stringify(lines)).not.toContain('real-looking')
    const secret = lines.find(({ key }) => key === 'exotel.api-token')
    expect(secret).toMatchObject({ secret: true, oldValue: null, newValue: null })
    await expect(desk.request('settings.undo', { changeId: secret?.id ?? '' })).rejects.toMatchObject({
      code: 'wrong-state',
      detail: { reason: 'secret-not-kept' },
    })
  })

  it('renew a secret so that both hold for a day', async () => {
    const before = await desk.request('settings.hook-address', { hook: 'exotel/call' })
    const view = await desk.request('settings.renew-token', { token: 'hook' })
    const { url } = await desk.request('settings.hook-address', { hook: 'exotel/call' })
    expect(url).not.toBe(before.url)
    expect(view.previousHoldsUntil.hook).toBeGreaterThan(desk.clock.now() + 23 * 3_600_000)
    for (const address of [before.url, url]) {
      expect((await fetch(`${address}?CallSid=abc&Status=completed`)).status).toBe(200)
    }
  })

  it('remove calls and ways to recordings that are too old, and say beforehand how many', async () => {
    const day = 86_400_000
    const { store, clock } = desk
    await store.write([{ query: store.read.deleteFrom('call').compile() }])
    const call = async (id: string, age: number, open: number) => {
      const row = { id, provider: 'exotel', correlation: id, direction: 'outbound', purpose: 'agent' }
      const facts = JSON.stringify({ recordingUrl: { value: 'https://x.example/r.mp3', weight: 2 } })
      const query = store.read
        .insertInto('call')
        .values({
          ...row,
          first_who: 'agent',
          second_who: 'customer',
          status: 'completed',
          open,
          facts,
          recorded: 1,
          recording_url: 'https://x.example/r.mp3',
          requested_at: clock.now() - age * day,
          updated_at: clock.now(),
          callbacks: 0,
          polls: 0,
          checks: 0,
          revision: 1,
        })
        .compile()
      const note = store.read
        .insertInto('call_note')
        .values({ id: `note_${id}`, call_id: id, at: 1, kind: 'silent', detail: '' })
        .compile()
      await store.write([{ query }, { query: note }])
    }
    // The stand-in's own calls may come in meanwhile.
    const ours = () =>
      store.read
        .selectFrom('call')
        .select(['id', 'recording_url'])
        .where('id', 'in', ['old', 'old-and-open', 'middle', 'young'])
        .orderBy('id')
        .execute()
    await call('old', 400, 0)
    await call('old-and-open', 400, 1)
    await call('middle', 100, 0)
    await call('young', 5, 0)
    const days = { rawDays: 30, recordingDays: 90, callDays: 365 }
    expect(await desk.request('settings.retention', days)).toMatchObject({
      calls: { count: 1 },
      recordings: { count: 2 },
      lastRun: null,
    })
    expect(await ours()).toHaveLength(4)
    await change('retention.call-days', '365')
    await change('retention.recording-days', '90')
    const after = await desk.request('settings.run-retention', {})
    expect(after).toMatchObject({ calls: { count: 0 }, lastRun: { calls: 1, recordings: 2 } })
    expect((await ours()).map(({ id, recording_url: url }) => [id, url !== null])).toEqual([
      ['middle', false],
      ['old-and-open', true],
      ['young', true],
    ])
    const notes = await store.read.selectFrom('call_note').select('call_id').execute()
    expect(notes.some(({ call_id: id }) => id === 'old')).toBe(false)
  })
})

describe('preferences and keys', () => {
  it('belong to the user, and refuse two things on one key', async () => {
    await using desk = await startTestDesk()
    const put = (shortcuts: Record<string, string>) => desk.request('preferences.change', { shortcuts })
    await put({ find: 'F3' })
    expect((await desk.request('preferences.mine', {})).shortcuts).toEqual({ find: 'F3' })
    await expect(put({ find: 'F3', showKeys: 'F3' })).rejects.toMatchObject({
      detail: { reason: 'key-in-use' },
    })
    await expect(put({ find: 'not a key' })).rejects.toMatchObject({ code: 'bad-input' })
    expect((await desk.request('preferences.mine', {})).shortcuts).toEqual({ find: 'F3' })
  })

  it('of the store: a recovery code opens nothing until it was typed back', async () => {
    await using desk = await startTestDesk()
    const slots = async () => (await desk.request('about.desk', {})).slots
    const { code } = await desk.request('keys.make-recovery-code', {})
    await expect(desk.request('keys.confirm-recovery-code', { code: 'xxxx-xxxx' })).rejects.toMatchObject({
      detail: { field: 'recoveryCode' },
    })
    expect(await slots()).toEqual(['key-file'])
    const typed = code.toUpperCase().replaceAll('-', ' ')
    await desk.request('keys.confirm-recovery-code', { code: typed })
    expect(await slots()).toEqual(['key-file', 'recovery-code'])
  })
})
