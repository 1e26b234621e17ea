import { wayTo, withBelow } from './directory-tree.ts'
import type { DirectoryNode } from './list-directories.server.ts'

/** A directory in which somebody writes, with the names on the way to it, the topmost first. */
export interface PlaceToWrite {
  id: string
  way: DirectoryNode['name'][]
}

/** Where somebody may put an article, or another directory: `without` leaves out one directory with all below it. */
export function placesToWrite(directories: readonly DirectoryNode[], without?: string): PlaceToWrite[] {
  const barred = new Set(without ? withBelow(directories, without).map(({ id }) => id) : [])
  return directories
    .filter(({ id, may }) => may.includes('write') && !barred.has(id))
    .map(({ id }) => ({ id, way: wayTo(directories, id).map(({ name }) => name) }))
}
