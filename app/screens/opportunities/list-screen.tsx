import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useNavigation } from 'react-router'
import { listQuery } from '#app/components/lists/list-query.ts'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { ListHead } from '#app/components/ui/list-head.tsx'
import { SearchInput } from '#app/components/ui/search-input.tsx'
import { SkeletonRows } from '#app/components/ui/skeleton.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { noView, openView } from '#app/screens/views/view-address.ts'
import { ViewBar, ViewNotice } from '#app/screens/views/view-bar.tsx'
import { ViewsLine } from '#app/screens/views/views-line.tsx'
import { addDays } from '#lib/clock.ts'
import { DrawnAs } from './drawn-as.tsx'
import { listAddress } from './list-address.ts'
import type { ListData } from './list-data.ts'
import { ListEmpty } from './list-empty.tsx'
import { ListSentence } from './list-sentence.tsx'
import { ListTable } from './list-table.tsx'
import { ListTotals } from './list-totals.tsx'
import { QUIET_DAYS } from './row-signal.tsx'

/** The opportunities that the person sees, filtered by a sentence that stands in the address. */
export function ListScreen({ filter, names, page, summary, types, stages, excluding, mayCreate, views }: ListData) {
  const { t } = useTranslation('opportunities')
  const { today } = useGroup()
  const navigate = useNavigate()
  const navigation = useNavigation()
  const loading = navigation.state === 'loading' && navigation.location.pathname === '/opportunities'
  const idleSince = addDays(today, -QUIET_DAYS)
  const open = openView({ views, drawn: 'table', search: listQuery(filter), view: filter.view })
  const none = noView(views)
  const view = open.current ? null : filter.mine ? 'mine' : filter.major ? 'major' : filter.idleSince ? 'stale' : 'all'
  const countKey = summary.searchedOnly !== null ? 'countLeast' : summary.more ? 'countMore' : 'count'
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ListHead
        title={t('title')}
        count={t(countKey, { count: summary.count })}
        views={
          <ViewsLine
            open={open}
            items={[
              { to: listAddress({ view: none }), label: t('list.views.all'), current: view === 'all' },
              { to: listAddress({ mine: '1' }), label: t('list.views.mine'), current: view === 'mine' },
              { to: listAddress({ major: '1' }), label: t('list.views.major'), current: view === 'major' },
              {
                to: listAddress({ idleSince, sort: 'activity', dir: 'asc' }),
                label: t('list.views.stale'),
                current: view === 'stale',
              },
            ]}
          />
        }
        drawn={<DrawnAs filter={filter} as="list" />}
        search={
          <SearchInput
            key={filter.q ?? ''}
            label={t('list.search')}
            placeholder={t('list.search')}
            defaultValue={filter.q ?? ''}
            onSearch={(q) => navigate(listAddress(filter, { q: q.trim() || undefined }))}
          />
        }
        create={
          mayCreate && (
            <ButtonLink to="/opportunities/new" variant="primary">
              {t('new')}
            </ButtonLink>
          )
        }
        sentence={
          <ListSentence filter={filter} names={names} types={types} typeId={filter.type ?? null} stages={stages} />
        }
        saving={<ViewBar open={open} />}
        exportTo={`/opportunities/export.csv${listQuery(filter)}`}
      />
      <ViewNotice open={open} />
      {summary.searchedOnly !== null && (
        <InlineError tone="watch" className="mx-5 mb-2 flex-none phone:mx-4">
          {t('list.searchedOnly', { count: summary.searchedOnly })}
        </InlineError>
      )}
      <div className="min-h-0 flex-1 overflow-auto border-line border-t" aria-busy={loading}>
        {loading ? (
          <SkeletonRows rows={12} />
        ) : page.rows.length > 0 ? (
          <ListTable filter={filter} rows={page.rows} />
        ) : (
          <ListEmpty filter={filter} excluding={excluding} mayCreate={mayCreate} />
        )}
        {!loading && (page.nextCursor || filter.cursor) && (
          <nav className="flex gap-6 px-5 py-3 phone:px-4">
            {filter.cursor && (
              <Link className="link" to={listAddress(filter)}>
                {t('list.first')}
              </Link>
            )}
            {page.nextCursor && (
              <Link className="link" to={listAddress(filter, { cursor: page.nextCursor })}>
                {t('list.next')}
              </Link>
            )}
          </nav>
        )}
      </div>
      <ListTotals summary={summary} />
    </div>
  )
}
