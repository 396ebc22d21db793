import { defineConfig } from '@playwright/test';

/**
 * BASE_URL   where a chat with the demo's people is served
 * CHROMIUM   the browser's program; Playwright's own if left out
 * FOLDER     where the pictures go
 */
export default defineConfig({
  testDir: 'screenshots',
  testMatch: '*.pictures.ts',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  outputDir: 'test-results/screenshots',
  use: {
    screenshot: 'only-on-failure',
    baseURL: process.env.BASE_URL ?? 'http://127.0.0.1:8000',
    timezoneId: 'Asia/Seoul',
    launchOptions: {
      ...(process.env.CHROMIUM && { executablePath: process.env.CHROMIUM }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--hide-scrollbars'],
    },
  },
});
