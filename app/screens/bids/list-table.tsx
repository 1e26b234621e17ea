import { useTranslation } from 'react-i18next'
import { Person } from '#app/components/ui/avatar.tsx'
import { ListRow, ListRows } from '#app/components/ui/list-row.tsx'
import { NameLink, SortHead, Table, Td, Th, Tr } from '#app/components/ui/table.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { BidFilter, BidSort } from '#crm/bids/bid-list.schema.ts'
import type { BidRow } from '#crm/bids/find-bids.server.ts'
import { directionOf, sortAddress } from './list-address.ts'
import { ResultBadge } from './result-badge.tsx'

// The width that is left is the name's: where it would be too little, the columns that can be missed go.
const wide = '@max-[1060px]:hidden'
const mostlyWide = '@max-[860px]:hidden'

/** The rows: a table on a desk, two lines each on a phone. */
export function ListTable({ filter, rows }: { filter: BidFilter; rows: BidRow[] }) {
  const { t } = useTranslation('bids')
  const { name, column, columnUnit, currency, money, moneyText, day } = useGroup()
  const head = (sort: BidSort) => ({ to: sortAddress(filter, sort), direction: directionOf(filter, sort) })
  // The head has the group's unit; an amount in another currency says which one it is.
  const price = (row: BidRow) => {
    if (row.price === null) return '–'
    return row.currency === currency ? column(row.price) : moneyText(row.price, row.currency)
  }
  const opens = ({ opensOn }: BidRow) => (opensOn ? <time dateTime={opensOn}>{day(opensOn)}</time> : '–')
  const owed = (row: BidRow) => row.reviewedOn === null && (row.result === 'won' || row.result === 'lost')
  const review = (row: BidRow) => {
    if (row.reviewedOn) return <time dateTime={row.reviewedOn}>{day(row.reviewedOn)}</time>
    return owed(row) ? <span className="text-watch-text">{t('review.owed')}</span> : '–'
  }
  return (
    <>
      <div className="@container phone:hidden">
        <Table label={t('title')}>
          <thead>
            <tr>
              <SortHead {...head('name')}>{t('column.name')}</SortHead>
              <Th className="w-44">{t('column.customer')}</Th>
              <Th className={`w-32 ${wide}`}>{t('column.number')}</Th>
              <SortHead {...head('opens')} className="w-28">
                {t('column.opens')}
              </SortHead>
              <SortHead {...head('price')} num className="w-28">
                {t('column.price')} {columnUnit}
              </SortHead>
              <Th className="w-24">{t('column.result')}</Th>
              <Th className={`w-36 ${mostlyWide}`}>{t('column.winner')}</Th>
              <Th className={`w-28 ${wide}`}>{t('column.review')}</Th>
              <Th className={`w-32 ${mostlyWide}`}>{t('column.owner')}</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Tr key={row.id}>
                <Td first>
                  <NameLink to={`/bids/${row.id}`}>{name(row.name)}</NameLink>
                </Td>
                <Td>{name(row.customer)}</Td>
                <Td className={wide}>{row.number}</Td>
                <Td>{opens(row)}</Td>
                <Td num>
                  <b className="font-semibold text-ink">{price(row)}</b>
                </Td>
                <Td>
                  <ResultBadge result={row.result} />
                </Td>
                <Td className={mostlyWide}>{row.winner ?? (row.result === 'won' ? t('offers.ours') : '–')}</Td>
                <Td className={wide}>{review(row)}</Td>
                <Td className={mostlyWide}>
                  <Person name={row.owner.name} size="sm" />
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </div>
      <div className="desk:hidden">
        <ListRows label={t('title')}>
          {rows.map((row) => {
            const figure = row.price === null ? null : money(row.price, row.currency)
            return (
              <ListRow
                key={row.id}
                to={`/bids/${row.id}`}
                title={<span className="cut">{name(row.name)}</span>}
                end={
                  figure && (
                    <>
                      {figure.value}
                      <span className="unit">{figure.unit}</span>
                    </>
                  )
                }
                second={<span className="cut">{name(row.customer)}</span>}
                secondEnd={
                  <span className="flex gap-2">
                    <ResultBadge result={row.result} />
                    {opens(row)}
                  </span>
                }
              />
            )
          })}
        </ListRows>
      </div>
    </>
  )
}
