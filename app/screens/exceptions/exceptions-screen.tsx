import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import type { ExceptionPage } from '#crm/approvals/find-exceptions.server.ts'
import { ExceptionTable } from './exception-table.tsx'

interface Props extends ExceptionPage {
  /** not the first page */
  paged: boolean
}

/** The ledger of exceptions at stage gates: who let what pass against which rules, and why. */
export function ExceptionsScreen({ rows, next, paged }: Props) {
  const { t } = useTranslation('exceptions')
  return (
    <div>
      <header className="px-5 pt-3.5 pb-3 phone:px-4">
        <h1 className="font-semibold text-xl">{t('title')}</h1>
        <p className="mt-1 max-w-[720px] text-ink-3">{t('lead')}</p>
      </header>
      {rows.length > 0 ? (
        <div className="border-line border-t">
          <ExceptionTable rows={rows} />
        </div>
      ) : (
        <div className="border-line border-t px-5 phone:px-4">
          <EmptyState
            title={t(paged ? 'empty.noMore' : 'empty.title')}
            action={<ButtonLink to="/opportunities">{t('empty.opportunities')}</ButtonLink>}
          >
            {t('empty.text')}
          </EmptyState>
        </div>
      )}
      {(next || paged) && (
        <nav aria-label={t('pages.label')} className="flex gap-6 px-5 py-3 phone:px-4">
          {paged && (
            <Link className="link" to="/exceptions">
              {t('pages.newest')}
            </Link>
          )}
          {next && (
            <Link className="link" to={`/exceptions?${new URLSearchParams({ after: next })}`}>
              {t('pages.older')}
            </Link>
          )}
        </nav>
      )}
    </div>
  )
}
