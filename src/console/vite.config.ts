import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const server = process.env.FLOWTRIQ_SERVER ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: '../Flowtriq.Server/wwwroot',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What the pages behind the sign-in share is one file; the dozens of small ones it would be compress badly.
        codeSplitting: { groups: [{ name: 'shell', test: /src\/(shell(?!\/ShellRoute)|format|prefs|ui|api)\// }] },
      },
    },
  },
  server: {
    proxy: {
      // An object: as a plain address the host would be changed, and the server takes pages of another host for foreign ones.
      '/api': { target: server },
      '/hub': { target: server, ws: true },
    },
  },
  test: {
    environment: 'happy-dom',
    setupFiles: ['src/test/setup.ts'],
    testTimeout: 20_000,
  },
})
