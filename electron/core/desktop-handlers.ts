import { AppError } from '../../shared/app-error.ts'
import type { Arrivals } from './desktop/arrivals.ts'
import type { DesktopDesk } from './desktop/desktop-desk.ts'
import type { Handlers } from './dispatch.ts'
import type { DesktopHost } from './ports.ts'

export type DesktopFeatures = {
  readonly arrivals: Arrivals
  /** Null where a browser shows the desk. */
  readonly desktop: DesktopDesk | null
  readonly desktopHost: DesktopHost | null
}

/** What the window asks of the computer around it. */
export function desktopHandlers({ arrivals, desktop, desktopHost }: DesktopFeatures) {
  const present = () => {
    if (desktop !== null) return desktop
    throw new AppError('wrong-state', 'A browser shows this desk. Open the desktop console for this.', {
      reason: 'no-desktop',
    })
  }
  return {
    'desk.take-arrivals': () => arrivals.take(),
    'desktop.state': async () => desktop?.state() ?? null,
    'desktop.set-language': async ({ language }) => {
      desktopHost?.setLanguage(language)
      return {}
    },
    'desktop.set-global-key': async ({ key }) => present().setGlobalKey(key),
    'desktop.set-tel-links': async ({ ours }) => present().setTelLinks(ours),
    'desktop.set-update-feed': ({ url }, caller) => present().setUpdateFeed(url, caller.user.id),
    'desktop.check-update': async () => present().checkUpdate(),
    'desktop.install-update': async () => {
      await present().installUpdate()
      return {}
    },
  } satisfies Partial<Handlers>
}
