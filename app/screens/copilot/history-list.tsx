import { Ellipsis, Plus, Search } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { cn } from '#app/components/ui/cn.ts'
import { Menu, MenuAction } from '#app/components/ui/dropdown-menu.tsx'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { fetchJson } from '#app/screens/opportunities/fetch-json.ts'
import type { ConversationRow } from '#crm/conversations/find-conversations.server.ts'
import { postForm } from './post-form.ts'
import { RenameDialog } from './rename-dialog.tsx'
import { useDayHeadings } from './use-day-headings.ts'

interface Props {
  /** the history as the page was loaded; anew with each loading */
  rows: readonly ConversationRow[]
  current: string | null
  /** it has changed: the page loads itself anew */
  onChanged: () => void
  /** the conversation that is open was taken away */
  onGone: () => void
}

/** One's own conversations under the days of their last questions. */
export function HistoryList({ rows, current, onChanged, onGone }: Props) {
  const { t } = useTranslation('copilot')
  const { show } = useToast()
  const [q, setQ] = useState('')
  const [found, setFound] = useState<readonly ConversationRow[] | null>(null)
  const [renamed, setRenamed] = useState<ConversationRow | null>(null)
  const shown = q.trim() === '' ? rows : (found ?? rows)
  const groups = useDayHeadings(shown)

  useEffect(() => {
    if (q.trim() === '') return setFound(null)
    const abort = new AbortController()
    const later = setTimeout(() => {
      fetchJson<{ conversations: ConversationRow[] }>(`/copilot/history?q=${encodeURIComponent(q)}`, abort.signal).then(
        (answer) => setFound(answer.conversations),
        () => {},
      )
    }, 180)
    return () => {
      clearTimeout(later)
      abort.abort()
    }
  }, [q])

  const act = useCallback(
    async (address: string) => {
      try {
        await postForm(address)
        onChanged()
        return true
      } catch {
        show({ text: t('notReached'), tone: 'risk' })
        return false
      }
    },
    [onChanged, show, t],
  )
  const remove = async ({ id, title }: ConversationRow) => {
    if (!(await act(`/copilot/${id}/remove`))) return
    if (id === current) onGone()
    show({
      text: t('history.removed', { title }),
      action: { label: t('history.undo'), onClick: () => void act(`/copilot/${id}/restore`) },
    })
  }
  return (
    <>
      <div className="grid flex-none gap-2 px-2 pb-1">
        <ButtonLink to="/copilot" icon={<Plus aria-hidden />} block>
          {t('history.new')}
        </ButtonLink>
        <div className="relative">
          <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-ink-3 phone:top-3.5" />
          <Input
            type="search"
            aria-label={t('history.search')}
            placeholder={t('history.search')}
            value={q}
            className="pl-8"
            onChange={(event) => setQ(event.target.value)}
          />
        </div>
      </div>
      <nav aria-label={t('history.title')} className="min-h-0 flex-1 overflow-y-auto px-2 pb-3">
        {shown.length === 0 && (
          <p className="px-2.5 py-3 text-ink-3">{t(q.trim() === '' ? 'history.none' : 'history.notFound')}</p>
        )}
        {groups.map(({ heading, rows: ofDay }) => (
          <section key={heading} aria-label={heading}>
            <h2 className="px-2.5 pt-3 pb-1 text-ink-3 text-xs">{heading}</h2>
            <ul>
              {ofDay.map(({ row, when }) => (
                <li
                  key={row.id}
                  className={cn('copilot-past', row.id === current && 'bg-selected font-medium text-ink')}
                >
                  <Link
                    to={`/copilot/${row.id}`}
                    aria-current={row.id === current ? 'page' : undefined}
                    className="min-w-0 flex-1 py-1.5 pl-2.5"
                  >
                    <span className="cut block">{row.title}</span>
                    <span className="block font-normal text-ink-3 text-xs">
                      {when}
                      {row.confirmed > 0 && t('history.confirmed', { count: row.confirmed })}
                    </span>
                  </Link>
                  <Menu
                    trigger={
                      <IconButton
                        size="sm"
                        label={t('history.more', { title: row.title })}
                        className="copilot-past-more"
                      >
                        <Ellipsis aria-hidden />
                      </IconButton>
                    }
                  >
                    <MenuAction onSelect={() => setRenamed(row)}>{t('history.rename')}</MenuAction>
                    <MenuAction onSelect={() => void remove(row)}>{t('history.remove')}</MenuAction>
                  </Menu>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      {renamed && (
        <RenameDialog
          conversation={renamed}
          onClose={() => setRenamed(null)}
          onDone={() => {
            setRenamed(null)
            onChanged()
          }}
        />
      )}
    </>
  )
}
