import { readdirSync, readFileSync } from 'node:fs'
import { type LearntFact, learntFacts } from '#ai/review-contract/learnt/learnt-facts.ts'

/** A sentence, and what is known of it. Of facts that are not named it says nothing. */
export interface Example {
  /** name of the file it stands in: by whose hand it is */
  hand: string
  text: string
  says: ReadonlySet<LearntFact>
  /** it comes near them and says none of them */
  avoids: ReadonlySet<LearntFact>
  /** whether it says them cannot be told without what stands around it */
  doubtful: ReadonlySet<LearntFact>
}

const folder = new URL('./examples/', import.meta.url)
const labels = /^(?:\.|[+?-]\w+(?: [+?-]\w+)*)$/

/**
 * The examples in `examples/`, a sentence a line: facts that it says (`+`), avoids (`-`) or may say (`?`), or `.` for none; the
 * language; the sentence, in which `<buyer>`, `<seller>` and `<payer>` may stand for the parties.
 * @throws Error for a line that is not of this form, names a fact that is not learnt, or says what another says
 */
export function readExamples(): Example[] {
  const seen = new Set<string>()
  return files().flatMap((file) =>
    readFileSync(new URL(file, folder), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line, at) => {
        const place = `${file}:${at + 1}`
        const example = readLine(line, { hand: file.replace(/\.tsv$/, ''), place })
        if (seen.has(example.text)) throw new Error(`${place} stands there already: ${example.text}`)
        seen.add(example.text)
        return example
      }),
  )
}

function files(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tsv'))
    .sort()
}

/** @throws Error, with its place, for a line that is no example */
export function readLine(line: string, { hand, place }: { hand: string; place: string }): Example {
  const [known = '', language = '', text = '', ...more] = line.split('\t')
  if (!labels.test(known) || !/^(?:zh|en)$/.test(language) || text === '' || more.length > 0)
    throw new Error(`${place} is no example`)
  const of = (sign: string) => {
    const named = known.split(' ').filter((label) => label.startsWith(sign) && label !== '.')
    return new Set(named.map((label) => factOf(label.slice(1), place)))
  }
  return { hand, text, says: of('+'), avoids: of('-'), doubtful: of('?') }
}

function factOf(name: string, place: string): LearntFact {
  if (!Object.hasOwn(learntFacts, name)) throw new Error(`${place}: nothing is learnt of ${name}`)
  return name as LearntFact
}
