import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const away = ['**/node_modules/**', 'build/**', 'look/**']
const setupFiles = ['tests/setup/console-noise.setup.ts', 'tests/setup/property-runs.ts']

// The guard of what the product stands on runs single tests with a package replaced by an empty module.
const without = process.env.WITHOUT_PACKAGE
const replacement = fileURLToPath(new URL('./tests/guards/empty-module.ts', import.meta.url))

export default defineConfig({
  resolve: { alias: without ? [{ find: new RegExp(`^${without}(/.*)?$`), replacement }] : [] },
  test: {
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 180_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['**/*.test.ts'],
          exclude: [...away, '**/*.guard.test.ts'],
          setupFiles,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['**/*.test.tsx'],
          exclude: away,
          environment: 'happy-dom',
          setupFiles: [...setupFiles, 'tests/setup/patient-queries.setup.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'guards', include: ['tests/guards/*.guard.test.ts'], setupFiles },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.e2e.ts'],
          globalSetup: ['tests/e2e/support/demo-data.setup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
