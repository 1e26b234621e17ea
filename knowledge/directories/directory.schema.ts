import { orNothing, required, words } from '#lib/typed-fields.ts'
import { z } from '#lib/zod.ts'

const names = { name: required(80), nameLatin: orNothing(words(80)) }

/** A new directory. The sender brings the id, so that the same one sent twice is one directory. */
export const AddDirectorySchema = z.object({
  id: z.uuid(),
  /** null: at the top, which is for whoever keeps what is shared */
  parentId: z.uuid().nullable(),
  /** whose it is; that of the directory above when left out */
  orgId: z.uuid().optional(),
  ...names,
})
export type AddDirectory = z.output<typeof AddDirectorySchema>

export const RenameDirectorySchema = z.object(names)
export type RenameDirectory = z.output<typeof RenameDirectorySchema>

/** Where a directory goes: below which other, and before which of those that are there (null: after them all). */
export const MoveDirectorySchema = z.object({
  parentId: z.uuid().nullable(),
  before: z.uuid().nullable(),
})
export type MoveDirectory = z.output<typeof MoveDirectorySchema>

/** What may be done in a directory. Nothing is possible without reading; a line with nothing in it keeps somebody out. */
export const directoryRights = ['read', 'comment', 'download', 'forward', 'write'] as const
export type DirectoryRight = (typeof directoryRights)[number]

export const SetGrantsSchema = z.object({
  /** none: the directory has those of the one above it */
  grants: z
    .array(z.object({ orgId: z.uuid().nullable(), rights: z.array(z.enum(directoryRights)) }))
    .max(50)
    .refine((grants) => new Set(grants.map(({ orgId }) => orgId)).size === grants.length, 'form.invalid')
    .refine((grants) => grants.every(({ rights }) => rights.length === 0 || rights.includes('read')), 'form.invalid'),
})
export type SetGrants = z.output<typeof SetGrantsSchema>
