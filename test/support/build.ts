import { ensureBuilt } from '../../electron/build.ts'

/** Builds the program once before any test, unless what lies in `out/` is newer than every source. */
export function setup(): void {
  ensureBuilt()
}
