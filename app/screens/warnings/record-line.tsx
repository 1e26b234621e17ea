import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { recordPath } from '#app/http/record-path.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import type { WarnedRecord } from '#crm/warnings/find-warnings.server.ts'

interface Props {
  record: WarnedRecord
  onOpen?: () => void
}

/** What a warning is about: its name leads to its page, and beside it stands whose it is. */
export function RecordLine({ record, onOpen }: Props) {
  const { t } = useTranslation('contracts')
  const { name, date } = useGroup()
  const besides = () => {
    if (record.type === 'customer') return [name(record.company)]
    if (record.type === 'opportunity' || record.type === 'bid') return [record.number, name(record.customer)]
    const { payment, counterparty } = record
    const due = payment && t('payment.due', { kind: t(`payment.kind.${payment.kind}`), date: date(payment.dueOn) })
    return [...(due ? [due] : []), record.number, name(counterparty)]
  }
  return (
    <p className="cut text-ink-2">
      <Link className="link" to={recordPath(record)} onClick={onOpen}>
        {name(record.name)}
      </Link>
      <span className="text-ink-3">{` ${besides().join(' · ')}`}</span>
    </p>
  )
}
