import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { onFullDisk } from '#tests/support/on-full-disk.ts'
import { keepSecret } from './auth-secret.server.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gantry-secret-'))
})
afterEach(() => rm(dataDir, { recursive: true }))

test('the secret is made once, of 256 bits, and only its owner may read it', async () => {
  const folder = join(dataDir, 'not', 'yet', 'there')
  const made = await keepSecret({ dataDir: folder })
  expect(Buffer.from(made, 'base64url')).toHaveLength(32)
  expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600)
  expect(await keepSecret({ dataDir: folder })).toBe(made)
})

test('two installations have two secrets', async () => {
  expect(await keepSecret({ dataDir: join(dataDir, 'a') })).not.toBe(await keepSecret({ dataDir: join(dataDir, 'b') }))
})

test('a file that others may read is closed to them', async () => {
  const made = await keepSecret({ dataDir })
  await chmod(join(dataDir, 'secret'), 0o644)
  await keepSecret({ dataDir })
  expect((await stat(join(dataDir, 'secret'))).mode & 0o777).toBe(0o600)
  expect((await readFile(join(dataDir, 'secret'), 'utf8')).trim()).toBe(made)
})

test('on a full disk none is made, and the next start makes one', async () => {
  const script = `
    import { keepSecret } from '#app/http/auth-secret.server.ts'
    await keepSecret({ dataDir: process.argv[1] }).catch((error) => console.log(error.code, error.message))`
  expect(await onFullDisk(script, dataDir)).toMatch(/^CONFIG The data folder .* cannot be used: EFBIG/)
  expect(await readdir(dataDir)).toEqual([])
  expect(await keepSecret({ dataDir })).toHaveLength(43)
})

test('of several starts at once all have the same', async () => {
  const made = await Promise.all(Array.from({ length: 5 }, () => keepSecret({ dataDir })))
  expect(new Set(made).size).toBe(1)
  expect(await readdir(dataDir)).toEqual(['secret'])
})

test('a file that holds no secret is refused, not replaced', async () => {
  await writeFile(join(dataDir, 'secret'), 'short')
  await expect(keepSecret({ dataDir })).rejects.toMatchObject({ code: 'CONFIG' })
  expect(await readFile(join(dataDir, 'secret'), 'utf8')).toBe('short')
})
