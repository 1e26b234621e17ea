import { useTranslation } from 'react-i18next'
import { Person } from '#app/components/ui/avatar.tsx'
import { Gauge } from '#app/components/ui/gauge.tsx'
import { KindBadge } from '#app/components/ui/kind-badge.tsx'
import { ListRow, ListRows } from '#app/components/ui/list-row.tsx'
import { NameLink, SortHead, Table, Td, Th, Tr } from '#app/components/ui/table.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { OpportunityRow } from '#crm/opportunities/find-opportunities.server.ts'
import type { OpportunityFilter } from '#crm/opportunities/opportunity-list.schema.ts'
import { directionOf, sortAddress } from './list-address.ts'
import { RowOutlook, RowSignal, signalOf } from './row-signal.tsx'

// The width that is left is the name's: where it would be too little, the columns that can be missed go.
const widest = '@max-[1180px]:hidden'
const wide = '@max-[1085px]:hidden'
const mostlyWide = '@max-[900px]:hidden'

/** The rows: a table on a desk, two lines each on a phone. */
export function ListTable({ filter, rows }: { filter: OpportunityFilter; rows: OpportunityRow[] }) {
  const { t } = useTranslation('opportunities')
  const { name, column, columnUnit, currency, money, moneyText, percent, day, today } = useGroup()
  const head = (sort: 'name' | 'amount' | 'sign' | 'activity') => ({
    to: sortAddress(filter, sort),
    direction: directionOf(filter, sort),
  })
  const stage = (row: OpportunityRow) => (
    <span className="inline-flex items-center gap-2 align-top">
      <Gauge at={row.stage.at - 1} of={row.stage.of} label={name(row.stage.name)} />
      {name(row.stage.name)}
    </span>
  )
  // The head has the group's unit; an amount in another currency says which one it is.
  const amount = (row: OpportunityRow) => {
    if (row.amount === null) return '–'
    return row.currency === currency ? column(row.amount) : moneyText(row.amount, row.currency)
  }
  const outlook = (row: OpportunityRow) => {
    const signal = signalOf(row, today)
    if (signal) return <RowSignal signal={signal} />
    return row.expectedSignOn ? t('list.signs', { when: day(row.expectedSignOn) }) : ''
  }
  return (
    <>
      <div className="@container phone:hidden">
        <Table label={t('list.label')}>
          <thead>
            <tr>
              <SortHead {...head('name')}>{t('list.col.name')}</SortHead>
              <Th className="w-36">{t('list.col.customer')}</Th>
              <Th className="w-33">{t('list.col.stage')}</Th>
              <SortHead {...head('amount')} num className="w-28">
                {t('list.col.amount')} {columnUnit}
              </SortHead>
              <Th num className={`w-21 ${mostlyWide}`}>
                {t('list.col.probability')}
              </Th>
              <SortHead {...head('sign')} className="w-26">
                {t('list.col.sign')}
              </SortHead>
              <Th className={`w-32 ${mostlyWide}`}>{t('list.col.owner')}</Th>
              <SortHead {...head('activity')} width="sm" className={widest}>
                {t('list.col.activity')}
              </SortHead>
              <Th className={`w-48 ${wide}`}>{t('list.col.next')}</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Tr key={row.id}>
                <Td first>
                  <NameLink to={`/opportunities/${row.id}`}>{name(row.name)}</NameLink>
                  {row.isMajor && <KindBadge>{t('major')}</KindBadge>}
                </Td>
                <Td>{name(row.customer.name)}</Td>
                <Td>{stage(row)}</Td>
                <Td num>
                  <b className="font-semibold text-ink">{amount(row)}</b>
                </Td>
                <Td num className={mostlyWide}>
                  {percent(row.winProbability)}
                </Td>
                <Td>{row.expectedSignOn ? day(row.expectedSignOn) : '–'}</Td>
                <Td className={mostlyWide}>
                  <Person name={row.owner.name} size="sm" />
                </Td>
                <Td className={widest}>{row.lastActivityOn ? day(row.lastActivityOn) : '–'}</Td>
                <Td className={`text-ink-3 ${wide}`}>
                  <RowOutlook row={row} />
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </div>
      <div className="desk:hidden">
        <ListRows label={t('list.label')}>
          {rows.map((row) => {
            const figure = row.amount ? money(row.amount, row.currency) : null
            return (
              <ListRow
                key={row.id}
                to={`/opportunities/${row.id}`}
                title={
                  <>
                    <span className="cut">{name(row.name)}</span>
                    {row.isMajor && <KindBadge>{t('major')}</KindBadge>}
                  </>
                }
                end={
                  figure && (
                    <>
                      {figure.value}
                      <span className="unit">{figure.unit}</span>
                    </>
                  )
                }
                second={
                  <>
                    {stage(row)} <span className="cut">{name(row.customer.name)}</span>
                  </>
                }
                secondEnd={outlook(row)}
              />
            )
          })}
        </ListRows>
      </div>
    </>
  )
}
