import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useNavigation } from 'react-router'
import { ButtonLink, buttonClass } from '#app/components/ui/button.tsx'
import { SkeletonRows } from '#app/components/ui/skeleton.tsx'
import { type CustomerFilter, settledFilter } from '#crm/customers/customer-list.schema.ts'
import type { Excluding } from '#crm/customers/explain-no-customers.server.ts'
import type { CustomerPage } from '#crm/customers/find-customers.server.ts'
import type { Company } from '#crm/customers/list-companies.server.ts'
import { listAddress, listQuery } from './list-address.ts'
import { ListEmpty } from './list-empty.tsx'
import { ListSentence } from './list-sentence.tsx'
import { CustomerRows, CustomerTable } from './list-table.tsx'

export interface ListScreenProps {
  filter: CustomerFilter
  page: CustomerPage
  counted: { count: number; more: boolean }
  /** of the group; the amounts of the column are in it */
  currency: string
  companies: Company[]
  excluding: Excluding | null
  may: { create: boolean }
}

/** The group's customers as the person works with them: filters in the address, a page at a time. */
export function ListScreen(props: ListScreenProps) {
  const { filter, page, counted, currency, companies, excluding, may } = props
  const { t } = useTranslation('customers')
  const { state, location } = useNavigation()
  const coming = state === 'loading' && location.pathname === '/customers'
  const { sort } = settledFilter(filter)
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex-none px-5 pt-3.5 pb-2.5 phone:px-4">
        <div className="flex flex-wrap items-center gap-2">
          <h1 className="font-semibold text-xl">{t('title')}</h1>
          <span className="text-base text-ink-3">
            {t(counted.more ? 'countMore' : 'count', { count: counted.count })}
          </span>
          <div className="ml-auto flex items-center gap-2">
            <a
              className={buttonClass({ variant: 'quiet', className: 'phone:hidden' })}
              href={`/customers/export.csv${listQuery(filter)}`}
              download
            >
              <Download aria-hidden />
              {t('export.button')}
            </a>
            {may.create ? (
              <ButtonLink to="/customers/new" variant="primary">
                {t('new.button')}
              </ButtonLink>
            ) : null}
          </div>
        </div>
        <div className="mt-2">
          <ListSentence filter={filter} companies={companies} />
        </div>
      </header>
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
