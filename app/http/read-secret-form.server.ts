import type { z } from 'zod'
import { readForm } from './read-form.server.ts'

/**
 * `readForm` for a form with passwords: they are not given back with what had been typed, as an answer may be kept, and stands
 * in the page for whoever looks at its source.
 */
export async function readSecretForm<Schema extends z.ZodType>(request: Request, schema: Schema) {
  const read = await readForm(request, schema)
  if ('form' in read) return read
  const { typed } = read.refusal.data
  for (const field of Object.keys(typed)) if (/password/i.test(field)) delete typed[field]
  return read
}
