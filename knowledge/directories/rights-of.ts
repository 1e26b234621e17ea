import type { DirectoryRight } from './directory.schema.ts'

/** What a line of rights lets somebody do, in the order in which screens show it. */
export function rightsOf(line: {
  mayRead: boolean
  mayComment: boolean
  mayDownload: boolean
  mayForward: boolean
  mayWrite: boolean
}): DirectoryRight[] {
  return [
    ...(line.mayRead ? (['read'] as const) : []),
    ...(line.mayComment ? (['comment'] as const) : []),
    ...(line.mayDownload ? (['download'] as const) : []),
    ...(line.mayForward ? (['forward'] as const) : []),
    ...(line.mayWrite ? (['write'] as const) : []),
  ]
}
