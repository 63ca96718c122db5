import { contextBridge, ipcRenderer } from 'electron'
import type { Push, Reply } from '../../shared/contract/index.ts'

let listeners = 0

/** All that a page has of the console. The channels are those of electron/main/ipc/channels.ts. */
const bridge = {
  call: (name: string, input: unknown, token: string | null): Promise<Reply> =>
    ipcRenderer.invoke('maskline:call', { name, input, token }),

  /** Returns what ends the listening. */
  listen: (token: string, onPush: (push: Push) => void): (() => void) => {
    listeners += 1
    const id = `listener-${listeners}`
    const receive = (_event: unknown, message: { id: string; push: Push }) => {
      if (message.id === id) onPush(message.push)
    }
    ipcRenderer.on('maskline:push', receive)
    void ipcRenderer.invoke('maskline:listen', { id, token })
    return () => {
      ipcRenderer.off('maskline:push', receive)
      void ipcRenderer.invoke('maskline:unlisten', { id })
    }
  },
}

contextBridge.exposeInMainWorld('maskline', bridge)
