import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { Client } from '../client/client.ts'
import type { SecondTicker } from './second-ticker.ts'
import type { WindowState, WindowStore } from './window-state.ts'

/** What the components of the window are given. */
export type WindowTools = {
  readonly client: Client
  readonly store: WindowStore
  readonly ticker: SecondTicker
}

const ToolsContext = createContext<WindowTools | null>(null)

export function WindowProvider({
  tools,
  children,
}: {
  readonly tools: WindowTools
  readonly children: ReactNode
}) {
  return <ToolsContext value={tools}>{children}</ToolsContext>
}

export function useTools(): WindowTools {
  const tools = useContext(ToolsContext)
  if (tools === null) throw new Error('A component of the window stands outside of WindowProvider')
  return tools
}

export function useWindow<Picked>(select: (state: WindowState) => Picked): Picked {
  return useStore(useTools().store, select)
}

/** The core's time, in whole seconds; re-renders once per second. */
export function useSecond(): number {
  return useInstant(1000)
}

/** The core's time, in whole minutes. */
export function useMinute(): number {
  return useInstant(60_000)
}

function useInstant(grain: number): number {
  const { store, ticker } = useTools()
  return useSyncExternalStore(ticker.subscribe, () => {
    const now = store.getState().now()
    return now - (now % grain)
  })
}
