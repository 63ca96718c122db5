export const roles = ['agent', 'coordinator', 'supervisor', 'admin'] as const
export type Role = (typeof roles)[number]

/** What a request of the contract may need. `anyone` is for those who have not signed in. */
export const rights = [
  'anyone',
  'desk',
  'place-calls',
  'listen',
  'import',
  'export',
  'supervise',
  /** To see a person's number, with a reason that is kept. */
  'reveal',
  'people',
  'settings',
] as const
export type Right = (typeof rights)[number]

const agent = ['anyone', 'desk', 'place-calls'] as const satisfies readonly Right[]
const supervisor = [
  ...agent,
  'listen',
  'import',
  'export',
  'supervise',
  'reveal',
] as const satisfies readonly Right[]

const rightsOfRole: Readonly<Record<Role, readonly Right[]>> = {
  agent,
  coordinator: [...agent, 'import'],
  supervisor,
  admin: [...supervisor, 'people', 'settings'],
}

export function roleHasRight(holder: Role, right: Right): boolean {
  return rightsOfRole[holder].includes(right)
}
