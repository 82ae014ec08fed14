import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The server that `vite` hands everything to that is not the panel itself. */
const apiOrigin = process.env.API_ORIGIN ?? 'http://127.0.0.1:4000';

export default defineConfig({
  cacheDir: process.env.VITE_CACHE_DIR,
  plugins: [react()],
  server: {
    port: 4001,
    // The Host header stays the browser's own: the server compares it with Origin.
    proxy: Object.fromEntries(['/graphql', '/api', '/webhooks'].map((path) => [path, { target: apiOrigin }])),
  },
  // GraphiQL's workers are told to Vite by `?worker`, which only Vite itself understands, not its bundling of dependencies.
  optimizeDeps: { exclude: ['graphiql/setup-workers/vite', '@graphiql/react/setup-workers/vite'] },
  build: {
    target: 'es2022',
    // A strict Content-Security-Policy allows files from our own origin only.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
});
