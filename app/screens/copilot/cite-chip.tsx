import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useGroup } from '#app/i18n/use-group.ts'
import type { Source } from '#crm/conversations/sieve-answer.ts'

interface Props {
  number: number
  source: Source | undefined
  /** shows it beside; without, the chip leads to the record */
  onOpen: (() => void) | undefined
}

/** The number of a source, after what rests on it. */
export function CiteChip({ number, source, onOpen }: Props) {
  const { t } = useTranslation('copilot')
  const { name } = useGroup()
  if (!source) return null
  const label = t('sourceOf', { number, title: name(source.title) })
  if (onOpen) {
    return (
      <button type="button" className="cite" aria-label={label} title={name(source.title)} onClick={onOpen}>
        {number}
      </button>
    )
  }
  return (
    <Link to={source.path} className="cite" aria-label={label} title={name(source.title)}>
      {number}
    </Link>
  )
}
