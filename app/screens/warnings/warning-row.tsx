import { ChevronDown, CircleAlert, ClockAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { Menu, MenuButton } from '#app/components/ui/dropdown-menu.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { WarningView } from '#crm/warnings/find-warnings.server.ts'
import { addDays } from '#lib/clock.ts'
import { nextMonday } from './next-monday.ts'
import { RecordLine } from './record-line.tsx'
import { useWarningWords } from './use-warning-words.ts'

export type WarningVerb = 'wake' | 'snooze' | 'handOver' | 'dismiss' | { until: string }

interface Props {
  warning: WarningView
  withRecord: boolean
  onVerb: (verb: WarningVerb) => void
}

/** One warning: what it is about, why it is there, whose it is, and what can be done. */
export function WarningRow({ warning, withRecord, onVerb }: Props) {
  const { t } = useTranslation('warnings')
  const { name, personId } = useGroup()
  const words = useWarningWords()
  const { rule, record, person, handedBy, severity } = warning
  const risk = severity === 'risk'
  const Mark = risk ? CircleAlert : ClockAlert
  const meta = [
    // On the page of a customer, where several companies' warnings may stand.
    ...(!withRecord && record?.type === 'customer' ? [name(record.company)] : []),
    words.since(warning),
    ...(person?.id === personId ? [] : [person ? t('holder', { name: name(person.name) }) : t('nobody')]),
    ...(handedBy && handedBy.id !== personId ? [t('handedBy', { name: name(handedBy.name) })] : []),
  ]
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 border-line border-t py-2 first:border-t-0">
      <Mark aria-hidden className={`mt-0.5 flex-none ${risk ? 'text-risk-mark' : 'text-watch-mark'}`} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="sr-only">{t(`severity.${severity}`)}</span>
          <b className="font-medium">{name(rule.name)}</b>
          <span className="text-ink-3 text-xs">{meta.join(' · ')}</span>
        </p>
        {/* On the page of an opportunity a contract of it is named still. */}
        {(withRecord || record?.type === 'contract') &&
          (record ? <RecordLine record={record} /> : <p className="text-ink-3">{t('unseen')}</p>)}
        <p className="text-ink-3">{words.reason(warning) || (rule.why ? name(rule.why) : t('ruleUnreadable'))}</p>
      </div>
      {warning.mayAct && <Verbs warning={warning} onVerb={onVerb} />}
    </li>
  )
}

function Verbs({ warning, onVerb }: Pick<Props, 'warning' | 'onVerb'>) {
  const { t } = useTranslation('warnings')
  const { name, today } = useGroup()
  const rule = name(warning.rule.name)
  return (
    <div className="flex flex-none gap-1 phone:w-full phone:pl-7">
      {warning.state === 'resting' ? (
        <Button size="sm" onClick={() => onVerb('wake')}>
          {t('wake')}
        </Button>
      ) : (
        <Menu
          trigger={
            <Button size="sm" aria-label={t('laterOf', { rule })}>
              {t('later')}
              <ChevronDown aria-hidden className="size-3.5" />
            </Button>
          }
        >
          <MenuButton onSelect={() => onVerb({ until: addDays(today, 1) })}>{t('tomorrow')}</MenuButton>
          <MenuButton onSelect={() => onVerb({ until: nextMonday(today) })}>{t('monday')}</MenuButton>
          <MenuButton onSelect={() => onVerb('snooze')}>{t('otherDay')}</MenuButton>
        </Menu>
      )}
      {warning.mayHandOver && (
        <Button size="sm" variant="quiet" aria-label={t('handOverOf', { rule })} onClick={() => onVerb('handOver')}>
          {t('handOver')}
        </Button>
      )}
      <Button size="sm" variant="quiet" aria-label={t('dismissOf', { rule })} onClick={() => onVerb('dismiss')}>
        {t('dismiss')}
      </Button>
    </div>
  )
}
