import type { NewAdmin } from '../../../shared/contract/people.ts'

/** The contract's own figure; schemas are not brought into the page for one number. */
export const minimumPasswordLength = 8

const signInNames = /^[a-z0-9._-]{2,40}$/

/** The fields the core would refuse, so that all of them are named at once. */
export function adminProblems({ name, signInName, password }: NewAdmin): readonly (keyof NewAdmin)[] {
  const problems: (keyof NewAdmin)[] = []
  if (name.trim() === '' || name.trim().length > 80) problems.push('name')
  if (!signInNames.test(signInName.trim().toLowerCase())) problems.push('signInName')
  if (password.length < minimumPasswordLength || password.length > 200) problems.push('password')
  return problems
}
