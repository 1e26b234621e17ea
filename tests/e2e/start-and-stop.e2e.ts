import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { readDataFolderHolder } from '#prisma/embedded/data-folder-lock.server.ts'
import { isAlive, startServer } from './support/start-server.ts'

let dataDir: string
beforeAll(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'gantry-start-'))
  cpSync(inject('demoData'), dataDir, { recursive: true })
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const start = () => startServer({ dataDir, command: ['npm', 'start'] })

test('npm start says on the last line that is not of its log where it serves, and ends with its group', async () => {
  const server = await start()
  let took = Number.POSITIVE_INFINITY
  try {
    await expect.poll(() => lastLineOutsideLog(server.output())).toContain(server.url)
  } finally {
    // Whatever was seen: a server left behind holds the data folder, and the tests after this one fail for that alone.
    took = await server.stop()
  }
  expect(took).toBeLessThan(10_000)
  await expect(fetch(server.url)).rejects.toThrow()
})

test('ended through npm alone it leaves no server behind, and the next one takes the same data', async () => {
  const first = await start()
  process.kill(first.pid, 'SIGTERM')
  await expect.poll(() => isAlive(-first.pid), { timeout: 10_000 }).toBe(false)
  const second = await start()
  try {
    expect((await fetch(`${second.url}/healthz`)).status).toBe(200)
  } finally {
    await second.stop()
  }
})

test('two servers on one data folder: the second says which process has it, and ends', async () => {
  const first = await start()
  try {
    const holder = await readDataFolderHolder({ dataDir })
    await expect(startServer({ dataDir })).rejects.toThrow(`process ${holder?.pid}`)
    expect((await fetch(`${first.url}/healthz`)).status).toBe(200)
  } finally {
    await first.stop()
  }
})

/** The log goes on for as long as the server lives (a slow transaction, for one), so its lines come after any other. */
function lastLineOutsideLog(output: string): string | undefined {
  return output
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('{"level":'))
    .at(-1)
}
