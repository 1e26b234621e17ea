import { CircleAlert, RotateCcw } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import type { TurnView } from '#crm/conversations/get-conversation.server.ts'
import type { AnswerView } from '#crm/conversations/sieve-answer.ts'
import { AnswerBody } from './answer-body.tsx'
import { ProposalCard } from './proposal-card.tsx'
import { RunningAnswer } from './running-answer.tsx'
import type { Conversation } from './use-conversation.ts'

interface Props {
  conversation: Conversation
  /** record on screen that a suggestion is asked about */
  page: string
  /** number of the first source of each answer */
  firstNumbers: ReadonlyMap<string, number>
  /** the sources stand beside the answers, and not below each */
  beside: boolean
  onSource?: ((turn: TurnView, at: number) => void) | undefined
}

/** Questions and answers in their order, and what is on its way. */
export function ConversationView({ conversation, page, firstNumbers, beside, onSource }: Props) {
  const { t } = useTranslation('copilot')
  const { view, pending, unread } = conversation
  const end = useRef<HTMLDivElement>(null)
  const turns = view?.turns ?? []
  const last = turns.at(-1)
  const mark = `${pending?.turnId ?? ''} ${last?.id ?? ''} ${last?.state ?? ''}`
  useEffect(() => {
    if (mark.trim()) end.current?.scrollIntoView({ block: 'end' })
  }, [mark])
  return (
    <div className="copilot-said">
      {unread && (
        <p role="alert" className="flex items-center gap-2 text-ink-2">
          <CircleAlert aria-hidden className="flex-none text-watch-mark" />
          <span className="flex-1">{t('unread')}</span>
          <Button size="sm" onClick={() => void conversation.reload()}>
            {t('readAgain')}
          </Button>
        </p>
      )}
      {turns.map((turn) => (
        <Turn
          key={turn.id}
          turn={turn}
          conversation={conversation}
          page={page}
          first={firstNumbers.get(turn.id) ?? 1}
          beside={beside}
          onSource={onSource && ((at) => onSource(turn, at))}
        />
      ))}
      {pending && (
        <article aria-label={t('questionOf', { question: pending.question })} className="copilot-turn">
          <p className="copilot-question">{pending.question}</p>
          {pending.failure ? (
            <div role="alert" className="copilot-broken">
              <CircleAlert aria-hidden className="flex-none text-watch-mark" />
              <span className="flex-1">{pending.failure}</span>
              <Button size="sm" icon={<RotateCcw aria-hidden />} onClick={conversation.resend}>
                {t('resend')}
              </Button>
              <Button size="sm" variant="quiet" onClick={conversation.giveUp}>
                {t('giveUp')}
              </Button>
            </div>
          ) : (
            <p role="status" className="text-ink-3">
              {t('sending')}
            </p>
          )}
        </article>
      )}
      <div ref={end} />
    </div>
  )
}

interface TurnProps {
  turn: TurnView
  conversation: Conversation
  page: string
  first: number
  beside: boolean
  onSource: ((at: number) => void) | undefined
}

function Turn({ turn, conversation, page, first, beside, onSource }: TurnProps) {
  const { t } = useTranslation('copilot')
  const broken = turn.state === 'stopped' || turn.state === 'failed' || turn.state === 'cut'
  return (
    <article aria-label={t('questionOf', { question: turn.question })} className="copilot-turn">
      <p className="copilot-question">{turn.question}</p>
      {turn.state === 'running' && (
        <RunningAnswer
          of={`${conversation.id}/turns/${turn.id}`}
          turn={turn}
          onEnded={conversation.reload}
          onStop={() => void conversation.act(`turns/${turn.id}/stop`)}
        />
      )}
      {broken && (
        <div role="status" className="copilot-broken">
          <CircleAlert aria-hidden className="flex-none text-watch-mark" />
          <span className="flex-1">{t(`broken.${turn.state as 'stopped' | 'failed' | 'cut'}`)}</span>
          <Button
            size="sm"
            icon={<RotateCcw aria-hidden />}
            onClick={() => void conversation.act(`turns/${turn.id}/retry`)}
          >
            {t('retry')}
          </Button>
        </div>
      )}
      {turn.answer && (
        <AnswerBody
          turn={turn as TurnView & { answer: AnswerView }}
          first={first}
          beside={beside}
          onSource={onSource}
          onChoose={(question, at) => conversation.ask(question, page, `${turn.id}:${at}`)}
          onRate={(rating) => void conversation.act(`turns/${turn.id}/rate`, { rating })}
          proposals={turn.proposals.map((proposal) => (
            <ProposalCard
              key={proposal.id}
              proposal={proposal}
              onConfirm={(values) =>
                conversation.act(`proposals/${proposal.id}/confirm`, {
                  'names[]': Object.keys(values),
                  'values[]': Object.values(values),
                })
              }
              onDecline={() => conversation.act(`proposals/${proposal.id}/decline`)}
              onAskAgain={() => conversation.ask(turn.question, turn.page ? `${turn.page.kind}:${turn.page.id}` : page)}
            />
          ))}
        />
      )}
    </article>
  )
}
