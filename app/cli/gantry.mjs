#!/usr/bin/env node
// Runs the command on the Node that the product pins, whatever Node is on the machine: this one may be too old for it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const command = fileURLToPath(new URL('./gantry.ts', import.meta.url))
if (process.versions.node.startsWith('24.')) {
  await import(command)
} else {
  const pinned = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url))
  if (!existsSync(pinned)) {
    console.error('Gantry is not installed here yet: run npm ci first.')
    process.exit(1)
  }
  const child = spawn(pinned, [command, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
