import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { DeskProgram } from './desk-program.ts'
import { DeskWindow } from './desk-window.ts'

describe('API keys in the window', () => {
  const stack = new AsyncDisposableStack()
  const program = stack.use(new DeskProgram({ practice: true }))
  let browser: Browser
  let desk: DeskWindow

  beforeAll(async () => {
    browser = stack.use(await launchBrowser()).browser
    await program.start()
    const permissions = ['clipboard-read', 'clipboard-write']
    desk = stack.use(await DeskWindow.openSignedIn(browser, program, { permissions }))
  })
  afterAll(() => stack.disposeAsync())

  const open = async (section: string) => {
    await desk.page.evaluate((hash) => {
      location.hash = hash
    }, `#/settings/${section}`)
    await desk.page.getByRole('heading', { level: 1 }).waitFor()
  }
  const status = async (path: string, key: string) => {
    const { base } = await program.request('api.description', {})
    return (await fetch(`${base}${path}`, { headers: { authorization: `Bearer ${key}` } })).status
  }

  it('are made by the keyboard, shown once, changed and revoked', async () => {
    const { page } = desk
    await open('api-keys')
    await page.getByText('There is no key, so a tunnel shows nothing of the API.').waitFor()
    await page.getByRole('button', { name: 'New key' }).press('Enter')
    await page.keyboard.press('Enter')
    await page.getByText('Give the key a name.').waitFor()
    await page.keyboard.insertText('Booking backend')
    await page.getByRole('checkbox', { name: 'Listen' }).press('Space')
    await page.getByRole('button', { name: 'Make the key' }).press('Enter')

    await page.getByRole('button', { name: 'I have it' }).waitFor()
    // What is shown has the focus on Copy, and is gone for good once it is put away.
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^mk_/)
    const key = await page.evaluate(() => navigator.clipboard.readText())
    await page.getByText(key).waitFor()
    expect(await desk.barriers()).toEqual([])
    await page.getByRole('button', { name: 'I have it' }).click()
    expect(await page.content()).not.toContain(key)
    const row = page.getByRole('listitem').filter({ hasText: 'Booking backend' })
    await row.getByText('Read · Place calls · Listen').waitFor()
    expect(await status('/api/exotel/calls', key)).toBe(200)

    await row.getByRole('button', { name: 'Change the key Booking backend' }).click()
    await page.getByRole('checkbox', { name: 'Read' }).press('Space')
    await page.getByRole('button', { name: 'Save' }).click()
    await row.getByText('Place calls · Listen', { exact: true }).waitFor()
    expect(await status('/api/exotel/calls', key)).toBe(403)

    await row.getByRole('button', { name: 'Revoke the key Booking backend' }).click()
    await page.keyboard.press('Escape')
    expect(await status('/openapi.json', key)).toBe(200)
    await row.getByRole('button', { name: 'Revoke the key Booking backend' }).click()
    await page.getByRole('button', { name: 'Revoke this key' }).click()
    await row.getByText('Revoked', { exact: true }).waitFor()
    expect(await status('/openapi.json', key)).toBe(401)

    await open('history')
    const line = page.getByRole('listitem').filter({ hasText: 'Key of the API' }).first()
    await line.getByText('from Booking backend (place-calls, listen) to not set').waitFor()
    expect(await line.getByRole('button').count()).toBe(0)
  })

  it('refuse an address for events that is not public, and give their secret to the clipboard only', async () => {
    const { page } = desk
    await open('api-keys')
    await page.getByRole('button', { name: 'Change Sent to' }).click()
    await page.getByLabel('Sent to').fill('https://192.168.0.7/events')
    await page.keyboard.press('Enter')
    await page.getByText('This must be a public https address.').waitFor()
    await page.getByLabel('Sent to').fill('https://backend.example.org/events')
    await page.keyboard.press('Enter')
    await page.getByText('https://backend.example.org/events').waitFor()

    await page.getByRole('button', { name: 'Copy Signed with' }).click()
    const { secret } = await program.request('api.events-secret', {})
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(secret)
    expect(await page.content()).not.toContain(secret)
    await page.getByRole('button', { name: 'Renew the secret' }).click()
    await expect.poll(async () => (await program.request('api.events-secret', {})).secret).not.toBe(secret)
  })

  it('have a page that tells every route', async () => {
    const { page } = desk
    await open('api')
    await page.getByText('/api/exotel/click-to-call').click()
    await page.getByText('agentPhone: string ≤ 40').waitFor()
    expect(await desk.barriers()).toEqual([])
    expect(desk.complaints()).toEqual([])
  })
})
