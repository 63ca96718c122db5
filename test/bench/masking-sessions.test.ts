import { expect, it } from 'vitest'
import { measure } from './masking-sessions.bench.ts'

it('opens sessions and answers flows among many others, and tells how fast', async () => {
  const { openMs, answerMs } = await measure(2000, 100, 20)
  expect(openMs).toHaveLength(20)
  expect(answerMs).toHaveLength(20)
})
