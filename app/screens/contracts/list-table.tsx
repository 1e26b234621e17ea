import { useTranslation } from 'react-i18next'
import { Person } from '#app/components/ui/avatar.tsx'
import { ListRow, ListRows } from '#app/components/ui/list-row.tsx'
import { NameLink, SortHead, Table, Td, Th, Tr } from '#app/components/ui/table.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ContractFilter, ContractSort } from '#crm/contracts/contract-list.schema.ts'
import type { ContractRow } from '#crm/contracts/find-contracts.server.ts'
import { directionOf, sortAddress } from './list-address.ts'
import { MarginText } from './margin-text.tsx'
import { StateBadge } from './state-badge.tsx'

interface Props {
  filter: ContractFilter
  rows: ContractRow[]
  /** the person sees what contracts cost */
  costs: boolean
}

// The width that is left is the name's: where it would be too little, the columns that can be missed go.
const wide = '@max-[1060px]:hidden'
const mostlyWide = '@max-[860px]:hidden'

/** The rows: a table on a desk, two lines each on a phone. The margin is a column for those only who see costs. */
export function ListTable({ filter, rows, costs }: Props) {
  const { t } = useTranslation('contracts')
  const { name, column, columnUnit, currency, money, moneyText, day } = useGroup()
  const head = (sort: ContractSort) => ({ to: sortAddress(filter, sort), direction: directionOf(filter, sort) })
  // The head has the group's unit; an amount in another currency says which one it is.
  const amount = (row: ContractRow) =>
    row.currency === currency ? column(row.amount) : moneyText(row.amount, row.currency)
  const signed = ({ signedOn, plannedSignOn }: ContractRow) => {
    if (signedOn) return <time dateTime={signedOn}>{day(signedOn)}</time>
    if (!plannedSignOn) return '–'
    return <time dateTime={plannedSignOn}>{t('plannedFor', { date: day(plannedSignOn) })}</time>
  }
  return (
    <>
      <div className="@container phone:hidden">
        <Table label={t('title')}>
          <thead>
            <tr>
              <SortHead {...head('name')}>{t('column.name')}</SortHead>
              <Th className={`w-36 ${wide}`}>{t('column.number')}</Th>
              <Th className="w-44">{t('column.counterparty')}</Th>
              <Th className={`w-28 ${mostlyWide}`}>{t('column.category')}</Th>
              <SortHead {...head('amount')} num className="w-28">
                {t('column.amount')} {columnUnit}
              </SortHead>
              {costs && (
                <SortHead {...head('margin')} num className="w-24">
                  {t('column.margin')}
                </SortHead>
              )}
              <Th className="w-24">{t('column.state')}</Th>
              <SortHead {...head('signed')} className="w-28">
                {t('column.signed')}
              </SortHead>
              <Th className={`w-32 ${mostlyWide}`}>{t('column.owner')}</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Tr key={row.id}>
                <Td first>
                  <NameLink to={`/contracts/${row.id}`}>{name(row.name)}</NameLink>
                </Td>
                <Td className={wide}>{row.number}</Td>
                <Td>{name(row.counterparty)}</Td>
                <Td className={mostlyWide}>{t(`category.${row.category}`)}</Td>
                <Td num>
                  <b className="font-semibold text-ink">{amount(row)}</b>
                </Td>
                {costs && (
                  <Td num>
                    <MarginText percent={row.margin?.percent ?? null} />
                  </Td>
                )}
                <Td>
                  <StateBadge state={row.state} />
                </Td>
                <Td>{signed(row)}</Td>
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
            const figure = money(row.amount, row.currency)
            return (
              <ListRow
                key={row.id}
                to={`/contracts/${row.id}`}
                title={<span className="cut">{name(row.name)}</span>}
                end={
                  <>
                    {figure.value}
                    <span className="unit">{figure.unit}</span>
                  </>
                }
                second={<span className="cut">{name(row.counterparty)}</span>}
                secondEnd={
                  <span className="flex gap-2">
                    {row.margin?.percent && <MarginText percent={row.margin.percent} />}
                    {row.signedOn ? signed(row) : t(`state.${row.state}`)}
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
