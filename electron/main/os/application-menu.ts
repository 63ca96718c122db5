import type { MenuItemConstructorOptions } from 'electron'

export type MenuDoings = {
  openLogs(): void
}

/**
 * The least a system expects. It is drawn on macOS only; elsewhere it carries the keys for zoom and reload. No forced
 * reload: its keys are the window's own for ready and break.
 */
export function menuTemplate(
  platform: NodeJS.Platform,
  developing: boolean,
  doings: MenuDoings,
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { label: 'File', submenu: [{ role: mac ? 'close' : 'quit' }] },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'reload' },
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(developing ? [{ role: 'toggleDevTools' } as const] : []),
      ],
    },
    ...(mac ? [{ role: 'windowMenu' } as const] : []),
    { role: 'help', submenu: [{ label: 'Open the log folder', click: () => doings.openLogs() }] },
  ]
}
