import { resolve } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { BundledLicences } from './electron/licences.ts'

const here = (path: string) => resolve(import.meta.dirname, path)

const licences = new BundledLicences()

export default defineConfig({
  main: {
    plugins: [licences.collect()],
    // What package.json names as dependencies is loaded from `node_modules`; everything else is bundled, which halves
    // the time of a start.
    build: {
      outDir: 'out/main',
      rollupOptions: {
        input: {
          index: here('electron/main/index.ts'),
          headless: here('electron/headless/index.ts'),
          practice: here('electron/practice/index.ts'),
          // Workers are named inputs: electron-vite leaves `new Worker(new URL(…))` targets out.
          'journal-worker': here('electron/core/store/engine/journal-worker.ts'),
          'engine-worker': here('electron/core/store/engine/engine-worker.ts'),
          'snapshot-worker': here('electron/core/store/engine/snapshot-worker.ts'),
          'booking-index-worker': here('electron/core/bookings/booking-index-worker.ts'),
          'booking-import-worker': here('electron/core/bookings/import/booking-import-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash].js' },
      },
    },
  },
  preload: {
    plugins: [licences.collect()],
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: { index: here('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    // The hosts put the nonce of each answer in its place.
    html: { cspNonce: '__CSP_NONCE__' },
    plugins: [react(), tailwindcss(), licences.write(here('.'))],
    build: {
      outDir: 'out/renderer',
      // electron-vite leaves this off; a third of the bytes are read and compiled sooner.
      minify: true,
      // One file, kilobytes: it comes from this computer, and a second one would only be waited for.
      chunkSizeWarningLimit: 1200,
      rollupOptions: { input: { index: here('renderer/index.html') } },
    },
  },
})
