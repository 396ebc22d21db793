import { defineConfig } from '@playwright/test';

/**
 * BASE_URL         where the chat is served
 * CHROMIUM         the browser's program; Playwright's own if left out
 * SERVER_COMMAND   starts that server; then the journeys start, kill and restart it themselves
 */
export default defineConfig({
  testDir: 'journeys',
  workers: 1,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL: process.env.BASE_URL ?? 'http://127.0.0.1:8000',
    actionTimeout: 15_000,
    trace: 'retain-on-failure',
    launchOptions: {
      ...(process.env.CHROMIUM && { executablePath: process.env.CHROMIUM }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
    },
  },
});
