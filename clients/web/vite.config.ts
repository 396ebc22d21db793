import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstSight } from './build/firstSight';
import { generatedDocuments } from './build/generatedDocuments';

const server = `http://127.0.0.1:${process.env.PORT ?? 8000}`;
const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What the app may fetch before it is first seen, gzipped: 200 KB, the words of one language with them. */
const budget = firstSight({
  bytes: 200 * 1024,
  lazyPages: ['src/Inside.tsx', 'features/account/LogInPage.tsx', 'features/account/SignUpPage.tsx'],
  always: ['src/i18n/ko.ts'],
  never: /graphiql|monaco/,
});

const GATE_AND_HOUSE =
  /Problem|useTitle|routing.Link|ActionIcon|VisuallyHidden|get-env|primitive|use-(?:timeout|media-query|merged-ref)/;

export default defineConfig(({ command, mode }) => ({
  plugins: [generatedDocuments(), react(), mode === 'graphiql' ? [] : budget],
  resolve: { alias: { '~': file('./src') } },
  // The pages are served at every address, their assets only from here.
  base: command === 'build' ? '/static/web/' : '/',
  build: {
    target: 'es2023',
    // No module-preload polyfill and no data: addresses, so that the policy needs neither inline scripts nor `data:`.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 5000,
    // Whole: Vite fetches the styles of a page that is loaded lazily once, and never again where that failed.
    cssCodeSplit: mode === 'graphiql',
    // GraphiQL is built by itself (--mode graphiql): what both need would be cut out of the app's first chunk.
    emptyOutDir: mode !== 'graphiql',
    rolldownOptions: {
      // What is needed together is one chunk, however many pages share parts of it: it gzips far better whole. What
      // the gate and the house have in common is apart from both, so that nobody loads the house to stand at the gate.
      output:
        mode === 'graphiql'
          ? {}
          : {
              codeSplitting: {
                groups: [
                  { name: 'first', tags: ['$initial'], priority: 2 },
                  { name: 'both', test: GATE_AND_HOUSE, priority: 1 },
                  { name: 'inside', test: /src\/Inside\.tsx$/ },
                ],
              },
            },
      input: file(mode === 'graphiql' ? './graphiql.html' : './index.html'),
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
