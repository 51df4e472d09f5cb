import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const minute = 60_000
const long = process.env.SHUKE_LONG === '1'

export default defineConfig({
  resolve: { alias: { '@': join(import.meta.dirname, 'miniapp/src') } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/architecture/**/*.test.ts'],
          pool: 'threads',
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          exclude: ['**/*.pg.test.ts'],
          globalSetup: 'test/support/pglite-template.ts',
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: long ? 10 * minute : 20_000,
          hookTimeout: minute,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: ['test/integration/**/*.pg.test.ts'],
          globalSetup: 'test/support/postgres-server.ts',
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: long ? 20 * minute : minute,
          hookTimeout: minute,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/e2e/**/*.browser.test.ts'],
          globalSetup: 'test/support/demo-template.ts',
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: long ? 10 * minute : minute,
          hookTimeout: 2 * minute,
        },
      },
      {
        extends: true,
        test: {
          name: 'weapp',
          include: ['test/weapp/**/*.test.ts'],
          globalSetup: 'test/weapp/server-setup.ts',
          pool: 'forks',
          maxWorkers: 1,
          testTimeout: minute,
          hookTimeout: 2 * minute,
        },
      },
    ],
  },
})
