import { describe, expect, it } from 'vitest'
import { createClient } from '../../../renderer/client/client.ts'
import type { TokenKeeper } from '../../../renderer/client/token-keeper.ts'
import type { Transport } from '../../../renderer/client/transport.ts'
import type { Reply } from '../../../shared/contract/index.ts'

function keeper(start: string | null): TokenKeeper {
  let token = start
  return {
    read: () => token,
    write: (next) => {
      token = next
    },
  }
}

function transportOf(answer: (name: string, token: string | null) => Reply | Error): Transport {
  return {
    async call(name, _, token) {
      const reply = answer(name, token)
      if (reply instanceof Error) throw reply
      return reply
    },
    upload: async () => 204,
    listen: () => () => undefined,
  }
}

const notSignedIn: Reply = { ok: false, error: { code: 'not-signed-in', message: 'Sign in.', detail: {} } }

describe('client', () => {
  it('turns a reply into its value', async () => {
    const client = createClient(
      transportOf(() => ({ ok: true, value: { bookings: [], total: 0 } })),
      keeper('t'),
    )
    expect(await client.request('bookings.list', { search: '', limit: 1 })).toEqual({
      bookings: [],
      total: 0,
    })
  })

  it('throws what the core refused, with its code and detail', async () => {
    const error = { code: 'outside-hours', message: 'Closed.', detail: { reason: 'outside-hours' } } as const
    const client = createClient(
      transportOf(() => ({ ok: false, error })),
      keeper('t'),
    )
    await expect(client.request('calls.place', { bookingId: 'b', partyId: 'p' })).rejects.toMatchObject(error)
  })

  it('says that the console is not reached, in the same form', async () => {
    const client = createClient(
      transportOf(() => new TypeError('fetch failed')),
      keeper('t'),
    )
    await expect(client.request('desk.status', {})).rejects.toMatchObject({
      code: 'internal',
      detail: { reason: 'console-unreachable' },
    })
  })

  it('tells once the session is gone', async () => {
    const client = createClient(
      transportOf(() => notSignedIn),
      keeper('old'),
    )
    let told = 0
    client.onSignedOut(() => {
      told += 1
    })
    await expect(client.request('desk.status', {})).rejects.toThrow()
    expect(told).toBe(1)
  })

  it('takes a wrong password for no lost session, and sends no old token along', async () => {
    const tokens: (string | null)[] = []
    const client = createClient(
      transportOf((_, token) => {
        tokens.push(token)
        return notSignedIn
      }),
      keeper('old'),
    )
    let told = 0
    client.onSignedOut(() => {
      told += 1
    })
    await expect(client.request('session.sign-in', { signInName: 'a', password: 'b' })).rejects.toThrow()
    expect([tokens, told]).toEqual([[null], 0])
  })
})
