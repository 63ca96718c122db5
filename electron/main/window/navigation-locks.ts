import type { WebContents } from 'electron'
import type { Log } from '../../core/ports.ts'
import type { OpenLink } from '../os/link-opener.ts'
import type { OwnPage } from '../own-page.ts'

/** The window shows our own pages and nothing else, wherever a link, a script or a redirect wants to lead. */
export function lockNavigation(
  contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>,
  page: OwnPage,
  openLink: OpenLink,
  log: Log,
): void {
  const refuseForeign = (event: { readonly url: string; preventDefault(): void }) => {
    if (page.owns(event.url)) return
    event.preventDefault()
    log.warn('window', 'A navigation away from the console was refused')
  }
  contents.on('will-navigate', refuseForeign)
  contents.on('will-frame-navigate', refuseForeign)
  contents.on('will-redirect', refuseForeign)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    openLink(url)
    return { action: 'deny' }
  })
}
