import { RotateCcw, Trash2 } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { SearchInput } from '#app/components/ui/search-input.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { FailedJobView } from '#app/jobs/job-desk.server.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import { DiscardDialog } from './discard-dialog.tsx'

interface FailedSectionProps {
  q: string
  page: number
  rows: FailedJobView[]
  more: boolean
  names: Record<string, Bilingual>
  /** something else on the page is not as it should be */
  troubled: boolean
}

const address = (q: string, page = 1) => {
  const asked = new URLSearchParams({ ...(q ? { q } : {}), ...(page > 1 ? { page: String(page) } : {}) })
  return asked.size > 0 ? `/admin/jobs?${asked}` : '/admin/jobs'
}

/** What was given up, each to be done again or thrown away. */
export function FailedSection({ q, page, rows, more, names, troubled }: FailedSectionProps) {
  const { t } = useTranslation('jobs')
  const navigate = useNavigate()
  const [discarding, setDiscarding] = useState<FailedJobView | null>(null)
  const toast = useToast()
  const failed = useCallback((text: string) => toast.show({ text, tone: 'risk' }), [toast])
  // Here and not in its row: that has gone with the list's next answer, before it could say what was done.
  const verb = useVerb(
    useCallback(() => toast.show({ text: t('failed.retried') }), [toast, t]),
    failed,
  )
  const retry = (id: string) => void verb.fetcher.submit({ id }, { method: 'post', action: '/admin/jobs/retry' })
  const bare = rows.length === 0 && !q && page === 1
  return (
    <section aria-labelledby="failed-title" className="border-line border-t">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3 phone:px-4">
        <h2 id="failed-title" className="flex-1 font-semibold text-base">
          {t('failed.title')}
        </h2>
        {!bare && (
          <SearchInput
            className="desk:w-60 phone:w-full"
            label={t('failed.search')}
            defaultValue={q}
            onSearch={(typed) => void navigate(address(typed.trim()))}
          />
        )}
      </header>
      {rows.length === 0 && (
        <div className="border-line border-t px-5 phone:px-4">
          {bare ? (
            <EmptyState title={t(troubled ? 'failed.noneFailed' : 'failed.emptyTitle')}>
              {t('failed.emptyText')}
            </EmptyState>
          ) : (
            <EmptyState
              title={t('failed.noneTitle')}
              action={
                <Link className="link" to="/admin/jobs">
                  {t('failed.clear')}
                </Link>
              }
            >
              {t('failed.noneText', { q })}
            </EmptyState>
          )}
        </div>
      )}
      <ul aria-label={t('failed.title')}>
        {rows.map((job) => (
          <FailedRow
            key={job.id}
            job={job}
            names={names}
            busy={verb.busy && verb.fetcher.formData?.get('id') === job.id}
            onRetry={() => retry(job.id)}
            onDiscard={() => setDiscarding(job)}
          />
        ))}
      </ul>
      {(page > 1 || more) && (
        <p className="flex gap-4 border-line border-t px-5 py-3 phone:px-4">
          {page > 1 && (
            <Link className="link" to={address(q, page - 1)}>
              {t('failed.newer')}
            </Link>
          )}
          {more && (
            <Link className="link" to={address(q, page + 1)}>
              {t('failed.older')}
            </Link>
          )}
        </p>
      )}
      {discarding && <DiscardDialog job={discarding} onClose={() => setDiscarding(null)} />}
    </section>
  )
}

interface FailedRowProps {
  job: FailedJobView
  names: Record<string, Bilingual>
  busy: boolean
  onRetry: () => void
  onDiscard: () => void
}

function FailedRow({ job, names, busy, onRetry, onDiscard }: FailedRowProps) {
  const { t } = useTranslation('jobs')
  const { name: say, moment } = useGroup()
  const what = { name: t(`name.${job.label}`, { name: job.name }), id: job.id }
  const person = job.personId === null ? t('failed.everyone') : names[job.personId]
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-t px-5 py-2.5 phone:px-4">
      <div className="min-w-0 flex-1 phone:basis-full">
        <p className="flex flex-wrap gap-x-3">
          <span className="font-medium">{what.name}</span>
          <span className="text-ink-2">
            {typeof person === 'string' ? person : person ? say(person) : t('failed.gone')}
          </span>
        </p>
        <p className="text-risk-text">{t(`kind.${job.kind}`)}</p>
        <p className="flex flex-wrap gap-x-3 break-all text-ink-3 text-xs">
          <time dateTime={job.failedAt}>{moment(job.failedAt)}</time>
          <span>{t('failed.tried', { count: job.attempts })}</span>
          <span>{t('failed.number', { id: job.id })}</span>
        </p>
      </div>
      <Button
        size="sm"
        icon={<RotateCcw aria-hidden />}
        busy={busy}
        aria-label={t('failed.retryOf', what)}
        onClick={onRetry}
      >
        {t('failed.retry')}
      </Button>
      <Button size="sm" icon={<Trash2 aria-hidden />} aria-label={t('failed.discardOf', what)} onClick={onDiscard}>
        {t('failed.discard')}
      </Button>
    </li>
  )
}
