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
  const { name } = useGroup()
  const beside = record.type === 'opportunity' ? `${record.number} · ${name(record.customer)}` : name(record.company)
  return (
    <p className="cut text-ink-2">
      <Link className="link" to={recordPath(record)} onClick={onOpen}>
        {name(record.name)}
      </Link>
      <span className="text-ink-3">{` ${beside}`}</span>
    </p>
  )
}
