import type { AgentRules, BreakReasonChange, DispositionChange } from '../../shared/contract/agents.ts'
import type { NewPerson, PersonView } from '../../shared/contract/people.ts'
import type { Role } from '../../shared/domain/rights.ts'
import { askRemote, type Remote, unasked } from './remote.ts'
import type { Slice } from './slice.ts'

export type RulesChange = Partial<Record<keyof AgentRules, string>>

/** The promises reject with an AppError, which the form that was sent shows. */
export type PeopleSlice = {
  readonly people: Remote<readonly PersonView[]>
  readonly agentRules: Remote<AgentRules>
  askPeople(): Promise<void>
  createPerson(person: NewPerson): Promise<void>
  changePerson(userId: string, change: { readonly name?: string; readonly role?: Role }): Promise<void>
  setPersonDisabled(userId: string, disabled: boolean): Promise<void>
  resetPassword(userId: string, password: string): Promise<void>
  askAgentRules(): Promise<void>
  changeAgentRules(change: RulesChange): Promise<void>
  putDisposition(change: DispositionChange): Promise<void>
  retireDisposition(id: string, retired: boolean): Promise<void>
  putBreakReason(change: BreakReasonChange): Promise<void>
  retireBreakReason(id: string, retired: boolean): Promise<void>
}

export const emptyPeople = { people: unasked, agentRules: unasked } as const

export const createPeopleSlice: Slice<PeopleSlice> = ({ client, pageTime }) => {
  return (set, get) => {
    const hear = (person: PersonView) => {
      const { people } = get()
      const others = (people.value ?? []).filter(({ id }) => id !== person.id)
      const value = [...others, person].sort((left, right) => left.name.localeCompare(right.name))
      set({ people: { ...people, value } })
    }
    return {
      ...emptyPeople,
      askPeople: () =>
        askRemote<readonly PersonView[]>(
          get().people,
          () => client.request('people.list', {}),
          pageTime,
          (people) => set({ people }),
        ),
      createPerson: async (person) => hear(await client.request('people.create', person)),
      changePerson: async (userId, change) =>
        hear(await client.request('people.change', { userId, ...change })),
      setPersonDisabled: async (userId, disabled) =>
        hear(await client.request('people.set-disabled', { userId, disabled })),
      resetPassword: async (userId, password) =>
        hear(await client.request('people.reset-password', { userId, password })),
      askAgentRules: () =>
        askRemote<AgentRules>(
          get().agentRules,
          () => client.request('agents.rules', {}),
          pageTime,
          (agentRules) => set({ agentRules }),
        ),
      async changeAgentRules(change) {
        const value = await client.request('agents.change-rules', change)
        set({ agentRules: { value, asking: false, error: null, at: pageTime() } })
      },
      putDisposition: async (change) =>
        get().hearChoices(await client.request('choices.put-disposition', change)),
      retireDisposition: async (id, retired) =>
        get().hearChoices(await client.request('choices.retire-disposition', { id, retired })),
      putBreakReason: async (change) =>
        get().hearChoices(await client.request('choices.put-break-reason', change)),
      retireBreakReason: async (id, retired) =>
        get().hearChoices(await client.request('choices.retire-break-reason', { id, retired })),
    }
  }
}
