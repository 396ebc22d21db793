import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = `http://127.0.0.1:${process.env.PORT ?? 8000}`;
const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ command }) => ({
  plugins: [react()],
  resolve: { alias: { '~': file('./src') } },
  // The pages are served at every address, their assets only from here.
  base: command === 'build' ? '/static/web/' : '/',
  build: {
    target: 'es2023',
    // No module-preload polyfill and no data: addresses, so that the policy needs neither inline scripts nor `data:`.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 5000,
    rolldownOptions: {
      input: { index: file('./index.html'), graphiql: file('./graphiql.html') },
      onLog: (level, log, report) => {
        // GraphiQL's "use no memo" speaks to the React compiler, which is not used here.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
  worker: { format: 'es' },
  // The dependency optimiser cannot read the `*?worker` imports in there.
  optimizeDeps: { exclude: ['graphiql/setup-workers/vite', '@graphiql/react/setup-workers/vite'] },
  server: {
    // No changeOrigin: the server compares a socket's Origin with its own host.
    proxy: {
      '/graphql': { target: server, ws: true },
      '/api': { target: server },
      '/admin': { target: server },
      '/static': { target: server },
    },
  },
}));
