import { expect, it } from 'vitest'
import { reloadWindows } from '../support/window-reloads.ts'

it('a window that is reloaded or killed in a call shows the truth, and loses nothing that was typed', async () => {
  const { untrue, lost } = await reloadWindows(4)
  expect({ untrue, lost }).toEqual({ untrue: [], lost: [] })
}, 120_000)
