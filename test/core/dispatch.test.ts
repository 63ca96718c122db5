import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDispatch, type Handlers, type SignedInCaller } from '../../electron/core/dispatch.ts'
import { type RequestName, requests } from '../../shared/contract/index.ts'
import { type Role, rights, roleHasRight, roles } from '../../shared/domain/rights.ts'
import { QuietLog } from '../support/quiet-log.ts'
import { startTestDesk, type TestDesk } from '../support/test-desk.ts'

const names = Object.keys(requests) as RequestName[]

function callerWith(role: Role): SignedInCaller {
  const user = {
    id: 'user_1',
    name: 'Somebody',
    signInName: 'somebody',
    role,
    rights: rights.filter((right) => roleHasRight(role, right)),
    phoneLabel: null,
    phoneVerified: false,
  }
  return { kind: 'user', user, token: role, standing: 'open' }
}

/** Handlers that only say that they were reached. */
function reachedHandlers(reached: string[]): Handlers {
  const handlers = names.map((name) => [
    name,
    () => {
      reached.push(name)
      return Promise.reject(new Error('reached'))
    },
  ])
  return Object.fromEntries(handlers) as Handlers
}

describe('rights', () => {
  it.each(names.flatMap((name) => [...roles, null].map((role) => ({ name, role }))))(
    'of $role for $name are those of the contract',
    async ({ name, role }) => {
      const reached: string[] = []
      const dispatch = createDispatch(
        reachedHandlers(reached),
        async (token) => callerWith(token as Role),
        new QuietLog(),
      )
      const reply = await dispatch(name, {}, role)
      const { right, input } = requests[name]
      const allowed = right === 'anyone' || (role !== null && roleHasRight(role, right))
      const parses = input.safeParse({}).success
      expect(reached).toEqual(allowed && parses ? [name] : [])
      const refusal = role === null ? 'not-signed-in' : 'not-allowed'
      if (!allowed) expect(reply).toMatchObject({ ok: false, error: { code: refusal } })
      else expect(reply).toMatchObject({ ok: false, error: { code: parses ? 'internal' : 'bad-input' } })
    },
  )
})

describe('dispatch', () => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await startTestDesk()
  })
  afterAll(() => desk[Symbol.asyncDispose]())

  it.each(['__proto__', 'constructor', 'toString', 'calls.none', ''])('has no request %j', async (name) => {
    expect(await desk.core.dispatch(name, {}, null)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    })
  })

  it('names the field of an input that it refuses', async () => {
    await expect(desk.request('bookings.list', { search: '', limit: 0 })).rejects.toMatchObject({
      code: 'bad-input',
      detail: { field: 'limit' },
    })
  })

  it('keeps the cause of a bug for the log and says nothing of it', async () => {
    const log = new QuietLog()
    const handlers = reachedHandlers([])
    const dispatch = createDispatch(handlers, async () => callerWith('admin'), log)
    const reply = await dispatch('desk.status', {}, 'admin')
    expect(JSON.stringify(reply)).not.toContain('reached')
    expect(log.errors).toEqual([
      expect.objectContaining({ fields: { name: 'desk.status', cause: new Error('reached') } }),
    ])
  })
})
