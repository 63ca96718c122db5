import { ensureBuilt } from '../../electron/build.ts'
import { compileCache } from './compile-cache.ts'

/**
 * Builds the program once before any test, unless what lies in `out/` is newer than every source. Node keeps what it
 * compiles: the same programs are started some hundred times.
 */
export function setup(): void {
  ensureBuilt()
  Object.assign(process.env, compileCache)
}
