import { History, Maximize2, MessageSquareText, Plus, X } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { newId } from '#lib/ids.ts'
import { Composer } from './composer.tsx'
import { ConversationView } from './conversation-view.tsx'
import { readKept } from './kept-question.ts'
import { numberSources } from './number-sources.ts'
import { readPanel, writePanel } from './panel-memory.ts'
import { Starters } from './starters.tsx'
import { useConversation } from './use-conversation.ts'
import { usePageRecord } from './use-page-record.ts'

interface Props {
  roles: readonly string[]
  /** it was opened by hand just now: one writes at once */
  fresh: boolean
  onClose: () => void
}

/** The copilot beside a page, which it knows; on a phone a sheet over it. Another page keeps the conversation. */
export function CopilotPanel({ roles, fresh, onClose }: Props) {
  const { t } = useTranslation('copilot')
  const { personId } = useGroup()
  const title = useId()
  const [{ id, begun }, setOpen] = useState({ id: '', begun: false })
  // What this browser had open; the server cannot know.
  useEffect(() => {
    const kept = readPanel(personId)
    // A first question that did not get through waits in the conversation that it would have begun.
    setOpen(kept ? { id: kept, begun: true } : { id: readKept(personId)?.conversationId ?? newId(), begun: false })
  }, [personId])
  const start = () => {
    writePanel(personId, null)
    setOpen({ id: newId(), begun: false })
  }
  return (
    <aside
      aria-labelledby={title}
      className="copilot-panel"
      data-fresh={fresh || undefined}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <header className="copilot-panel-head">
        <MessageSquareText aria-hidden className="text-ink-2" />
        <h2 id={title} className="flex-1 font-semibold">
          {t('title')}
        </h2>
        {begun && (
          <Link
            to={`/copilot/${id}`}
            aria-label={t('openWhole')}
            title={t('openWhole')}
            className="copilot-head-link"
            onClick={() => fresh && onClose()}
          >
            <Maximize2 aria-hidden />
          </Link>
        )}
        <Link to="/copilot" aria-label={t('history.title')} title={t('history.title')} className="copilot-head-link">
          <History aria-hidden />
        </Link>
        <IconButton label={t('history.new')} onClick={start}>
          <Plus aria-hidden />
        </IconButton>
        <IconButton label={t('close')} onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      {id && (
        <Talk
          key={id}
          id={id}
          known={begun}
          roles={roles}
          fresh={fresh}
          onBegun={() => {
            writePanel(personId, id)
            setOpen({ id, begun: true })
          }}
          onGone={start}
        />
      )}
    </aside>
  )
}

interface TalkProps extends Pick<Props, 'roles' | 'fresh'> {
  id: string
  known: boolean
  onBegun: () => void
  onGone: () => void
}

function Talk({ id, known, roles, fresh, onBegun, onGone }: TalkProps) {
  const { t } = useTranslation('copilot')
  const record = usePageRecord()
  // Only what was read when it opened is loaded: what has just begun is on screen already.
  const [wasKnown] = useState(known)
  const conversation = useConversation({ id, initial: null, known: wasKnown, onBegun })
  const { view, pending } = conversation
  useEffect(() => {
    if (view?.removed) onGone()
  }, [view, onGone])
  const turns = view?.turns ?? []
  const ref = record?.ref ?? ''
  const nothingYet = turns.length === 0 && !pending && (!wasKnown || view !== null)
  return (
    <>
      <div className="copilot-panel-body">
        {record && <p className="cut flex-none text-ink-3 text-xs">{t('lookingAt', { record: record.label })}</p>}
        <ConversationView conversation={conversation} page={ref} firstNumbers={numberSources(turns)} beside={false} />
        {nothingYet && (
          <div className="mt-auto">
            <Starters
              roles={roles}
              about={record?.kind ?? null}
              onAsk={(question) => conversation.ask(question, ref)}
            />
          </div>
        )}
      </div>
      <Composer
        draftOf="panel"
        page={record && { ref: record.ref, label: record.label }}
        busy={turns.some(({ state }) => state === 'running') || (pending !== null && !pending.failure)}
        placeholder={t(record ? 'placeholder.record' : 'placeholder.any')}
        autoFocus={fresh}
        onAsk={conversation.ask}
      />
    </>
  )
}
