import { describe, expect, it } from 'vitest'
import { selectHasRight } from '../../../renderer/state/session-slice.ts'
import { AppError } from '../../../shared/app-error.ts'
import { madeCall } from '../made-calls.ts'
import { ananya, DeskOfWindow } from './desk-of-window.ts'

const setup = { needsAdmin: false, practice: null, canPractise: true }
const admin = { name: 'Ananya', signInName: 'admin', password: 'a long password' }

describe('session', () => {
  it('begins at the first-run screen while the desk has nobody', async () => {
    const desk = new DeskOfWindow()
    desk.answers['setup.state'] = () => ({ ...setup, needsAdmin: true })
    await desk.state.beginSession()
    expect(desk.state.session).toMatchObject({ kind: 'first-run', why: 'arrived' })
  })

  it('goes on with the token of before a reload', async () => {
    const desk = new DeskOfWindow()
    desk.token = 'kept'
    desk.answers['session.current'] = () => ananya
    await desk.state.beginSession()
    expect(desk.state.session).toEqual({ kind: 'signed-in', user: ananya })
    expect(selectHasRight('settings')(desk.state)).toBe(true)
  })

  it('forgets a token the core does not know and asks to sign in', async () => {
    const desk = new DeskOfWindow()
    desk.token = 'old'
    desk.answers['setup.state'] = () => setup
    desk.answers['session.current'] = () => {
      throw new AppError('not-signed-in', 'Sign in.')
    }
    await desk.state.beginSession()
    expect(desk.state.session).toEqual({ kind: 'signed-out', setup, why: 'session-ended' })
    expect(desk.token).toBeNull()
  })

  it('keeps the token while the core cannot be reached', async () => {
    const desk = new DeskOfWindow()
    desk.token = 'kept'
    desk.answers['session.current'] = () => {
      throw new AppError('internal', 'No answer.', { reason: 'console-unreachable' })
    }
    await desk.state.beginSession()
    expect(desk.state.session.kind).toBe('unreachable')
    expect(desk.token).toBe('kept')
  })

  it('shows nothing of the old desk after practice began', async () => {
    const desk = new DeskOfWindow()
    desk.state.hearCalls([madeCall()])
    desk.answers['setup.start-practising'] = () => ({ token: 'new', user: ananya })
    await desk.state.startPractising(admin)
    expect(desk.state.calls).toEqual({})
    expect(desk.token).toBe('new')
  })

  it('leads into a practice desk that has users already', async () => {
    const desk = new DeskOfWindow()
    desk.answers['setup.state'] = () => ({ ...setup, practice: { speed: 1 } })
    desk.answers['setup.start-practising'] = () => {
      throw new AppError('not-signed-in', 'Wrong.', { reason: 'wrong-password' })
    }
    await desk.state.startPractising(admin)
    expect(desk.state.session).toMatchObject({ kind: 'signed-out', why: 'practice-has-users' })
  })

  it('hands other refusals to the form', async () => {
    const desk = new DeskOfWindow()
    desk.answers['setup.start-practising'] = () => {
      throw new AppError('store-full', 'Full.')
    }
    await expect(desk.state.startPractising(admin)).rejects.toMatchObject({ code: 'store-full' })
  })

  it('leaves even when the core does not hear the good-bye', async () => {
    const desk = new DeskOfWindow()
    desk.token = 'kept'
    desk.answers['setup.state'] = () => setup
    await desk.state.signOut()
    expect(desk.token).toBeNull()
    expect(desk.state.session.kind).toBe('signed-out')
  })
})
