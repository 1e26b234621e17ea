import type { Answer } from './answer.ts'
import { waysToShow } from './tools/show-figure.ts'

/**
 * The figures in the sentences of an answer that are neither among those that its tools returned nor part of a name, or of a quote, that
 * this run has read. Empty for an answer that says nothing of its own.
 */
export function ungrounded({ sentences, figures, cited }: Pick<Answer, 'sentences' | 'figures' | 'cited'>): string[] {
  const names = cited.flatMap(({ title, read }) => [title.zh, title.en, ...read.split('\n')])
  const known = [...names, ...figures.flatMap(waysToShow)]
    .filter((text) => /\d/.test(text))
    .toSorted((a, b) => b.length - a.length)
  return sentences.flatMap(({ text }) => {
    const rest = known.reduce((left, each) => left.replaceAll(asWhole(each), ' '), text)
    return rest.match(/\d[\d,.]*/g) ?? []
  })
}

/** Not where it is only the beginning or the end of another number. */
function asWhole(text: string): RegExp {
  const literal = text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const [before, after] = [/^\d/.test(text) ? '(?<![\\d.,])' : '', /\d$/.test(text) ? '(?![\\d]|[.,]\\d)' : '']
  return new RegExp(before + literal + after, 'g')
}
