import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { NotificationPage } from '#crm/notifications/find-notifications.server.ts'
import { NotificationRow } from './notification-row.tsx'

interface Props extends NotificationPage {
  /** not the first page */
  paged: boolean
  unread: number
  /** ISO 8601: what came later was not on the page and stays unread */
  until: string
}

/** From here on the count says no more than that there are many. */
const many = 100

/** What I was told of. Opening the record reads it as well. */
export function InboxScreen({ rows, older, paged, unread, until }: Props) {
  const { t } = useTranslation('inbox')
  const toast = useToast()
  const failed = useCallback((text: string) => toast.show({ text, tone: 'risk' }), [toast])
  const verb = useVerb(
    useCallback(() => {}, []),
    failed,
  )
  const read = (what: { id: string } | { until: string }) =>
    void verb.fetcher.submit(what, { method: 'post', action: '/inbox/read' })
  return (
    <div className="page-pad w-full max-w-[880px] pt-4.5 pb-10">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-3">
        <h1 className="font-semibold text-xl">
          {t('title')}{' '}
          <span className="font-normal text-base text-ink-3">
            {unread === 0 ? t('allRead') : t(unread >= many ? 'unreadMore' : 'unread', { count: unread })}
          </span>
        </h1>
        {unread > 0 && (
          <Button className="ml-auto phone:ml-0" busy={verb.busy} onClick={() => read({ until })}>
            {t('readAll')}
          </Button>
        )}
      </header>
      {rows.length === 0 && <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>}
      <ul aria-label={t('title')}>
        {rows.map((row) => (
          <NotificationRow key={row.id} notification={row} onRead={() => read({ id: row.id })} />
        ))}
      </ul>
      <p className="flex gap-4 pt-3">
        {paged && (
          <Link className="link" to="/inbox">
            {t('newest')}
          </Link>
        )}
        {older && (
          <Link className="link" to={`/inbox?${new URLSearchParams({ before: older })}`}>
            {t('older')}
          </Link>
        )}
      </p>
    </div>
  )
}
