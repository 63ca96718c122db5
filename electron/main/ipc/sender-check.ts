import type { WebFrameMain } from 'electron'
import type { OwnPage } from '../own-page.ts'

export type Sender = {
  readonly sender: { readonly id: number }
  /** Null when the frame has gone meanwhile. */
  readonly senderFrame: Pick<WebFrameMain, 'url' | 'parent' | 'detached'> | null
}

/** A message counts only when the main frame of our window sent it while it showed one of our pages. */
export function isOurs(event: Sender, windowId: number | null, page: OwnPage): boolean {
  const frame = event.senderFrame
  if (frame === null || frame.detached || frame.parent !== null) return false
  return event.sender.id === windowId && page.owns(frame.url)
}
