import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useNavigation } from 'react-router'
import { listQuery } from '#app/components/lists/list-query.ts'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { ListHead } from '#app/components/ui/list-head.tsx'
import { SearchInput } from '#app/components/ui/search-input.tsx'
import { SkeletonRows } from '#app/components/ui/skeleton.tsx'
import { type BidFilter, bidConditions } from '#crm/bids/bid-list.schema.ts'
import type { BidPage, BidSummary } from '#crm/bids/find-bids.server.ts'
import { listAddress } from './list-address.ts'
import { ListSentence } from './list-sentence.tsx'
import { ListTable } from './list-table.tsx'

interface Props {
  filter: BidFilter
  page: BidPage
  summary: BidSummary
}

/** The bids that the person sees, filtered by a sentence that stands in the address. */
export function ListScreen({ filter, page, summary }: Props) {
  const { t } = useTranslation('bids')
  const navigate = useNavigate()
  const navigation = useNavigation()
  const loading = navigation.state === 'loading' && navigation.location.pathname === '/bids'
  const { won = 0, lost = 0, pending = 0 } = summary.results
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
        create={<ButtonLink to="/bids/review">{t('toReview')}</ButtonLink>}
        sentence={<ListSentence filter={filter} />}
        exportTo={`/bids/export.csv${listQuery(filter)}`}
      />
      <div className="min-h-0 flex-1 overflow-auto border-line border-t" aria-busy={loading}>
        {loading ? (
          <SkeletonRows rows={12} />
        ) : page.rows.length > 0 ? (
          <ListTable filter={filter} rows={page.rows} />
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
      {!summary.more && summary.count > 0 && (
        <footer className="flex-none border-line border-t bg-sunken px-5 py-2 text-ink-3 phone:px-4">
          {t('summary', { won, lost, pending })}
        </footer>
      )}
    </div>
  )
}

/** Nothing yet says where bids come from; nothing found takes the conditions away. */
function Empty({ filter }: { filter: BidFilter }) {
  const { t } = useTranslation('bids')
  const narrowed = bidConditions.some((condition) => filter[condition] !== undefined)
  return (
    <div className="px-5 phone:px-4">
      <EmptyState
        title={t(narrowed ? 'empty.nothingFound' : 'empty.nothingYet')}
        action={
          narrowed ? (
            <ButtonLink to="/bids">{t('empty.clear')}</ButtonLink>
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
