import { expect, it } from 'vitest'
import { tempDir } from '../support/temp-dir.ts'
import { HeadlessProcess } from './headless-process.ts'

const admin = { name: 'Ananya Rao', signInName: 'admin', password: 'a long password' }

async function ask(consoleUrl: string, name: string, input: object, token?: string) {
  const answer = await fetch(`${consoleUrl}/rpc/${name}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(input),
  })
  return answer.json()
}

const freePorts = { MASKLINE_CONSOLE_PORT: '0', MASKLINE_LISTENER_PORT: '0' }

it('goes from an empty desk to practice and back in one process, and starts again where it was', async () => {
  using home = tempDir()
  const env = { MASKLINE_HOME: home.path, ...freePorts }
  {
    await using program = new HeadlessProcess(env)
    const { console: url = '' } = await program.ready()
    expect(await ask(url, 'setup.state', {})).toMatchObject({
      value: { needsAdmin: true, practice: null, canPractise: true },
    })
    const started = await ask(url, 'setup.start-practising', admin)
    expect(started).toMatchObject({
      ok: true,
      value: { user: { name: 'Ananya Rao', phoneLabel: '•••• 9999' } },
    })
    const list = await ask(url, 'bookings.list', { search: '', limit: 10 }, started.value.token)
    expect(list.value.total).toBeGreaterThan(150)
    expect(await program.stop()).toMatchObject({ code: 0 })
  }
  await using again = new HeadlessProcess(env)
  const { console: url = '', practice } = await again.ready()
  expect(practice).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  const { value } = await ask(url, 'session.sign-in', { signInName: 'admin', password: admin.password })
  expect(await ask(url, 'setup.leave-practice', {}, value.token)).toMatchObject({ ok: true })
  expect(await ask(url, 'setup.state', {})).toMatchObject({ value: { needsAdmin: true, practice: null } })
  // The practice desk's session is worth nothing at the real one.
  expect(await ask(url, 'session.current', {}, value.token)).toMatchObject({
    ok: false,
    error: { code: 'not-signed-in' },
  })
})

it('owns its home while it practises', async () => {
  using home = tempDir()
  const env = { MASKLINE_HOME: home.path, ...freePorts }
  await using practising = new HeadlessProcess({ ...env, MASKLINE_PRACTICE: '1' })
  await practising.ready()
  await using second = new HeadlessProcess(env)
  expect(await second.ended).toMatchObject({ code: 1 })
  expect(second.stderr).toContain(`process ${practising.child.pid}`)
})
