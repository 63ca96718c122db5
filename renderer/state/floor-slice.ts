import type { AgentView } from '../../shared/contract/agents.ts'
import type { CallView } from '../../shared/contract/calls.ts'
import { isOpenStatus } from '../../shared/domain/call-status.ts'
import { askRemote, type Remote, unasked } from './remote.ts'
import type { Slice } from './slice.ts'
import type { WindowState } from './window-state.ts'

/** Everybody at the desk, and which calls go on; the calls themselves are in `calls`. */
export type Floor = {
  readonly agents: readonly AgentView[]
  readonly callIds: readonly string[]
}

export type FloorSlice = {
  readonly floor: Remote<Floor>
  askFloor(): Promise<void>
  hearFloorAgent(agent: AgentView): void
  hearFloorCall(call: CallView): void
}

export const emptyFloor = { floor: unasked } as const

export const createFloorSlice: Slice<FloorSlice> = ({ client, pageTime }) => {
  return (set, get) => {
    const change = (next: (floor: Floor) => Floor) => {
      const { floor } = get()
      if (floor.value !== null) set({ floor: { ...floor, value: next(floor.value) } })
    }
    return {
      ...emptyFloor,
      askFloor: () =>
        askRemote<Floor>(
          get().floor,
          async () => {
            const [agents, calls] = await Promise.all([
              client.request('agents.list', {}),
              client.request('calls.open', {}),
            ])
            get().hearCalls(calls)
            return { agents, callIds: calls.map(({ id }) => id) }
          },
          pageTime,
          (floor) => set({ floor }),
        ),
      hearFloorAgent: (agent) =>
        change((floor) => ({
          ...floor,
          agents: [...floor.agents.filter(({ userId }) => userId !== agent.userId), agent],
        })),
      hearFloorCall(call) {
        if (!isOpenStatus(call.status)) return
        change((floor) =>
          floor.callIds.includes(call.id) ? floor : { ...floor, callIds: [...floor.callIds, call.id] },
        )
      },
    }
  }
}

/** The ones that go on, the oldest first. */
export function openCallsOf(floor: Floor | null, calls: WindowState['calls']): CallView[] {
  return (floor?.callIds ?? [])
    .flatMap((id) => calls[id] ?? [])
    .filter(({ status }) => isOpenStatus(status))
    .sort((one, other) => one.requestedAt - other.requestedAt)
}
