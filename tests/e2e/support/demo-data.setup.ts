import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startServer } from './start-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** a data folder with the demo group in it, to be copied */
    demoData: string
  }
}

/** Loads the demo group once for all browser tests: a first start takes many times as long as a second one. */
export default async function prepare({ provide }: TestProject): Promise<() => void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gantry-demo-'))
  provide('demoData', folder)
  await (await startServer({ dataDir: folder })).stop()
  return () => rmSync(folder, { recursive: true, force: true })
}
