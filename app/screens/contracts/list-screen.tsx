import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useNavigation } from 'react-router'
import { listQuery } from '#app/components/lists/list-query.ts'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { ListHead } from '#app/components/ui/list-head.tsx'
import { SearchInput } from '#app/components/ui/search-input.tsx'
import { SkeletonRows } from '#app/components/ui/skeleton.tsx'
import { CurrencySums } from '#app/screens/exchange-rates/currency-sums.tsx'
import { type ContractFilter, contractConditions } from '#crm/contracts/contract-list.schema.ts'
import type { ContractPage, ContractSummary } from '#crm/contracts/find-contracts.server.ts'
import { listAddress } from './list-address.ts'
import { ListSentence } from './list-sentence.tsx'
import { ListTable } from './list-table.tsx'

interface Props {
  filter: ContractFilter
  page: ContractPage
  summary: ContractSummary
  /** the person sees what contracts cost */
  costs: boolean
}

/** The contracts that the person sees, filtered by a sentence that stands in the address. */
export function ListScreen({ filter, page, summary, costs }: Props) {
  const { t } = useTranslation('contracts')
  const navigate = useNavigate()
  const navigation = useNavigation()
  const loading = navigation.state === 'loading' && navigation.location.pathname === '/contracts'
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ListHead
        title={t('title')}
        count={t(summary.more ? 'countMore' : 'count', { count: summary.count })}
        search={
          <SearchInput
            key={filter.q ?? ''}
            label={t('search.label')}
            placeholder={t('search.placeholder')}
            defaultValue={filter.q ?? ''}
            onSearch={(q) => navigate(listAddress(filter, { q: q.trim() || undefined }))}
          />
        }
        sentence={<ListSentence filter={filter} costs={costs} />}
        exportTo={`/contracts/export.csv${listQuery(filter)}`}
      />
      <div className="min-h-0 flex-1 overflow-auto border-line border-t" aria-busy={loading}>
        {loading ? (
          <SkeletonRows rows={12} />
        ) : page.rows.length > 0 ? (
          <ListTable filter={filter} rows={page.rows} costs={costs} />
        ) : (
          <Empty filter={filter} />
        )}
        {!loading && (page.nextCursor || filter.cursor) && (
          <nav aria-label={t('pages.label')} className="flex gap-6 px-5 py-3 phone:px-4">
            {filter.cursor && (
              <Link className="link" to={listAddress(filter)}>
                {t('pages.first')}
              </Link>
            )}
            {page.nextCursor && (
              <Link className="link" to={listAddress(filter, { cursor: page.nextCursor })}>
                {t('pages.next')}
              </Link>
            )}
          </nav>
        )}
      </div>
      {summary.totals.length > 0 && (
        <footer className="flex flex-none flex-wrap gap-x-6 border-line border-t bg-sunken px-5 py-2 text-ink-3 phone:px-4">
          <CurrencySums totals={summary.totals} words={{ total: t('total') }} />
        </footer>
      )}
    </div>
  )
}

/** Nothing yet says where contracts come from; nothing found takes the conditions away. */
function Empty({ filter }: { filter: ContractFilter }) {
  const { t } = useTranslation('contracts')
  const narrowed = contractConditions.some((condition) => filter[condition] !== undefined)
  return (
    <div className="px-5 phone:px-4">
      <EmptyState
        title={t(narrowed ? 'empty.nothingFound' : 'empty.nothingYet')}
        action={
          narrowed ? (
            <ButtonLink to="/contracts">{t('empty.clear')}</ButtonLink>
          ) : (
            <ButtonLink to="/opportunities">{t('empty.opportunities')}</ButtonLink>
          )
        }
      >
        {t(narrowed ? 'empty.otherConditions' : 'empty.start')}
      </EmptyState>
    </div>
  )
}
