import { expect, test } from 'vitest'
import { isSoundText, z } from '#lib/zod.ts'
import { findUnsoundWords } from './check-sound-words.ts'
import { isProductCode, listViolations, readTree, requireWhole, root } from './source-tree.ts'

const product = readTree(isProductCode)

test('all code that ships is looked at', () => {
  requireWhole(product, isProductCode)
})

test('typed words are read as text that the database can hold', () => {
  expect(listViolations(findUnsoundWords(product))).toEqual([])
})

test.each([
  `const note = z.string().trim().max(200)`,
  `const note = z.string({ error: 'form.required' }).min(1, 'form.required')`,
  `const note = z\n  .string({ error: t('x') })\n  .trim()`,
])('planted: %j', (text) => {
  const path = 'crm/quotes/quote.schema.ts'
  expect(findUnsoundWords([{ path, text: `\n${text}` }]).map(({ place }) => place)).toEqual([`${path}:2`])
})

/** Fields that keep what the database can't; each reads its text by itself later, or never stores it. */
const readLater: Readonly<Record<string, string>> = {
  'SignInForm.password': 'a password is hashed',
  'SignInForm.next': 'an address of ours, or not followed',
  'OpportunityFilterSchema.cursor': 'its verb reads it',
  'CustomerFilterSchema.cursor': 'its verb reads it',
  'WarningFilterSchema.cursor': 'its verb reads it',
}

/** The fields of a form or an address, those of each of its intents. */
function fieldsOf(schema: unknown): [string, z.ZodType][] {
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape as Record<string, z.ZodType>)
  if (schema instanceof z.ZodDiscriminatedUnion) return schema.options.flatMap(fieldsOf)
  return []
}

function keepsUnsound(field: z.ZodType): boolean {
  return ['a\0b', ['a\0b']].some((typed) => {
    const read = field.safeParse(typed)
    const texts = [read.data].flat().filter((value) => typeof value === 'string')
    return read.success && texts.some((text) => !isSoundText(text))
  })
}

test('no field of a schema of crm/ lets a NUL through', async () => {
  const schemas = product.filter(({ path }) => /^crm\/.*\.schema\.ts$/.test(path))
  const unsound: string[] = []
  let looked = 0
  for (const { path } of schemas) {
    const module: Record<string, unknown> = await import(/* @vite-ignore */ root + path)
    for (const [name, schema] of Object.entries(module)) {
      for (const [key, field] of fieldsOf(schema)) {
        looked++
        if (keepsUnsound(field)) unsound.push(`${name}.${key}`)
      }
    }
  }
  expect(looked).toBeGreaterThan(80)
  expect(unsound.filter((field) => !(field in readLater))).toEqual([])
  expect(keepsUnsound(z.string().trim())).toBe(true)
})
