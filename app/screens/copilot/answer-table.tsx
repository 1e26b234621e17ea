import { ArrowUpRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { cn } from '#app/components/ui/cn.ts'
import type { AnswerView } from '#crm/conversations/sieve-answer.ts'

type Table = AnswerView['tables'][number]
type Ref = { kind: string; id: string }

interface Props {
  table: Table
  chipOf: (record: Ref) => ReactNode
  pathOf: (record: Ref) => string | null
}

const toTheRight = new Set(['money', 'count'])

/** Rows of an answer: in columns where there is room, each as a card where there is not. */
export function AnswerTable({ table, chipOf, pathOf }: Props) {
  const { t } = useTranslation('copilot')
  const { columns, rows, path } = table
  return (
    <div className="copilot-rows">
      <table className="copilot-table">
        <thead>
          <tr>
            {columns.map(({ label, kind }) => (
              <th key={label} scope="col" className={cn(toTheRight.has(kind) && 'text-right')}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.record ? `${row.record.kind}:${row.record.id}:${at}` : at}>
              {columns.map(({ label, kind }, place) => (
                <td
                  key={label}
                  data-label={label}
                  className={cn(toTheRight.has(kind) && 'desk:text-right', kind !== 'text' && 'whitespace-nowrap')}
                >
                  {place === 0 ? <Named row={row} chipOf={chipOf} pathOf={pathOf} /> : row.cells[place]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {path && (
        <div className="copilot-rows-foot">
          <Link to={path} className="inline-flex items-center gap-1.5 hover:text-ink">
            {t('openList')}
            <ArrowUpRight aria-hidden className="size-3.5" />
          </Link>
        </div>
      )}
    </div>
  )
}

function Named({ row, chipOf, pathOf }: { row: Table['rows'][number] } & Pick<Props, 'chipOf' | 'pathOf'>) {
  const to = row.record && pathOf(row.record)
  const [name] = row.cells
  return (
    <>
      {to ? (
        <Link to={to} className="font-medium hover:text-accent-text">
          {name}
        </Link>
      ) : (
        <span className="font-medium">{name}</span>
      )}
      {row.record && chipOf(row.record)}
    </>
  )
}
