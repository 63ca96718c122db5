import type { DesktopState } from '../../shared/contract/desktop.ts'
import { askRemote, type Remote, unasked } from './remote.ts'
import type { Slice } from './slice.ts'

export type DesktopSlice = {
  /** The computer around the window; its value is null where a browser shows the desk. */
  readonly desktop: Remote<{ readonly state: DesktopState | null }>
  askDesktop(): Promise<void>
  hearDesktop(state: DesktopState): void
  /** The promises reject with an AppError where a form shows it. */
  setGlobalKey(key: string | null): Promise<void>
  setTelLinks(ours: boolean): Promise<void>
  setUpdateFeed(url: string): Promise<void>
  checkUpdate(): Promise<void>
  installUpdate(): Promise<void>
}

export const emptyDesktop = { desktop: unasked } as const

export const createDesktopSlice: Slice<DesktopSlice> = ({ client, pageTime }) => {
  return (set, get) => ({
    ...emptyDesktop,
    askDesktop: () =>
      askRemote(
        get().desktop,
        async () => ({ state: await client.request('desktop.state', {}) }),
        pageTime,
        (desktop) => set({ desktop }),
      ),
    hearDesktop: (state) =>
      set({ desktop: { value: { state }, asking: false, error: null, at: pageTime() } }),
    setGlobalKey: async (key) => get().hearDesktop(await client.request('desktop.set-global-key', { key })),
    setTelLinks: async (ours) => get().hearDesktop(await client.request('desktop.set-tel-links', { ours })),
    setUpdateFeed: async (url) => get().hearDesktop(await client.request('desktop.set-update-feed', { url })),
    checkUpdate: async () => get().hearDesktop(await client.request('desktop.check-update', {})),
    installUpdate: async () => {
      await client.request('desktop.install-update', {})
    },
  })
}
