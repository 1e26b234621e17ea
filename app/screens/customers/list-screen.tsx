import { useTranslation } from 'react-i18next'
import { useNavigate, useNavigation } from 'react-router'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { ListHead } from '#app/components/ui/list-head.tsx'
import { SearchInput } from '#app/components/ui/search-input.tsx'
import { SkeletonRows } from '#app/components/ui/skeleton.tsx'
import { openView } from '#app/screens/views/view-address.ts'
import { ViewBar, ViewNotice } from '#app/screens/views/view-bar.tsx'
import { ViewsLine } from '#app/screens/views/views-line.tsx'
import { type CustomerFilter, settledFilter } from '#crm/customers/customer-list.schema.ts'
import type { Excluding } from '#crm/customers/explain-no-customers.server.ts'
import type { CustomerCount, CustomerPage } from '#crm/customers/find-customers.server.ts'
import type { Company } from '#crm/customers/list-companies.server.ts'
import type { ViewsOfList } from '#crm/views/find-views.server.ts'
import { listAddress, listQuery } from './list-address.ts'
import { ListEmpty } from './list-empty.tsx'
import { ListSentence } from './list-sentence.tsx'
import { CustomerRows, CustomerTable } from './list-table.tsx'

export interface ListScreenProps {
  filter: CustomerFilter
  page: CustomerPage
  counted: CustomerCount
  /** of the group; the amounts of the column are in it */
  currency: string
  companies: Company[]
  excluding: Excluding | null
  may: { create: boolean }
  views: ViewsOfList
}

/** The group's customers as the person works with them: filters in the address, a page at a time. */
export function ListScreen(props: ListScreenProps) {
  const { filter, page, counted, currency, companies, excluding, may, views } = props
  const { t } = useTranslation('customers')
  const navigate = useNavigate()
  const { state, location } = useNavigation()
  const coming = state === 'loading' && location.pathname === '/customers'
  const { sort } = settledFilter(filter)
  const open = openView({ views, drawn: 'table', search: listQuery(filter), view: filter.view })
  const countKey = counted.searchedOnly !== null ? 'countLeast' : counted.more ? 'countMore' : 'count'
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ListHead
        title={t('title')}
        count={t(countKey, { count: counted.count })}
        views={<ViewsLine open={open} items={[]} />}
        search={
          <SearchInput
            key={filter.q ?? ''}
            label={t('search.label')}
            placeholder={t('search.placeholder')}
            defaultValue={filter.q}
            onSearch={(q) => {
              const words = q.trim()
              if (words !== (filter.q ?? '')) navigate(listAddress(filter, { q: words || undefined }))
            }}
          />
        }
        create={
          may.create ? (
            <ButtonLink to="/customers/new" variant="primary">
              {t('new.button')}
            </ButtonLink>
          ) : null
        }
        sentence={<ListSentence filter={filter} companies={companies} />}
        saving={<ViewBar open={open} />}
        exportTo={`/customers/export.csv${listQuery(filter)}`}
      />
      <ViewNotice open={open} />
      {counted.searchedOnly !== null && (
        <InlineError tone="watch" className="mx-5 mb-2 flex-none phone:mx-4">
          {t('search.searchedOnly', { count: counted.searchedOnly })}
        </InlineError>
      )}
      <section aria-label={t('title')} aria-busy={coming} className="min-h-0 flex-1 overflow-auto border-line border-t">
        {coming ? (
          <SkeletonRows rows={12} />
        ) : page.rows.length === 0 ? (
          <ListEmpty filter={filter} excluding={excluding} may={may} />
        ) : (
          <>
            <CustomerTable filter={filter} rows={page.rows} currency={currency} />
            <CustomerRows rows={page.rows} sort={sort} />
          </>
        )}
      </section>
      {filter.cursor || page.nextCursor ? (
        <nav
          aria-label={t('pages.label')}
          className="flex flex-none items-center justify-end gap-2 border-line border-t bg-canvas px-5 py-1.5 phone:px-4"
        >
          {filter.cursor ? (
            <ButtonLink to={listAddress(filter)} variant="quiet" size="sm">
              {t('pages.first')}
            </ButtonLink>
          ) : null}
          {page.nextCursor ? (
            <ButtonLink to={listAddress(filter, { cursor: page.nextCursor })} size="sm">
              {t('pages.next')}
            </ButtonLink>
          ) : null}
        </nav>
      ) : null}
    </div>
  )
}
