import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MasklineCallLog } from '../../resources/embed/maskline-embed.js'
import { DeskProgram } from '../e2e/desk-program.ts'
import { DeskWindow } from '../e2e/desk-window.ts'
import { launchBrowser } from '../support/browser.ts'
import { type ForwardingBackend, startBackend } from './forwarding-backend.ts'

/** Each booking has people of its own, so that there are lines enough. Their ends let the stand-in answer. */
const phoneOf = (reference: string, side: 2 | 3) => `+91981110${reference.slice(-1)}${side}00`

describe('the embedded button and log', () => {
  const stack = new AsyncDisposableStack()
  const program = stack.use(new DeskProgram({ practice: true, speed: 20 }))
  let browser: Browser
  let api = ''
  let key = ''

  beforeAll(async () => {
    browser = stack.use(await launchBrowser()).browser
    await program.start()
    api = (await program.request('api.description', {})).base
    const rights = ['read', 'place-calls'] as const
    key = (
      await program.request('api-keys.create', { name: 'Backend', rights: [...rights], defaultAgentId: null })
    ).key
  })
  afterAll(() => stack.disposeAsync())

  const put = async (reference: string, booking: object) => {
    const answer = await fetch(`${api}/api/v1/bookings/${reference}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(booking),
    })
    expect(answer.ok, await answer.text()).toBe(true)
  }
  /** A booking whose people may call each other, and the page of its customer. */
  const openPage = async (reference: string, lang = 'en') => {
    await put(reference, {
      customer: { id: `c-${reference}`, name: 'Asha', phone: phoneOf(reference, 2) },
      worker: { id: `w-${reference}`, name: 'Ravi', phone: phoneOf(reference, 3) },
      status: 'accepted',
    })
    const body = `<div lang="${lang}"><maskline-call-button booking-id="${reference}" user-type="customer"></maskline-call-button>
      <maskline-call-log booking-id="${reference}"></maskline-call-log></div>`
    const backend = await startBackend(() => api, key, body)
    const desk = await DeskWindow.open(browser, backend.url)
    await desk.page.getByRole('button').first().waitFor()
    return { backend, desk, page: desk.page, status: desk.page.getByRole('status').first() }
  }
  const close = async (opened: { backend: ForwardingBackend; desk: DeskWindow }) => {
    await opened.desk[Symbol.asyncDispose]()
    await opened.backend[Symbol.asyncDispose]()
  }

  it('call by the keyboard, say what happens, and list the call', async () => {
    const opened = await openPage('EMBED-1')
    const { page, status, desk, backend } = opened
    await page.getByText('No call yet.').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await status.getByText('Your phone rings first.', { exact: false }).waitFor()
    const row = page.getByRole('row').filter({ hasText: 'Customer' })
    await row.waitFor()
    await expect
      .poll(
        async () => {
          await page.locator('maskline-call-log').evaluate((log: MasklineCallLog) => log.refresh())
          return row.innerText()
        },
        { timeout: 30_000 },
      )
      .toMatch(/Talked/)
    expect(await desk.barriers()).toEqual([])
    expect(desk.complaints()).toEqual([])
    const everything = backend.sent.join('\n')
    for (const secret of [key, api, phoneOf('EMBED-1', 2).slice(-10), phoneOf('EMBED-1', 3).slice(-10)]) {
      expect(everything).not.toContain(secret)
    }
    await close(opened)
  })

  it('say that nobody can be called when the backend fails, and can be pressed again', async () => {
    const opened = await openPage('EMBED-2')
    const { page, status, backend } = opened
    const failures = page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('maskline-failure', (event) => resolve(event.detail), { once: true })
        }),
    )
    backend.mood = 'fails'
    await page.getByRole('button', { name: 'Call the worker' }).click()
    await status.getByText('Can’t call right now.').waitFor()
    expect(await failures).toEqual({ bookingId: 'EMBED-2', code: null })
    backend.mood = 'hangs-up'
    await page.getByRole('button', { name: 'Call the worker' }).click()
    await status.getByText('Can’t call right now.').waitFor()
    await page.locator('maskline-call-log').evaluate((log: MasklineCallLog) => log.refresh())
    await page.getByText('The calls can’t be shown right now.').waitFor()
    backend.mood = 'forwards'
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('No call yet.').waitFor()
    await close(opened)
  })

  it('place one call however often they are pressed and answers are lost', async () => {
    const opened = await openPage('EMBED-3')
    const { page, status, backend } = opened
    backend.mood = 'loses-the-answer'
    const button = page.getByRole('button', { name: 'Call the worker' })
    await button.click()
    await button.click({ force: true })
    await status.getByText('Can’t call right now.').waitFor()
    backend.mood = 'forwards'
    await button.click()
    await status.getByText('Your phone rings first.', { exact: false }).waitFor()
    await page.getByRole('row').filter({ hasText: 'Customer' }).waitFor()
    expect(await page.getByRole('row').filter({ hasText: 'Customer' }).count()).toBe(1)
    expect(new Set(backend.idempotencyKeys).size).toBe(1)
    await close(opened)
  })

  it('say in Hindi too that a finished booking is closed', async () => {
    const opened = await openPage('EMBED-4', 'hi')
    await put('EMBED-4', { status: 'completed' })
    await opened.page.getByRole('button', { name: 'वर्कर को कॉल करें' }).click()
    await opened.status.getByText('अभी कॉल नहीं हो सकती। यह बुकिंग कॉल के लिए खुली नहीं है।').waitFor()
    await close(opened)
  })
})
