import { tellsCosts } from '#ai/copilot/tells-costs.ts'
import type { Cited, Figure, RecordRef, Sentence, ToolContext, ToolResult } from '#ai/copilot/tool.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import { figuresIn } from './figures-in.ts'
import { showFigure } from './show-figure.ts'

/** Who a figure is of, when it is of one record. */
type Of = RecordRef | null

/**
 * What a tool found, while it is put together. A figure comes into a sentence through `money`, `count` and the others alone, which
 * keep it: so that no sentence has a figure that the result does not have.
 */
export interface Report {
  name: (name: Bilingual) => string
  money: (label: Bilingual, amount: string, currency: string, of?: Of) => string
  count: (label: Bilingual, value: number, of?: Of) => string
  days: (label: Bilingual, value: number, of?: Of) => string
  date: (label: Bilingual, day: string, of?: Of) => string
  percent: (label: Bilingual, points: number | string, of?: Of) => string
  score: (label: Bilingual, value: number | string, of?: Of) => string
  /** a sentence that a floor below wrote, with the figures that it has */
  told: (text: Bilingual, of?: Of) => string
  /** adds a sentence, in the language of whoever asks; `costs`: it tells what something costs or what remains of a price */
  say: (text: Bilingual, cites?: readonly RecordRef[], sensitivity?: 'costs') => void
  /** notes that something was read; `lines`: what of it */
  cite: (cited: Omit<Cited, 'read'>, lines: readonly string[]) => RecordRef
  result: (rest: { view: unknown } & Partial<Pick<ToolResult, 'choices' | 'proposal' | 'table'>>) => ToolResult
}

/** Begins the result of a tool. */
export function beginReport({ language }: Pick<ToolContext, 'language'>): Report {
  const sentences: Sentence[] = []
  const cited = new Map<string, Cited>()
  const figures = new Map<string, Figure>()
  const keep = (figure: Figure): string => {
    const { unit, value, currency, of, label } = figure
    figures.set(JSON.stringify([unit, value, currency, of, label.zh]), figure)
    return showFigure(figure, language)
  }
  return {
    name: (name) => name[language],
    money: (label, amount, currency, of = null) => keep({ label, value: amount, unit: 'money', currency, of }),
    count: (label, value, of = null) => keep({ label, value: String(value), unit: 'count', of }),
    days: (label, value, of = null) => keep({ label, value: String(value), unit: 'days', of }),
    date: (label, value, of = null) => keep({ label, value, unit: 'date', of }),
    percent: (label, value, of = null) => keep({ label, value: String(value), unit: 'percent', of }),
    score: (label, value, of = null) => keep({ label, value: String(value), unit: 'score', of }),
    told: (text, of = null) => {
      for (const figure of figuresIn(text[language])) keep({ ...figure, label: text, of })
      return text[language]
    },
    say: (text, cites = [], sensitivity) => {
      sentences.push({
        text: text[language],
        cites: cites.map(({ kind, id }) => ({ kind, id })),
        ...(sensitivity && { costs: true }),
      })
    },
    cite: ({ kind, id, title, path }, lines) => {
      const key = `${kind} ${id}`
      const known = cited.get(key)
      const read = [...(known ? [known.read] : [title.zh, title.en]), ...lines].join('\n')
      cited.set(key, { kind, id, title, path, read })
      return { kind, id }
    },
    result: ({ table, ...rest }) => ({
      ...rest,
      ...(table && table.rows.length > 0 ? { table } : {}),
      sentences,
      cited: [...cited.values()],
      figures: [...figures.values()],
      ...(tellsCosts(rest.view) && { costs: true }),
    }),
  }
}

/** Names as a sentence lists them. */
export function listed(names: readonly string[], language: ToolContext['language']): string {
  return names.join(language === 'zh' ? '、' : ', ')
}
