import { ArrowUpRight, EyeOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TurnView } from '#crm/conversations/get-conversation.server.ts'
import type { AnswerView } from '#crm/conversations/sieve-answer.ts'
import { AnswerTable } from './answer-table.tsx'
import { AnswerText } from './answer-text.tsx'
import { CiteChip } from './cite-chip.tsx'
import { MethodLine } from './method-line.tsx'
import { SourceList } from './source-list.tsx'

interface Props {
  turn: TurnView & { answer: AnswerView }
  /** number of its first source */
  first: number
  beside: boolean
  proposals: ReactNode
  onSource: ((at: number) => void) | undefined
  /** asks by one of the things that it asks back */
  onChoose: (question: string, at: number) => void
  onRate: (rating: '' | 'useful' | 'wrong') => void
}

/** An answer: its sentences with what they rest on, tables, what it proposes, and how it came about. */
export function AnswerBody({ turn, first, beside, proposals, onSource, onChoose, onRate }: Props) {
  const { t } = useTranslation('copilot')
  const { answer } = turn
  const chip = (at: number) => (
    <CiteChip key={at} number={first + at} source={answer.sources[at]} onOpen={onSource && (() => onSource(at))} />
  )
  const places = new Map(answer.sources.map(({ kind, id }, at) => [`${kind}:${id}`, at]))
  const nothing = answer.sentences.length === 0 && answer.tables.length === 0
  return (
    <div className="grid min-w-0 gap-3">
      <div className="copilot-text">
        {answer.sentences.map(({ text, cites }, at) => (
          <AnswerText key={`${at} ${text}`} text={text} chips={cites.map(chip)} />
        ))}
        {nothing && answer.none?.kind === 'out-of-scope' && <p>{t('outOfScope')}</p>}
        {nothing && answer.none?.kind === 'unsure' && <p>{t('unsure')}</p>}
        {nothing && !answer.none && !answer.withoutCosts && (
          <p>{t(answer.hidden > 0 ? 'allHidden' : 'nothingFound')}</p>
        )}
      </div>
      {answer.tables.map((table, at) => (
        <AnswerTable
          key={`${at} ${table.path}`}
          table={table}
          chipOf={(record) => {
            const place = places.get(`${record.kind}:${record.id}`)
            return place === undefined ? null : chip(place)
          }}
          pathOf={(record) => answer.sources[places.get(`${record.kind}:${record.id}`) ?? -1]?.path ?? null}
        />
      ))}
      {answer.none?.kind === 'unsure' && answer.none.suggestions.length > 0 && (
        <ul aria-label={t('didYouMean')} className="border-line border-t">
          {answer.none.suggestions.map((suggestion, at) => (
            <li key={suggestion} className="border-line border-b">
              <button type="button" className="copilot-suggestion" onClick={() => onChoose(suggestion, at)}>
                <span className="min-w-0 flex-1">{suggestion}</span>
                <ArrowUpRight aria-hidden className="flex-none text-ink-3" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {proposals}
      {answer.hidden > 0 && (
        <p className="flex items-center gap-2 text-ink-3">
          <EyeOff aria-hidden className="flex-none" />
          {t('hidden', { count: answer.hidden })}
        </p>
      )}
      {answer.withoutCosts && (
        <p className="flex items-center gap-2 text-ink-3">
          <EyeOff aria-hidden className="flex-none" />
          {t('withoutCosts')}
        </p>
      )}
      {!beside && answer.sources.length > 0 && <SourceList sources={answer.sources} first={first} folded />}
      {beside && answer.sources.length > 0 && (
        <div className="copilot-narrow">
          <SourceList sources={answer.sources} first={first} folded />
        </div>
      )}
      <MethodLine turn={turn} onRate={onRate} />
    </div>
  )
}
