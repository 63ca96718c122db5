import type { App, Dialog } from 'electron'
import { StartupError } from '../core/startup-error.ts'

type Parts = { readonly app: Pick<App, 'whenReady' | 'exit'>; readonly dialog: Pick<Dialog, 'showErrorBox'> }

/** Says why the console cannot start, in a box and on standard error, and leaves with 1. */
export async function tellWhyNot({ app, dialog }: Parts, failure: unknown): Promise<void> {
  const sentence =
    failure instanceof StartupError
      ? failure.message
      : 'Something broke while the console started; logs/maskline.log in the data folder has the cause.'
  process.stderr.write(`maskline: ${sentence.replaceAll(/\s+/g, ' ')}\n`)
  // Before ready there would be no box on Linux.
  await app.whenReady()
  dialog.showErrorBox('Maskline cannot start', sentence)
  app.exit(1)
}
