import type { StateCreator } from 'zustand/vanilla'
import type { Client } from '../client/client.ts'
import type { WindowState } from './window-state.ts'

/** What the slices are built with. */
export type SliceTools = {
  readonly client: Client
  /** Keeps what belongs to this machine rather than to the desk: theme, language. */
  readonly storage: Storage
  /** Milliseconds since the page began; unlike the wall clock it never jumps. */
  readonly pageTime: () => number
  /** For the moments before the core has told its time. */
  readonly wallTime: () => number
}

export type Slice<Part> = (tools: SliceTools) => StateCreator<WindowState, [], [], Part>
