import type { Session } from 'electron'
import type { OwnPage } from '../own-page.ts'

/** Everything the page may ask of the browser around it; what is not here is refused. */
const allowedPermissions: ReadonlySet<string> = new Set([
  // Missed calls and promises that fall due, when the window lies behind another.
  'notifications',
  // Copying a booking reference; plain text only, and only after a click.
  'clipboard-sanitized-write',
])

export function isAllowed(permission: string, origin: string, page: OwnPage): boolean {
  return allowedPermissions.has(permission) && page.owns(origin)
}

type PermissionSession = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>

export function limitPermissions(session: PermissionSession, page: OwnPage): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(isAllowed(permission, details.requestingUrl, page))
  })
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin, page))
  session.setDevicePermissionHandler(() => false)
}
