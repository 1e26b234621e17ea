import { readFileSync } from 'node:fs'
import { once } from '#lib/once.ts'
import { type ClauseModel, readModel } from './clause-model.ts'

const file = new URL('./clause-model.bin', import.meta.url)

/** The model that `npm run train` has made, read when it is first asked for. */
export function loadClauseModel(): ClauseModel {
  return once('clause-model', () => readModel(readFileSync(file)))
}
