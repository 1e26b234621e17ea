import { Check, CircleHelp, Lock, type LucideIcon, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { TriedPart, TriedRow, TriedTruth } from '#crm/approvals/route-views.ts'

const marks: Readonly<Record<TriedTruth, { Icon: LucideIcon; look: string }>> = {
  true: { Icon: Check, look: 'text-good-mark' },
  false: { Icon: X, look: 'text-ink-3' },
  unknown: { Icon: CircleHelp, look: 'text-watch-mark' },
  hidden: { Icon: Lock, look: 'text-ink-3' },
}

interface Props {
  row: TriedRow
  number: number
  /** another row before it is taken already */
  later?: boolean
}

/** A row held against the contract: what it asks, what is there, and what came of it. */
export function TrialRow({ row, number, later = false }: Props) {
  const { t } = useTranslation('routes')
  const { name } = useGroup()
  return (
    <li className={`border-line border-t ${later ? 'py-0.5 text-ink-3' : 'py-1.5'}`}>
      <div className="flex items-center gap-2">
        <span className="w-4 flex-none text-right text-ink-3">{number}</span>
        <span className={`min-w-0 flex-1 ${row.taken ? 'font-semibold' : ''}`}>{name(row.name)}</span>
        {row.taken && <span className="text-good-text text-xs">{t('try.taken')}</span>}
        <Mark truth={row.truth} muted={later} />
      </div>
      {!later && (
        <ul className="pl-6 text-ink-2 text-sm">
          {row.parts.map((part, at) => (
            <Part key={at} part={part} />
          ))}
        </ul>
      )}
    </li>
  )
}

function Part({ part: { text, have, truth } }: { part: TriedPart }) {
  const { t } = useTranslation('routes')
  const { sentence } = useGroup()
  return (
    <li className="flex items-start gap-2">
      <span className="min-w-0 flex-1">
        {text ? sentence(text) : t('everythingElse')}
        {have.map(({ label, value }) => (
          <span key={label.en} className="ml-2 text-ink-3">
            {have.length === 1
              ? t('try.has', { value: sentence(value) })
              : t('try.have', { label: sentence(label), value: sentence(value) })}
          </span>
        ))}
      </span>
      <Mark truth={truth} />
    </li>
  )
}

function Mark({ truth, muted = false }: { truth: TriedTruth; muted?: boolean }) {
  const { t } = useTranslation('routes')
  const { Icon, look } = marks[truth]
  return (
    <Icon
      role="img"
      aria-label={t(`try.truth.${truth}`)}
      className={`mt-1 size-3.5 flex-none ${muted ? 'text-ink-3' : look}`}
    />
  )
}
