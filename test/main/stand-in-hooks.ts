/** Loaded before the desktop program: gives it the stand-in wherever it asks for Electron. */
import { registerHooks } from 'node:module'

const standIn = new URL('./stand-in-electron.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
})
