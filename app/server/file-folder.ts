import { join, resolve } from 'node:path'
import type { Env } from '#lib/env.server.ts'

/** The folder of uploaded files. Web and worker processes have to be given the same one. */
export function fileFolder({ FILES_DIR, DATA_DIR }: Pick<Env, 'FILES_DIR' | 'DATA_DIR'>): string {
  return resolve(FILES_DIR ?? join(DATA_DIR, 'files'))
}
