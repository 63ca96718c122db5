import fc from 'fast-check'
import { expect, it } from 'vitest'
import { adminProblems, minimumPasswordLength } from '../../../renderer/features/entry/new-admin-check.ts'
import { newAdmin, minimumPasswordLength as ofTheContract } from '../../../shared/contract/people.ts'

it('the form asks for what the contract asks for', () => {
  expect(minimumPasswordLength).toBe(ofTheContract)
  const text = fc.oneof(
    fc.string({ maxLength: 90 }),
    fc.stringMatching(/^[ a-z0-9._-]{0,45}$/),
    fc.constantFrom('', ' ', 'admin', ' Admin ', 'a'),
  )
  fc.assert(
    fc.property(fc.record({ name: text, signInName: text, password: text }), (admin) => {
      const parsed = newAdmin.safeParse(admin)
      const refused = new Set(parsed.error?.issues.map(({ path }) => path[0]))
      expect(new Set<unknown>(adminProblems(admin))).toEqual(refused)
    }),
    { numRuns: 500 },
  )
})
