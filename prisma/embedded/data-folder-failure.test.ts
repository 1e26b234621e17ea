import { expect, test } from 'vitest'
import { AppError } from '#lib/errors.ts'
import { dataFolderFailure } from './data-folder-failure.ts'

const refused = (code: string) =>
  Object.assign(new Error(`${code}: refused, open '/srv/gantry/lock.json'`), { code, syscall: 'open' })

test.each([
  ['EACCES', /this user may not read or write it \(EACCES\)\. Run the command as the user whose folder it is, or set/],
  ['EROFS', /its file system is read-only/],
  ['ENOSPC', /its disk is full \(ENOSPC\)\. Make room there, or set/],
  ['EDQUOT', /its disk is full/],
  ['ENOTDIR', /it is no folder/],
  ['EIO', /cannot be used: EIO: refused/],
])('%s of the file system is said with the folder and what to do', (code, sentence) => {
  const failure = dataFolderFailure('/srv/gantry', refused(code))
  expect(failure).toMatchObject({ code: 'CONFIG', details: { dataDir: '/srv/gantry' }, cause: { code } })
  expect(String(failure)).toMatch(sentence)
  expect(String(failure)).toContain('/srv/gantry')
})

test('what is no word of the file system stays what it is', () => {
  for (const error of [new AppError('CONFIG', 'in use'), new TypeError('a fault of ours'), 'thrown'])
    expect(dataFolderFailure('/srv/gantry', error)).toBe(error)
})
