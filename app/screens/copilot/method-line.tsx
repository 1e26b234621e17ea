import { Cpu, ThumbsDown, ThumbsUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { TurnView } from '#crm/conversations/get-conversation.server.ts'
import type { AnswerView } from '#crm/conversations/sieve-answer.ts'

interface Props {
  turn: TurnView & { answer: AnswerView }
  onRate: (rating: '' | 'useful' | 'wrong') => void
}

/** How an answer came about, and what it was worth. */
export function MethodLine({ turn, onRate }: Props) {
  const { t } = useTranslation('copilot')
  const { method, asked } = turn.answer
  const parts = [
    method.by === 'model' ? t('method.model', { model: method.model ?? '' }) : t('method.embedded'),
    ...(method.fellBack ? [t(`method.fellBack.${method.fellBack}`)] : []),
    ...(asked > 0 ? [t('method.asked', { count: asked })] : []),
    ...(turn.took !== null ? [t('method.took', { seconds: Math.max(0.1, turn.took).toFixed(1) })] : []),
    ...(method.tokens ? [t('method.tokens', { count: method.tokens })] : []),
    ...(method.cost ? [t('method.cost', { cost: method.cost })] : []),
  ]
  const rate = (rating: 'useful' | 'wrong') => onRate(turn.rating === rating ? '' : rating)
  return (
    <div className="copilot-method">
      <p className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-0.5">
        {parts.map((part, at) => (
          <span key={part} className="inline-flex items-center gap-1.5">
            {at === 0 && <Cpu aria-hidden className="size-3.5 flex-none" />}
            {part}
          </span>
        ))}
      </p>
      <div className="flex flex-none gap-1">
        <button type="button" aria-pressed={turn.rating === 'useful'} onClick={() => rate('useful')}>
          <ThumbsUp aria-hidden className="size-3.5" />
          {t('useful')}
        </button>
        <button type="button" aria-pressed={turn.rating === 'wrong'} onClick={() => rate('wrong')}>
          <ThumbsDown aria-hidden className="size-3.5" />
          {t('wrong')}
        </button>
      </div>
    </div>
  )
}
