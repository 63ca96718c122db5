import type { MenuItemConstructorOptions } from 'electron'
import type { MainWords } from '../words/en.ts'

export type MenuDoings = {
  openLogs(): void
}

export type MenuParts = {
  readonly platform: NodeJS.Platform
  readonly developing: boolean
  readonly words: MainWords
  readonly doings: MenuDoings
}

const separator: MenuItemConstructorOptions = { type: 'separator' }

/**
 * The least a system expects. It is drawn on macOS only; elsewhere it carries the keys for zoom and reload. No forced
 * reload: its keys are the window's own for ready and break.
 */
export function menuTemplate({
  platform,
  developing,
  words,
  doings,
}: MenuParts): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  return [
    ...(mac ? [{ role: 'appMenu', label: 'Maskline', submenu: appMenu(words) } as const] : []),
    {
      label: words.file,
      submenu: [mac ? { role: 'close', label: words.close } : { role: 'quit', label: words.quit }],
    },
    { role: 'editMenu', label: words.edit, submenu: editMenu(words) },
    { role: 'viewMenu', label: words.view, submenu: viewMenu(words, developing) },
    ...(mac ? [{ role: 'windowMenu', label: words.window, submenu: windowMenu(words) } as const] : []),
    {
      role: 'help',
      label: words.help,
      submenu: [{ label: words.logs, click: () => doings.openLogs() }],
    },
  ]
}

function appMenu(words: MainWords): MenuItemConstructorOptions[] {
  return [
    { role: 'about', label: words.about },
    separator,
    { role: 'services', label: words.services },
    separator,
    { role: 'hide', label: words.hide },
    { role: 'hideOthers', label: words.hideOthers },
    { role: 'unhide', label: words.unhide },
    separator,
    { role: 'quit', label: words.quit },
  ]
}

function editMenu(words: MainWords): MenuItemConstructorOptions[] {
  return [
    { role: 'undo', label: words.undo },
    { role: 'redo', label: words.redo },
    separator,
    { role: 'cut', label: words.cut },
    { role: 'copy', label: words.copy },
    { role: 'paste', label: words.paste },
    { role: 'selectAll', label: words.selectAll },
  ]
}

function viewMenu(words: MainWords, developing: boolean): MenuItemConstructorOptions[] {
  return [
    { role: 'reload', label: words.reload },
    separator,
    { role: 'resetZoom', label: words.resetZoom },
    { role: 'zoomIn', label: words.zoomIn },
    { role: 'zoomOut', label: words.zoomOut },
    { role: 'togglefullscreen', label: words.fullScreen },
    ...(developing ? [{ role: 'toggleDevTools', label: words.tools } as const] : []),
  ]
}

function windowMenu(words: MainWords): MenuItemConstructorOptions[] {
  return [
    { role: 'minimize', label: words.minimize },
    { role: 'zoom', label: words.zoom },
    separator,
    { role: 'front', label: words.front },
  ]
}
