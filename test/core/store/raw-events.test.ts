import { describe, expect, it } from 'vitest'
import { appendText, pendingTexts, putNote, StoreFolder } from './test-store.ts'

describe('raw events', () => {
  it('are numbered without gaps in the order in which they became durable', async () => {
    await using folder = new StoreFolder()
    let store = await folder.open()
    const first = await Promise.all(['a', 'b', 'c'].map((text) => appendText(store, text)))
    expect(first).toEqual([1, 2, 3])
    store = await folder.open()
    expect(await appendText(store, 'd')).toBe(4)
  })

  it('that were not applied come back after a restart, whole and in order; this start’s own do not', async () => {
    await using folder = new StoreFolder()
    let store = await folder.open()
    for (const text of ['a', 'b', 'c']) await appendText(store, text)
    expect(await pendingTexts(store)).toEqual([])
    await store.write([putNote(store, 'effect of a'), store.rawAppliedThrough(1)])
    store = await folder.open()
    await appendText(store, 'd')
    expect(await pendingTexts(store)).toEqual(['2 b', '3 c'])
    const events: unknown[] = []
    for await (const event of store.pendingRaw()) events.push(event)
    expect(events[0]).toEqual({
      sequence: 2,
      receivedAt: 7,
      route: 'exotel/call',
      method: 'POST',
      query: 'a=1',
      contentType: 'text/plain',
      body: new Uint8Array(Buffer.from('b')),
    })
  })

  it('come back across snapshots and segments, a page at a time', async () => {
    await using folder = new StoreFolder()
    const snapshots = { segmentBytes: 64 << 10 }
    let store = await folder.open({ snapshots })
    const body = 'x'.repeat(2000)
    const texts: string[] = []
    for (let turn = 0; turn < 8; turn += 1) {
      const turns = Array.from({ length: 100 }, (_, index) => `${body}${turn}-${index}`)
      const sequences = await Promise.all(turns.map((text) => appendText(store, text)))
      texts.push(...turns.map((text, index) => `${sequences[index]} ${text}`))
      await store.write([putNote(store, `turn ${turn}`)])
      if (turn === 4) await store.snapshot()
    }
    expect(folder.files(/journal/).length).toBeGreaterThan(2)
    store = await folder.open({ snapshots })
    expect(await pendingTexts(store)).toEqual(texts)
  })

  it('are kept for their days after they were applied, and go then', async () => {
    await using folder = new StoreFolder()
    let store = await folder.open({ rawRetentionDays: 2 })
    await appendText(store, 'old')
    await store.write([store.rawAppliedThrough(1)])
    await store.snapshot()
    const [first] = folder.files(/journal/)
    expect(first).toBe('journal-000001.log')
    await folder.clock.advance(1.5 * 86_400_000)
    store = await folder.open({ rawRetentionDays: 2 })
    await store.snapshot()
    expect(folder.files(/journal/)).toContain(first)
    await folder.clock.advance(86_400_000)
    store = await folder.open({ rawRetentionDays: 2 })
    await store.snapshot()
    expect(folder.files(/journal/)).not.toContain(first)
  })

  it('that were not applied are kept however old they are', async () => {
    await using folder = new StoreFolder()
    let store = await folder.open({ rawRetentionDays: 0 })
    await appendText(store, 'old')
    await store.write([putNote(store, 'something else')])
    await store.snapshot()
    await folder.clock.advance(40 * 86_400_000)
    store = await folder.open({ rawRetentionDays: 0 })
    await store.snapshot()
    expect(await pendingTexts(store)).toEqual(['1 old'])
  })
})
