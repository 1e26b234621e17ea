import { useTranslation } from 'react-i18next'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { RulesTabs } from '#app/screens/rules/rules-tabs.tsx'
import type { RouteTableView, RouteTrial } from '#crm/approvals/route-views.ts'
import { RouteTable } from './route-table.tsx'
import { TrialPanel } from './trial-panel.tsx'

interface Props {
  tables: RouteTableView[]
  trial: RouteTrial | null
}

/** The route tables as administrators read them, and beside them a contract to try them on; below them on a phone. */
export function RoutesScreen({ tables, trial }: Props) {
  const { t } = useTranslation('routes')
  const tried = trial?.tables.flatMap(({ rows }) => rows) ?? []
  const taken = new Set(tried.flatMap((row) => (row.taken ? [row.ruleId] : [])))
  return (
    <div>
      <header className="page-pad flex flex-wrap items-center gap-x-4 gap-y-2 pt-3.5 pb-3 phone:px-4">
        <h1 className="min-w-0 flex-1 font-semibold text-xl">{t('title')}</h1>
        <RulesTabs at="routes" />
        <p className="basis-full text-ink-3">
          {t('lead')}{' '}
          <a href="#trial-title" className="link desk:hidden">
            {t('try.title')}
          </a>
        </p>
      </header>
      {tables.length === 0 ? (
        <div className="page-pad border-line border-t phone:px-4">
          <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
        </div>
      ) : (
        <div className="grid desk:grid-cols-[minmax(0,1fr)_360px]">
          <div className="min-w-0">
            {tables.map((table) => (
              <RouteTable key={`${table.for} ${table.org?.id}`} table={table} taken={taken} />
            ))}
          </div>
          <TrialPanel trial={trial} />
        </div>
      )}
    </div>
  )
}
