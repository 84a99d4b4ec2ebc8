import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

export default defineConfig({
  // As the build has it.
  define: { PACKAGE_VERSION: JSON.stringify(version) },
  test: {
    globalSetup: ['test/support/vitest-setup.ts'],
    include: ['test/**/*.test.ts'],
    // The tests start real processes; how fast is the machine's affair, not the tests'.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
  },
});
