import { EyeOff, History } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useRevalidator } from 'react-router'
import { cn } from '#app/components/ui/cn.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ConversationRow } from '#crm/conversations/find-conversations.server.ts'
import type { ConversationView as View } from '#crm/conversations/get-conversation.server.ts'
import { newId } from '#lib/ids.ts'
import { Composer } from './composer.tsx'
import { ConversationView } from './conversation-view.tsx'
import { HistoryList } from './history-list.tsx'
import { readKept } from './kept-question.ts'
import { numberSources } from './number-sources.ts'
import { SourceList } from './source-list.tsx'
import { Starters } from './starters.tsx'
import { useConversation } from './use-conversation.ts'

interface Props {
  history: readonly ConversationRow[]
  /** null: one that begins */
  conversation: View | null
  roles: readonly string[]
  /** its history alone, on a phone */
  past: boolean
}

/** The copilot on a page of its own: one's conversations, the one that is open, and what its answers rest on. */
export function CopilotScreen({ history, conversation, roles, past }: Props) {
  const { t } = useTranslation('copilot')
  const navigate = useNavigate()
  const { revalidate } = useRevalidator()
  const { personId } = useGroup()
  const [begun, setBegun] = useState(() => newId())
  // A first question that did not get through waits in the conversation that it would have begun.
  useEffect(() => {
    const kept = readKept(personId)
    if (kept && !history.some((row) => row.id === kept.conversationId)) setBegun(kept.conversationId)
  }, [personId, history])
  const id = conversation?.id ?? begun
  const talk = useConversation({
    id,
    initial: conversation,
    known: conversation !== null,
    onBegun: () => {
      if (conversation) void revalidate()
      else void navigate(`/copilot/${id}`, { replace: true })
    },
  })
  const turns = useMemo(() => talk.view?.turns ?? [], [talk.view])
  const numbers = useMemo(() => numberSources(turns), [turns])
  const [focus, setFocus] = useState<{ turnId: string; at: number } | null>(null)
  const last = turns.findLast(({ answer }) => (answer?.sources.length ?? 0) > 0)
  const shown = turns.find((turn) => turn.id === focus?.turnId) ?? last
  const title = talk.view?.title ?? t('history.new')
  return (
    <div className="copilot-frame">
      <aside aria-label={t('history.title')} className={cn('copilot-history', past && 'is-open')}>
        <HistoryList
          rows={history}
          current={conversation?.id ?? null}
          onChanged={() => void revalidate()}
          onGone={() => void navigate('/copilot')}
        />
      </aside>
      <section aria-label={title} className={cn('copilot-thread', past && 'phone:hidden')}>
        <h1 className="sr-only">{title}</h1>
        <div className="copilot-phone-head">
          <Link to="/copilot?past" className="inline-flex h-11 items-center gap-1.5 px-2 text-ink-2">
            <History aria-hidden />
            {t('history.title')}
          </Link>
          {conversation && (
            <Link to="/copilot" className="ml-auto inline-flex h-11 items-center px-2 text-ink-2">
              {t('history.new')}
            </Link>
          )}
        </div>
        <div className="copilot-scroll">
          <ConversationView
            conversation={talk}
            page=""
            firstNumbers={numbers}
            beside
            onSource={(turn, at) => setFocus({ turnId: turn.id, at })}
          />
          {turns.length === 0 && !talk.pending && (
            <div className="copilot-begin">
              <p className="font-semibold text-xl">{t('begin.title')}</p>
              <p className="mt-1 mb-5 text-base text-ink-2">{t('begin.text')}</p>
              <Starters roles={roles} about={null} onAsk={(question) => talk.ask(question, '')} />
            </div>
          )}
        </div>
        <Composer
          draftOf="page"
          page={null}
          busy={turns.some(({ state }) => state === 'running') || (talk.pending !== null && !talk.pending.failure)}
          placeholder={t(turns.length > 0 ? 'placeholder.more' : 'placeholder.any')}
          onAsk={talk.ask}
        />
      </section>
      <aside aria-label={t('sources')} className="copilot-beside">
        <h2 className="pb-1.5 font-semibold text-base">
          {shown?.answer ? t('sourcesCount', { count: shown.answer.sources.length }) : t('sources')}
        </h2>
        {shown?.answer ? (
          <SourceList
            sources={shown.answer.sources}
            first={numbers.get(shown.id) ?? 1}
            at={focus?.turnId === shown.id ? focus.at : null}
          />
        ) : (
          <p className="text-ink-3">{t('noSources')}</p>
        )}
        {shown?.answer && shown.answer.hidden > 0 && (
          <p className="copilot-hidden">
            <EyeOff aria-hidden className="flex-none" />
            {t('hidden', { count: shown.answer.hidden })}
          </p>
        )}
      </aside>
    </div>
  )
}
