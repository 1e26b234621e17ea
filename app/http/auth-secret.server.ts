import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#lib/errors.ts'
import { createWhole } from '#prisma/embedded/create-whole.server.ts'
import { dataFolderFailure } from '#prisma/embedded/data-folder-failure.ts'

/**
 * The secret of an installation that was given none: made at the first start, kept in the data folder where only the owner
 * of the process reads it. Sessions survive a restart by it.
 * @throws AppError CONFIG when the file is there and holds no secret, or the folder cannot be written
 */
export async function keepSecret({ dataDir }: { dataDir: string }): Promise<string> {
  try {
    return await keep(dataDir)
  } catch (error) {
    throw dataFolderFailure(dataDir, error)
  }
}

async function keep(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secret')
  await mkdir(dataDir, { recursive: true })
  const made = randomBytes(32).toString('base64url')
  if (await createWhole(file, `${made}\n`)) return made
  await chmod(file, 0o600)
  const kept = (await readFile(file, 'utf8')).trim()
  if (kept.length < 32) throw new AppError('CONFIG', 'the file `secret` in the data folder is no secret; remove it')
  return kept
}
