import type { CallTotals, ExportProgress } from '../../shared/contract/call-log.ts'
import type { CallView } from '../../shared/contract/calls.ts'
import { choiceText, filterOf, type LogChoice, mayFit, wholeLog } from './log-choice.ts'
import { askRemote, type Remote, unasked } from './remote.ts'
import type { Slice } from './slice.ts'
import type { WindowState } from './window-state.ts'

export type LoggedCalls = {
  /** Newest first. */
  readonly ids: readonly string[]
  readonly more: boolean
  readonly tooMany: boolean
}

export type CallLogSlice = {
  /** What is shown was asked for with this. */
  readonly logChoice: LogChoice
  readonly callLog: Remote<LoggedCalls>
  readonly callTotals: Remote<CallTotals>
  readonly callAgents: Remote<readonly { readonly id: string; readonly name: string }[]>
  /** Calls that came in since, and that wait for somebody to want to see them. */
  readonly newCallIds: readonly string[]
  /** The newest page of a choice, and what it comes to. */
  askCallLog(choice: LogChoice): Promise<void>
  /** Of the export that was begun last in this window. */
  readonly callExport: ExportProgress | null
  hearExport(progress: ExportProgress): void
  beginExport(progress: ExportProgress | null): void
  askOlderCalls(): Promise<void>
  askCallAgents(): Promise<void>
  noteNewCalls(calls: readonly CallView[]): void
}

const pageSize = 100

export const emptyCallLog = {
  logChoice: wholeLog,
  callLog: unasked,
  callTotals: unasked,
  callAgents: unasked,
  newCallIds: [],
  callExport: null,
} as const

export const createCallLogSlice: Slice<CallLogSlice> = ({ client, pageTime }) => {
  return (set, get) => {
    /** An answer to an earlier choice is no answer any more. */
    const whileChosen =
      (choice: LogChoice) =>
      (change: Partial<CallLogSlice>): void => {
        if (get().logChoice === choice) set(change)
      }
    const filter = (choice: LogChoice) => filterOf(choice, get().now())
    return {
      ...emptyCallLog,
      async askCallLog(wanted) {
        const same = choiceText(get().logChoice) === choiceText(wanted)
        const choice = same ? get().logChoice : wanted
        if (!same) set({ logChoice: choice, callLog: unasked, callTotals: unasked, newCallIds: [] })
        const write = whileChosen(choice)
        const page = askRemote(
          get().callLog,
          async () => {
            const { calls, more, tooMany } = await client.request('calls.log', {
              filter: filter(choice),
              after: null,
              limit: pageSize,
            })
            get().hearCalls(calls)
            void get().askWrapsOfCalls(calls.map(({ id }) => id))
            write({ newCallIds: [] })
            return { ids: calls.map(({ id }) => id), more, tooMany }
          },
          pageTime,
          (callLog) => write({ callLog }),
        )
        const totals = askRemote(
          get().callTotals,
          () => client.request('calls.log-totals', { filter: filter(choice) }),
          pageTime,
          (callTotals) => write({ callTotals }),
        )
        await Promise.all([page, totals])
      },
      async askOlderCalls() {
        const { callLog, logChoice } = get()
        const known = callLog.value
        const last = get().calls[known?.ids.at(-1) ?? '']
        if (known === null || last === undefined || callLog.asking) return
        await askRemote(
          callLog,
          async () => {
            const { calls, more, tooMany } = await client.request('calls.log', {
              filter: filter(logChoice),
              after: { requestedAt: last.requestedAt, id: last.id },
              limit: pageSize,
            })
            get().hearCalls(calls)
            void get().askWrapsOfCalls(calls.map(({ id }) => id))
            return { ids: [...known.ids, ...calls.map(({ id }) => id)], more, tooMany }
          },
          pageTime,
          // Whoever asked for the newest page meanwhile has begun anew.
          (older) => {
            if (get().callLog.value === known) whileChosen(logChoice)({ callLog: older })
          },
        )
      },
      beginExport: (callExport) => set({ callExport }),
      hearExport: (progress) => {
        // Another window of the same person tells of its own.
        if (get().callExport?.id === progress.id) set({ callExport: progress })
      },
      askCallAgents: () =>
        askRemote(
          get().callAgents,
          () => client.request('calls.agents', {}),
          pageTime,
          (callAgents) => set({ callAgents }),
        ),
      noteNewCalls(calls) {
        const { callLog, logChoice, newCallIds } = get()
        if (callLog.value === null) return
        const chosen = filter(logChoice)
        const known = new Set([...callLog.value.ids, ...newCallIds])
        const newest = newestOf(get(), callLog.value.ids)
        const fresh = calls.filter(
          (call) => !known.has(call.id) && call.requestedAt >= newest && mayFit(call, chosen),
        )
        if (fresh.length > 0) set({ newCallIds: [...newCallIds, ...fresh.map(({ id }) => id)] })
      },
    }
  }
}

function newestOf({ calls }: WindowState, ids: readonly string[]): number {
  return calls[ids[0] ?? '']?.requestedAt ?? 0
}
