import { BlockList, isIPv4, isIPv6 } from 'node:net'
import type { Env } from '#lib/env.server.ts'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/**
 * May the people of a demonstration enter without a password? On this machine alone, with the embedded database, yes unless it
 * is `off`. Where others reach it, or on a server of its own, it must be asked for: `ask`.
 */
export function demoEntry(env: Pick<Env, 'GANTRY_DEMO' | 'DATABASE_URL' | 'HOST'>): 'open' | 'ask' | 'shut' {
  if (env.GANTRY_DEMO === 'off') return 'shut'
  if (env.GANTRY_DEMO === 'on') return 'open'
  return env.DATABASE_URL === undefined && isLoopback(env.HOST) ? 'open' : 'ask'
}

function isLoopback(host: string): boolean {
  if (isIPv4(host)) return loopback.check(host, 'ipv4')
  if (isIPv6(host)) return loopback.check(host, 'ipv6')
  return host === 'localhost'
}
