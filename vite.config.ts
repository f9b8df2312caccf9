import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The web app. `bihuan dev` serves it from the sources and hands /api to the server beside it. */
export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: {
    target: 'es2023',
    sourcemap: false,
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
  },
})
