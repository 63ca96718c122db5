import { useWindow } from '../../state/use-window.tsx'
import { useTold } from '../frame/use-told.ts'

/** Puts a text on the clipboard and says what it was, not what it says: it may hold a secret. */
export function useCopy(): (read: () => Promise<string>, what: string) => void {
  const tell = useWindow((state) => state.tell)
  const { run } = useTold()
  return (read, what) =>
    run(async () => {
      await navigator.clipboard.writeText(await read())
      tell({ kind: 'copied', text: what })
    })
}
