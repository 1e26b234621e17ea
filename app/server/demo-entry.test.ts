import { expect, test } from 'vitest'
import { readEnv } from '#lib/env.server.ts'
import { demoEntry } from './demo-entry.ts'

const server = {
  DATABASE_URL: 'postgres://gantry@db/gantry',
  GANTRY_SECRET: 'of forty characters, by chance, or so you',
}

test.each([
  [{}, 'open'],
  [{ HOST: '127.0.0.1' }, 'open'],
  [{ HOST: '::1' }, 'open'],
  [{ HOST: 'localhost' }, 'open'],
  [{ GANTRY_DEMO: 'off' }, 'shut'],
  [{ GANTRY_DEMO: 'off', ...server }, 'shut'],
  [{ HOST: '0.0.0.0' }, 'ask'],
  [{ HOST: '::' }, 'ask'],
  [{ HOST: '192.168.1.4' }, 'ask'],
  [{ HOST: 'crm.example' }, 'ask'],
  [server, 'ask'],
  [{ HOST: '0.0.0.0', GANTRY_DEMO: 'on' }, 'open'],
  [{ GANTRY_DEMO: 'on', ...server }, 'open'],
])('%j: %s', (env, entry) => {
  expect(demoEntry(readEnv(env as Record<string, string>))).toBe(entry)
})
