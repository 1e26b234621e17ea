import { EyeOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Paper } from '#app/documents/paper.ts'
import type { FlagView } from '#crm/contract-reviews/get-review.server.ts'
import { cutAtMarks } from './cut-at-marks.ts'

interface Props {
  paper: Pick<Paper, 'text' | 'hidden'>
  start: number
  end: number
  flags: readonly FlagView[]
  focus: number | null
  onFocus: (place: number) => void
}

/** Words of the contract with their marks. A mark is the very words: its number stands beside, out of what is copied. */
export function MarkedText({ paper, start, end, flags, focus, onFocus }: Props) {
  const { t } = useTranslation('reviews')
  const pieces = cutAtMarks({ ...paper, start, end, flags })
  const first = pieces.find(({ begins }) => begins.length > 0)?.begins[0]
  return pieces.map((piece, at) => {
    const key = `${start}-${at}`
    const inner = piece.flags.at(-1)
    const flag = inner === undefined ? undefined : flags[inner]
    const hidden = piece.hidden?.start
    if (inner === undefined || !flag)
      return (
        <span key={key}>
          {hidden === piece.at && <HiddenTag />}
          <span data-at={piece.at} data-hidden={hidden}>
            {piece.text}
          </span>
        </span>
      )
    return (
      <span key={key}>
        {hidden === piece.at && <HiddenTag />}
        {piece.begins.map((place) => (
          <button
            key={place}
            type="button"
            className="paper-tag"
            data-flag={place}
            data-inline={place !== first || undefined}
            data-severity={flags[place]?.severity}
            data-decision={flags[place]?.decision?.outcome}
            data-focus={place === focus || undefined}
            aria-label={t('flagOf', { at: place + 1 })}
            aria-current={place === focus || undefined}
            onClick={() => onFocus(place)}
          >
            {place + 1}
          </button>
        ))}
        <mark
          data-at={piece.at}
          data-mark={piece.flags.join(' ')}
          data-hidden={hidden}
          data-severity={flag.severity}
          data-decision={flag.decision?.outcome}
          data-focus={focus !== null && piece.flags.includes(focus) ? true : undefined}
        >
          {piece.text}
        </mark>
      </span>
    )
  })
}

/** Says of words that they are not to be seen in the file, out of what is copied. */
function HiddenTag() {
  const { t } = useTranslation('reviews')
  return (
    <span className="paper-hidden">
      <EyeOff aria-hidden />
      {t('unseen.tag')}
    </span>
  )
}
