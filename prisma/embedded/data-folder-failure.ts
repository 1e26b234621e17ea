import { AppError } from '#lib/errors.ts'

const notYours = {
  why: 'this user may not read or write it',
  remedy: 'Run the command as the user whose folder it is',
}
const full = { why: 'its disk is full', remedy: 'Make room there' }
const noFolder = { why: 'it is no folder', remedy: 'Remove what has its name' }

const known: Record<string, { why: string; remedy: string }> = {
  EACCES: notYours,
  EPERM: notYours,
  EROFS: { why: 'its file system is read-only', remedy: 'Make it writable' },
  ENOSPC: full,
  EDQUOT: full,
  ENOTDIR: noFolder,
  EEXIST: noFolder,
}

/** What the file system refuses of a data folder, as a sentence that says which folder and what to do; anything else unchanged. */
export function dataFolderFailure(dataDir: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error
  const { why, remedy } = known[String(error.code)] ?? { why: error.message, remedy: 'Mend that' }
  return new AppError(
    'CONFIG',
    `The data folder ${dataDir} cannot be used: ${why} (${error.code}). ${remedy}, or set DATA_DIR to another folder.`,
    { cause: error, details: { dataDir } },
  )
}
