import type { SourceFile, Violation } from './source-tree.ts'

/** Typed words are trimmed or measured: `z.string()` followed by either is not read as text that the database can hold. */
const typed = /\bz\s*\.string\(([^()]|\([^()]*\))*\)\s*\.(trim|min|max)\(/g

/** What is measured and never goes to the database as it is; each with its reason. */
const measuredOnly: Readonly<Record<string, string>> = {
  'crm/org/sign-in.schema.ts': 'a password is hashed',
  'crm/opportunities/opportunity-list.schema.ts':
    'a cursor is read by its verb, which holds each part against its column',
  'crm/customers/customer-list.schema.ts': 'a cursor',
  'crm/warnings/warning.schema.ts': 'a cursor; a day is a day of the calendar',
  'app/routes/admin/run-job.ts': 'the name of a job is looked up in the catalogue of jobs',
}

/** Typed words that begin with `z.string()` instead of `soundText()`. */
export function findUnsoundWords(files: readonly SourceFile[]): Violation[] {
  return files
    .filter(({ path }) => /^(app|crm)\//.test(path) && !(path in measuredOnly))
    .flatMap(({ path, text }) =>
      [...text.matchAll(typed)].map((found) => ({
        place: `${path}:${text.slice(0, found.index).split('\n').length}`,
        reason: 'typed words begin with soundText() of lib/zod.ts: a NUL is then told at its field',
      })),
    )
}
