import { z } from 'zod'

export const roles = ['agent', 'coordinator', 'supervisor', 'admin'] as const
export const role = z.enum(roles)
export type Role = z.infer<typeof role>

/** What a request of the contract may need. `anyone` is for those who have not signed in. */
export const rights = ['anyone', 'desk', 'place-calls', 'listen', 'settings'] as const
export type Right = (typeof rights)[number]

const rightsOfRole: Readonly<Record<Role, readonly Right[]>> = {
  agent: ['anyone', 'desk', 'place-calls'],
  coordinator: ['anyone', 'desk', 'place-calls'],
  supervisor: ['anyone', 'desk', 'place-calls', 'listen'],
  admin: ['anyone', 'desk', 'place-calls', 'listen', 'settings'],
}

export function roleHasRight(holder: Role, right: Right): boolean {
  return rightsOfRole[holder].includes(right)
}
