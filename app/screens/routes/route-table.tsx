import { CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useGroup } from '#app/i18n/use-group.ts'
import type { RouteRowView, RouteTableView } from '#crm/approvals/route-views.ts'
import { RouteSteps } from './route-steps.tsx'

/**
 * A route table in words, row by row in the order in which they are tested, and what becomes of that which fits none.
 * `taken`: the rows that a trial has taken, by their ids.
 */
export function RouteTable({ table, taken }: { table: RouteTableView; taken: ReadonlySet<string> }) {
  const { t } = useTranslation('routes')
  const { name } = useGroup()
  const title = t('of', { who: table.org ? name(table.org.name) : t('group'), what: t(`for.${table.for}`) })
  return (
    <section aria-label={title} className="border-line border-t">
      <header className="page-pad flex items-baseline gap-2 pt-4 pb-1.5 phone:px-4">
        <h2 className="font-semibold text-base">{title}</h2>
        <span className="text-ink-3">{t('rows', { count: table.rows.length })}</span>
      </header>
      <div className="page-pad grid grid-cols-[minmax(0,5fr)_minmax(0,6fr)] gap-x-6 pb-1 pl-13 text-ink-3 text-xs phone:hidden">
        <span>{t('col.when')}</span>
        <span>{t('col.asks')}</span>
      </div>
      <ol>
        {table.rows.map((row, at) => (
          <RouteRow key={row.ruleId} row={row} number={at + 1} taken={taken.has(row.ruleId)} />
        ))}
      </ol>
      <p
        className={`page-pad flex items-start gap-2 border-line border-t py-2.5 phone:px-4 ${table.closed ? 'text-ink-3' : 'text-watch-text'}`}
      >
        {table.closed ? (
          <CircleCheck aria-hidden className="mt-1 size-3.5 flex-none text-good-mark" />
        ) : (
          <CircleHelp aria-hidden className="mt-1 size-3.5 flex-none text-watch-mark" />
        )}
        {t(table.closed ? 'closed' : 'open')}
      </p>
    </section>
  )
}

function RouteRow({ row, number, taken }: { row: RouteRowView; number: number; taken: boolean }) {
  const { t } = useTranslation('routes')
  const { name, sentence } = useGroup()
  const never = row.behind !== null
  return (
    <li
      aria-current={taken ? 'true' : undefined}
      className={`page-pad flex gap-4 border-line border-t py-2.5 phone:px-4 ${taken ? 'bg-selected' : ''}`}
    >
      <span className="w-3 flex-none text-right text-ink-3">{number}</span>
      <div className="grid min-w-0 flex-1 grid-cols-[minmax(0,5fr)_minmax(0,6fr)] gap-x-6 gap-y-2 phone:grid-cols-1">
        <div className="min-w-0">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <Link to={`/rules/${row.ruleId}`} className="font-medium hover:underline">
              {name(row.name)}
            </Link>
            <span className="text-ink-3 text-xs">{row.ruleId}</span>
          </p>
          <ul className={never ? 'text-ink-3 line-through' : 'text-ink-2'}>
            {row.says.length === 0 && <li>{t('everythingElse')}</li>}
            {row.says.map((part, at) => (
              <li key={at}>{sentence(part)}</li>
            ))}
          </ul>
          {never && (
            <p className="mt-0.5 flex items-center gap-1.5 text-watch-text">
              <TriangleAlert aria-hidden className="size-3.5 flex-none text-watch-mark" />
              {t('behind', { row: row.behind })}
            </p>
          )}
        </div>
        <RouteSteps steps={row.steps} label={`${name(row.name)} · ${t('col.asks')}`} />
      </div>
    </li>
  )
}
