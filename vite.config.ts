import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Contracts come to the browser without their schemas: see docs/decisions/011. */
const withoutSchemas: Plugin = {
  name: 'without-schemas',
  enforce: 'pre',
  resolveId: (id, importer) =>
    id === 'zod' && importer?.includes('/src/contract/')
      ? join(import.meta.dirname, 'src/web/lib/no-schema.ts')
      : undefined,
}

/** The web app. `bihuan dev` serves it from the sources and hands /api to the server beside it. */
export default defineConfig({
  root: 'src/web',
  plugins: [withoutSchemas, react()],
  build: {
    target: 'es2023',
    sourcemap: false,
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What most pages need comes as one file. Left alone, forty files of a few hundred bytes wait
          // for each other on a connection that takes six at a time.
          groups: [{ name: 'shared', test: /\/src\/(web\/(ui|lib)|domain|contract)\//, minShareCount: 12 }],
        },
      },
    },
  },
})
