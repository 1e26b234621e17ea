import { randomUUID } from 'node:crypto'
import { link, rm, writeFile } from 'node:fs/promises'

/**
 * Makes a file that its owner alone reads, of which nobody ever sees a part: neither another process, nor the next one after a disk
 * was full.
 * @returns false when there is one already, which stays as it is
 */
export async function createWhole(path: string, text: string): Promise<boolean> {
  const draft = await writeDraft(path, text)
  try {
    await link(draft, path)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    // Some file systems have no hard links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP' && code !== 'ENOSYS') throw error
    return await createPlainly(path, text)
  } finally {
    await rm(draft, { force: true })
  }
}

/** Writes a file beside the one that it is to become. @returns its path */
export async function writeDraft(path: string, text: string): Promise<string> {
  const draft = `${path}.${randomUUID()}`
  await writeNew(draft, text)
  return draft
}

async function createPlainly(path: string, text: string): Promise<boolean> {
  try {
    await writeNew(path, text)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** On a full disk the file is made before it is found that nothing can be written to it. */
async function writeNew(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600, flush: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await rm(path, { force: true })
    throw error
  }
}
