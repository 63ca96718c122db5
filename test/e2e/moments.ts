/** What the window looks like only while something happens: how to get there, for pictures and the search for barriers. */
import type { DeskProgram } from './desk-program.ts'
import { password } from './desk-program.ts'
import type { DeskWindow } from './desk-window.ts'

export type Moment = {
  readonly name: string
  readonly reach: (desk: DeskWindow) => Promise<void>
  /** Leaves the desk as it was found. */
  readonly leave?: (desk: DeskWindow) => Promise<void>
}

export function momentsOf(program: DeskProgram): readonly Moment[] {
  const call = async (desk: DeskWindow, ending: string) => {
    const { booking } = await program.bookingEndingWith(ending)
    await goTo(desk, `#/desk/${booking.id}`)
    await desk.page.locator('main textarea').waitFor()
    await desk.page.keyboard.press('Alt+1')
  }
  const rest = () => program.idle()
  return [
    {
      name: 'phone-rings',
      reach: async (desk) => {
        await call(desk, '00')
        await desk.page.locator('section[data-region] .pulse-ring').first().waitFor()
      },
      leave: rest,
    },
    {
      name: 'incoming',
      reach: async ({ page }) => {
        await program.callIn('+919000000001', { outcome: 'missed', ringSeconds: 60 })
        await page.locator('[aria-live=assertive]').filter({ hasText: /./ }).waitFor()
        await page.locator('main textarea').waitFor()
      },
      leave: rest,
    },
    {
      name: 'wrap',
      reach: async (desk) => {
        await program.request('agents.change-rules', { wrapSeconds: '1800' })
        await call(desk, '00')
        await desk.page.locator('.wrap-rise').waitFor()
        await desk.page.keyboard.press('5')
      },
      leave: async ({ page }) => {
        await page.keyboard.press('Control+Enter')
        await page.locator('.wrap-rise').waitFor({ state: 'detached' })
        await program.request('agents.change-rules', { wrapSeconds: '60' })
      },
    },
    {
      name: 'refused',
      reach: async ({ page }) => {
        const { booking } = await program.bookingEndingWith('01')
        await page.route('**/rpc/calls.place', (route) => route.abort())
        await goTo({ page }, `#/desk/${booking.id}`)
        await page.locator('main textarea').waitFor()
        await page.keyboard.press('Alt+1')
        await page.locator('.rise-notice').waitFor()
      },
    },
    {
      name: 'cut-off',
      reach: async ({ page }) => {
        await goTo({ page }, '#/calls')
        await page.locator('main tbody tr').first().waitFor()
        await program.stop()
        await page.locator('main header ~ * button').first().waitFor()
        await page.waitForTimeout(1500)
      },
      leave: () => program.startAgain(),
    },
    {
      name: 'unreadable-log',
      reach: async ({ page }) => {
        await page.route('**/rpc/calls.log*', (route) => route.abort())
        await goTo({ page }, '#/calls')
        await page.locator('main [role=alert]').waitFor()
      },
    },
    {
      name: 'unreadable-bookings',
      reach: async ({ page }) => {
        await page.route('**/rpc/bookings.page', (route) => route.abort())
        await goTo({ page }, '#/bookings')
        await page.locator('main [role=alert]').waitFor()
      },
    },
    {
      name: 'unknown-booking',
      reach: async ({ page }) => {
        await goTo({ page }, '#/desk/booking_that_is_gone')
        await page.locator('main [role=alert], main p').first().waitFor()
      },
    },
    {
      name: 'nothing-fits',
      reach: async ({ page }) => {
        await goTo({ page }, '#/bookings')
        await page.locator('main tbody tr').first().waitFor()
        await page.keyboard.press('/')
        await page.keyboard.insertText('zzzzzz')
        await page.locator('main tbody').waitFor({ state: 'detached' })
      },
    },
    {
      name: 'locked',
      reach: async ({ page }) => {
        await page.locator('nav[data-region] button[aria-haspopup=menu]').click()
        await page.getByRole('menuitem').nth(2).click()
        await page.locator('input[type=password]').waitFor()
      },
      leave: async ({ page }) => {
        await page.locator('input[type=password]').fill(password)
        await page.keyboard.press('Enter')
        await page.locator('nav[data-region]').waitFor()
      },
    },
  ]
}

async function goTo({ page }: Pick<DeskWindow, 'page'>, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to
  }, hash)
}
