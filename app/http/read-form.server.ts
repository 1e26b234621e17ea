import { data } from 'react-router'
import type { z } from 'zod'
import { AppError } from '#lib/errors.ts'

/** Field name (`contacts.0.name` for nested ones, empty for the form as a whole) to keys of the catalogue `errors`. */
export type FormErrors = Record<string, string[]>

/** What a form gets back when a field is wrong: the errors beside the fields, and what had been typed. */
export interface InvalidForm {
  invalid: FormErrors
  typed: Record<string, string | string[]>
}

/** Of a form; a schema of longer texts says so in its `mostBytes`. */
const mostBytes = 1024 * 1024
/** More than any form has, with every item of its longest list. */
const mostFields = 200

/**
 * Reads a form's whole body and holds it against the schema. A field named `x[]` is always a list.
 * @returns the parsed form, or an answer with status 400 for the form to show
 * @throws AppError BAD_INPUT when the body is no form, is over 1 MB (or what the schema allows) or has over 200 fields
 */
export async function readForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<{ form: z.output<Schema> } | { refusal: ReturnType<typeof data<InvalidForm>> }> {
  const typed = typedValues(await boundedFormData(request, Number(schema.meta()?.mostBytes ?? mostBytes)))
  const parsed = schema.safeParse(typed)
  if (parsed.success) return { form: parsed.data }
  const invalid: FormErrors = {}
  for (const issue of parsed.error.issues) {
    const field = issue.path.join('.')
    invalid[field] = [...(invalid[field] ?? []), keyOf(issue)]
  }
  return { refusal: data({ invalid, typed } satisfies InvalidForm, { status: 400 }) }
}

/** Schemas give catalogue keys as messages (`form.required`); Zod's own English sentences never reach a person. */
function keyOf(issue: z.core.$ZodIssue): string {
  if (/^form\.[a-zA-Z]+$/.test(issue.message)) return issue.message
  return issue.code === 'invalid_type' && issue.input === undefined ? 'form.required' : 'form.invalid'
}

function typedValues(form: FormData): Record<string, string | string[]> {
  // One pass: looking each name up again makes the work grow with the square of what anybody may send.
  const typed = new Map<string, string | string[]>()
  const lists = new Map<string, string[]>()
  let fields = 0
  for (const [name, value] of form.entries()) {
    fields++
    if (fields > mostFields) throw new AppError('BAD_INPUT', `a form of over ${mostFields} fields`)
    if (typeof value !== 'string') continue
    if (!name.endsWith('[]')) {
      if (!typed.has(name)) typed.set(name, value)
      continue
    }
    const list = lists.get(name) ?? []
    list.push(value)
    lists.set(name, list)
    typed.set(name.slice(0, -2), list)
  }
  return Object.fromEntries(typed)
}

async function boundedFormData(request: Request, most: number): Promise<FormData> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > most)
      throw new AppError('BAD_INPUT', `a form of over ${most} bytes`, { details: { key: 'form.tooLong' } })
    chunks.push(chunk)
  }
  const headers = { 'content-type': request.headers.get('content-type') ?? '' }
  try {
    return await new Response(Buffer.concat(chunks), { headers }).formData()
  } catch (cause) {
    throw new AppError('BAD_INPUT', 'the body is no form', { cause })
  }
}
