import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // The built program is what the browser flows and the child processes run.
    globalSetup: ['test/support/build.ts'],
    pool: 'forks',
    // Nothing is kept between files: no module works at its import, and what a test starts it ends.
    isolate: false,
    // Most files wait for programs and phones rather than compute.
    maxWorkers: 4,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A test is red only when it is wrong, never because the machine is busy.
    slowTestThreshold: 10_000,
  },
})
