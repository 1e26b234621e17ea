import type { Bilingual } from '#crm/org/bilingual.ts'
import type { StoredAnswer } from './answer.schema.ts'

/** What an answer points to, as it is listed beside it. */
export interface Source {
  kind: string
  id: string
  title: Bilingual
  path: string
  /** the beginning of what was read */
  excerpt: string
}

/** An answer as its reader may see it. */
export interface AnswerView {
  /** each with the places of its sources in `sources` */
  sentences: { text: string; cites: number[] }[]
  tables: StoredAnswer['tables']
  sources: Source[]
  none: { kind: 'unsure'; suggestions: string[] } | { kind: 'out-of-scope' } | null
  sure: boolean
  method: StoredAnswer['method']
  /** tools that were asked */
  asked: number
  /** records that it rests on and the reader may not see any more: what was said of them is left out */
  hidden: number
  /** something was left out as it tells costs, which the reader may not see any more */
  withoutCosts: boolean
}

const keyOf = ({ kind, id }: { kind: string; id: string }) => `${kind}:${id}`

/**
 * Leaves out of an answer what rests on records that its reader may not see: the sentences that cite them or took a figure from them, and their rows. Once something is
 * left out, a figure that rests on no one record may count it, and goes too; and so does whatever a model says that rests on none, as it may
 * rest on that.
 * @param reader keys of the records that they see, `kind:id`, and whether they see costs
 */
export function sieveAnswer(stored: StoredAnswer, reader: { sees: ReadonlySet<string>; costs: boolean }): AnswerView {
  const { sees } = reader
  const answer = reader.costs ? stored : leaveOutCosts(stored)
  const withoutCosts = answer !== stored
  const hiddenKeys = new Set(
    recordsOf(answer)
      .map(keyOf)
      .filter((key) => !sees.has(key)),
  )
  const whole = hiddenKeys.size === 0 && !withoutCosts
  const isModel = answer.method.by === 'model'
  const isSeen = (ref: { kind: string; id: string }) => !hiddenKeys.has(keyOf(ref))
  const sources = answer.cited.filter(isSeen)
  const places = new Map(sources.map((source, at) => [keyOf(source), at]))
  const sentences = answer.sentences
    .filter(({ text, cites, rests = [] }) =>
      cites.length === 0
        ? whole || (!isModel && !/[\d〇一二三四五六七八九十两]/.test(text))
        : [...cites, ...rests].every(isSeen),
    )
    .map(({ text, cites }) => ({ text, cites: [...new Set(cites.flatMap((ref) => places.get(keyOf(ref)) ?? []))] }))
  const tables = answer.tables
    .map((table) => ({
      ...table,
      rows: table.rows.filter(({ record }) => (record === null ? whole : isSeen(record))),
      path: whole ? table.path : null,
    }))
    .filter(({ rows }) => rows.length > 0)
  return {
    sentences,
    tables,
    sources: sources.map(({ kind, id, title, path, read }) => ({
      kind,
      id,
      title,
      path,
      excerpt: excerptOf(read, title),
    })),
    none: noneOf(answer, whole),
    sure: answer.sure,
    method: answer.method,
    asked: answer.calls.length,
    hidden: hiddenKeys.size,
    withoutCosts,
  }
}

/** An answer for whoever sees no costs: the same one where it tells none. */
function leaveOutCosts(answer: StoredAnswer): StoredAnswer {
  const { sentences, tables, cited } = answer
  if (![...sentences, ...tables, ...cited].some(({ costs }) => costs)) return answer
  return {
    ...answer,
    sentences: sentences.filter(({ costs }) => !costs),
    tables: tables.filter(({ costs }) => !costs),
    cited: cited.map((one) => (one.costs ? { ...one, read: '' } : one)),
  }
}

/** Every record that something in an answer rests on, or that was read for it. */
export function recordsOf(answer: StoredAnswer): { kind: string; id: string }[] {
  return [
    ...answer.cited,
    ...(answer.read ?? []),
    ...answer.sentences.flatMap(({ cites, rests = [] }) => [...cites, ...rests]),
    ...answer.tables.flatMap(({ rows }) => rows.flatMap(({ record }) => record ?? [])),
  ]
}

/** What is asked back may name what was found. */
function noneOf({ none }: StoredAnswer, whole: boolean): AnswerView['none'] {
  if (!none) return null
  if (none.kind === 'out-of-scope') return none
  return { kind: 'unsure', suggestions: whole ? none.suggestions.map(({ text }) => text) : [] }
}

/** The beginning of what was read, without the name that stands above it anyway. */
function excerptOf(read: string, title: Bilingual): string {
  const names = [title.zh, title.en].filter((name) => name !== '')
  let rest = read.trimStart()
  for (let name = startOf(rest, names); name; name = startOf(rest, names)) rest = rest.slice(name.length).trimStart()
  return rest
}

const startOf = (text: string, names: readonly string[]) => names.find((name) => text.startsWith(name))
