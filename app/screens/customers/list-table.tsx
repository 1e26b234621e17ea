import { useTranslation } from 'react-i18next'
import { Person } from '#app/components/ui/avatar.tsx'
import { ListRow, ListRows } from '#app/components/ui/list-row.tsx'
import { NameLink, SortHead, Table, Td, Th, Tr } from '#app/components/ui/table.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { type CustomerFilter, type CustomerSort, settledFilter } from '#crm/customers/customer-list.schema.ts'
import type { CustomerRow } from '#crm/customers/find-customers.server.ts'
import { listAddress } from './list-address.ts'

interface TableProps {
  filter: CustomerFilter
  rows: CustomerRow[]
  currency: string
}

// The width that is left is the name's: where it would be too little, the columns that can be missed go.
const wideOnly = '@max-[1030px]:hidden'
const mostlyWide = '@max-[820px]:hidden'

/** Rows of 36 on a desktop. */
export function CustomerTable({ filter, rows, currency }: TableProps) {
  const { t } = useTranslation('customers')
  const { name, day, columnUnit } = useGroup()
  const { sort, dir, circle } = settledFilter(filter)
  const sorted = (by: CustomerSort, natural: 'asc' | 'desc') => {
    const turned = dir === 'asc' ? 'desc' : 'asc'
    const next = sort === by ? turned : natural
    return {
      to: listAddress(filter, { sort: by, dir: next }),
      direction: sort === by ? dir : null,
    }
  }
  return (
    <div className="desk-only @container">
      <Table label={t('title')}>
        <thead>
          <tr>
            <SortHead {...sorted('name', 'asc')}>{t('column.name')}</SortHead>
            <Th width="sm">{t('column.industry')}</Th>
            <Th className={`w-52 ${wideOnly}`}>{t('column.region')}</Th>
            <Th width="xs">{t('column.grade')}</Th>
            <Th width="xs" num className={mostlyWide}>
              {t('column.openCount')}
            </Th>
            <Th width="md" num>
              {t('column.openAmount')} <span className="unit">{columnUnit}</span>
            </Th>
            <Th width="lg">{t('column.owner')}</Th>
            {circle === 'group' ? (
              <Th className={`w-28 ${mostlyWide}`}>{t('column.lastActivity')}</Th>
            ) : (
              <SortHead className={`w-28 ${mostlyWide}`} {...sorted('activity', 'desc')}>
                {t('column.lastActivity')}
              </SortHead>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Tr key={row.id}>
              <Td first>
                <NameLink to={`/customers/${row.id}`}>{name(row.name)}</NameLink>
              </Td>
              <Td>{t(`industry.${row.industry}`)}</Td>
              <Td className={wideOnly}>
                {t(`region.${row.region}`)}
                {row.city ? <span className="text-ink-3">{` · ${name(row.city)}`}</span> : null}
              </Td>
              <Td>{row.relationships.grade}</Td>
              <Td num className={mostlyWide}>
                {row.open.count > 0 ? row.open.count : null}
              </Td>
              <Td num className="font-semibold text-ink">
                <OpenAmount row={row} currency={currency} />
              </Td>
              <Td>
                <WhoseCustomer row={row} />
              </Td>
              <Td className={mostlyWide}>
                {row.lastActivityOn ? <time dateTime={row.lastActivityOn}>{day(row.lastActivityOn)}</time> : null}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}

/** In the group's currency the bare figure, as the head has its unit; any other says which it is. */
function OpenAmount({ row, currency }: { row: CustomerRow; currency: string }) {
  const { column, moneyText } = useGroup()
  return row.open.amounts
    .map((sum) => (sum.currency === currency ? column(sum.amount) : moneyText(sum.amount, sum.currency)))
    .join(' + ')
}

/** Who looks after it; how many companies do; or, where none of ours does, who keeps the master record. */
function WhoseCustomer({ row }: { row: CustomerRow }) {
  const { t } = useTranslation('customers')
  const { name } = useGroup()
  const { owner, count } = row.relationships
  if (owner) return <Person name={owner.name} />
  if (count > 1) return t('companies', { count })
  if (count === 1) return <span className="text-ink-3">{t('nobody')}</span>
  return <span className="text-ink-3">{t('keptBy', { keeper: name(row.keeper.name) })}</span>
}

/** Two lines on a phone. */
export function CustomerRows({ rows, sort }: { rows: CustomerRow[]; sort: CustomerSort }) {
  const { t } = useTranslation('customers')
  const { name, day, money, inOne } = useGroup()
  return (
    <ListRows label={t('title')}>
      {rows.map((row) => {
        const worth = inOne(row.open.amounts)
        const sum = worth.parts.length > 0 ? worth : row.open.amounts[0]
        const figure = sum ? money(sum.amount, sum.currency) : null
        return (
          <ListRow
            key={row.id}
            to={`/customers/${row.id}`}
            title={<span className="cut">{name(row.name)}</span>}
            end={
              figure ? (
                <>
                  {figure.value}
                  <span className="unit">{figure.unit}</span>
                </>
              ) : null
            }
            second={[
              row.relationships.grade ? t('graded', { grade: row.relationships.grade }) : null,
              t(`industry.${row.industry}`),
              row.city ? name(row.city) : t(`region.${row.region}`),
            ]
              .filter(Boolean)
              .join(' · ')}
            secondEnd={
              row.lastActivityOn ? (
                <time dateTime={row.lastActivityOn}>{day(row.lastActivityOn)}</time>
              ) : sort === 'activity' ? (
                t('never')
              ) : null
            }
          />
        )
      })}
    </ListRows>
  )
}
