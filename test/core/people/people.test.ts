import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashPassword, nobodysHash, passwordMatches } from '../../../electron/core/people/password.ts'
import { startTestDesk, type TestDesk } from '../../support/test-desk.ts'

describe('passwords', () => {
  it('match themselves however they were typed, and nothing else', async () => {
    const hash = await hashPassword('café au lait')
    expect(hash).not.toContain('lait')
    expect(await passwordMatches('cafe\u0301 au lait', hash)).toBe(true)
    expect(await passwordMatches('cafe au lait', hash)).toBe(false)
    expect(await passwordMatches('', hash)).toBe(false)
    expect(await passwordMatches('café au lait', 'no hash')).toBe(false)
  })

  it('cost a guess what they should unless told otherwise, with nobody there to guess at too', async () => {
    const usual = /^scrypt\$131072\$8\$1\$/
    expect(await hashPassword('café au lait')).toMatch(usual)
    expect(nobodysHash()).toMatch(usual)
    expect(nobodysHash()).not.toBe(nobodysHash())
    expect(nobodysHash().length).toBe((await hashPassword('', 16)).length + '131072'.length - '16'.length)
    expect(await passwordMatches('', nobodysHash(16))).toBe(false)
  })
})

describe('people', () => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await startTestDesk()
  })
  afterAll(() => desk[Symbol.asyncDispose]())

  const signIn = (signInName: string, password: string) =>
    desk.core.dispatch('session.sign-in', { signInName, password }, null)

  it('are refused alike for a wrong password and an unknown name', async () => {
    const wrong = await signIn('admin', 'not it at all')
    expect(wrong).toMatchObject({
      ok: false,
      error: { code: 'not-signed-in', detail: { reason: 'wrong-password' } },
    })
    expect(await signIn('nobody', 'not it at all')).toEqual(wrong)
  })

  it('sign in whatever the case of their name, and out for good', async () => {
    const reply = await signIn(' ADMIN ', 'correct horse')
    if (!reply.ok) throw new Error('sign-in was refused')
    const { token } = reply.value as { token: string }
    expect(await desk.core.dispatch('session.current', {}, token)).toMatchObject({
      ok: true,
      value: { signInName: 'admin', role: 'admin' },
    })
    await desk.core.dispatch('session.sign-out', {}, token)
    expect(await desk.core.dispatch('session.current', {}, token)).toMatchObject({
      ok: false,
      error: { code: 'not-signed-in' },
    })
    expect(await desk.core.subscribe(token, () => {})).toBeNull()
  })

  it('have one first admin', async () => {
    const second = { name: 'Second', signInName: 'second', password: 'long enough' }
    expect(await desk.core.dispatch('setup.create-admin', second, null)).toMatchObject({
      ok: false,
      error: { code: 'wrong-state', detail: { reason: 'admin-exists' } },
    })
  })

  it('set their own phone and see it masked', async () => {
    const user = await desk.request('people.set-my-phone', { number: '098765 43210' })
    expect(user.phoneLabel).toBe('•••• 3210')
    await expect(desk.request('people.set-my-phone', { number: '1909' })).rejects.toMatchObject({
      code: 'undialable',
      detail: { field: 'number', reason: 'service-number' },
    })
    expect((await desk.request('session.current', {})).phoneLabel).toBe('•••• 3210')
  })
})
