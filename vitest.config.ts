import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The tests start real processes; how fast is the machine's affair, not the tests'.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
    // node-pty drops what a program wrote last where the machine is too busy to read it within 200 ms of its end.
    retry: process.env.CI ? 1 : 0,
  },
});
