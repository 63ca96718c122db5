import { join } from 'node:path'

/** Environment under which Node keeps compiled code from one start of a program to the next. */
export const compileCache = {
  NODE_COMPILE_CACHE: join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'compiled'),
}
