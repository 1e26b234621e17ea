import { CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '#app/components/ui/badge.tsx'
import { ListRow, ListRows } from '#app/components/ui/list-row.tsx'
import { NameLink, Table, Td, Th, Tr } from '#app/components/ui/table.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ExceptionRow } from '#crm/approvals/find-exceptions.server.ts'

// The width that is left is the name's: where it would be too little, the columns that can be missed go.
const wide = '@max-[1180px]:hidden'
const mostlyWide = '@max-[900px]:hidden'

/** The rows: a table on a desk, two lines each on a phone. Each leads to the request, which has the whole story. */
export function ExceptionTable({ rows }: { rows: ExceptionRow[] }) {
  const { t } = useTranslation('exceptions')
  const { name, moment } = useGroup()
  const people = (list: ExceptionRow['approvers']) => list.map((person) => name(person.name)).join(t('comma'))
  const rules = (row: ExceptionRow) => row.rules.map((rule) => `${rule.id} ${name(rule.name)}`).join(t('semicolon'))
  const stages = ({ stages: { from, to } }: ExceptionRow) => t('stages', { from: name(from), to: name(to) })
  return (
    <>
      <div className="@container phone:hidden">
        <Table label={t('title')}>
          <thead>
            <tr>
              <Th className="w-60">{t('column.opportunity')}</Th>
              <Th className="w-44">{t('column.stages')}</Th>
              <Th>{t('column.rules')}</Th>
              <Th className={mostlyWide}>{t('column.reason')}</Th>
              <Th className={`w-28 ${mostlyWide}`}>{t('column.submitter')}</Th>
              <Th className={`w-44 ${wide}`}>{t('column.approvers')}</Th>
              <Th className="w-36">{t('column.approved')}</Th>
              <Th className="w-32">{t('column.used')}</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Tr key={row.requestId}>
                <Td first>
                  <NameLink to={`/approvals/${row.requestId}`}>{name(row.opportunity.name)}</NameLink>
                </Td>
                <Td>{stages(row)}</Td>
                <Td>
                  <span title={rules(row)}>{rules(row)}</span>
                </Td>
                <Td className={mostlyWide}>
                  <span title={row.reason}>{row.reason}</span>
                </Td>
                <Td className={mostlyWide}>{name(row.submitter.name)}</Td>
                <Td className={wide}>
                  <span title={people(row.approvers)}>{people(row.approvers)}</span>
                </Td>
                <Td>
                  <time dateTime={row.approvedAt}>{moment(row.approvedAt)}</time>
                </Td>
                <Td>
                  <Used {...row} />
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </div>
      <div className="desk:hidden">
        <ListRows label={t('title')}>
          {rows.map((row) => (
            <ListRow
              key={row.requestId}
              to={`/approvals/${row.requestId}`}
              title={<span className="cut">{name(row.opportunity.name)}</span>}
              end={<Used {...row} />}
              second={<span className="cut">{`${stages(row)} · ${rules(row)}`}</span>}
              secondEnd={<time dateTime={row.approvedAt}>{moment(row.approvedAt)}</time>}
            />
          ))}
        </ListRows>
      </div>
    </>
  )
}

function Used({ usedAt, isVoid }: Pick<ExceptionRow, 'usedAt' | 'isVoid'>) {
  const { t } = useTranslation('exceptions')
  const { moment } = useGroup()
  if (!usedAt) return <Badge>{t(isVoid ? 'void' : 'unused')}</Badge>
  return (
    <Badge tone="good" icon={<CircleCheck aria-hidden />}>
      <time dateTime={usedAt} title={moment(usedAt)}>
        {t('used')}
      </time>
    </Badge>
  )
}
