import { useTranslation } from 'react-i18next'
import type { FlagView } from '#crm/contract-reviews/get-review.server.ts'

interface Props {
  flags: readonly FlagView[]
  focus: number | null
  onFocus: (place: number) => void
}

/** One mark a flag in the order of the text: its height says how grave it is, full what was confirmed, pale what was dismissed. */
export function FlagBeam({ flags, focus, onFocus }: Props) {
  const { t } = useTranslation('reviews')
  const decided = flags.filter(({ decision }) => decision).length
  return (
    <div className="flex min-w-0 items-center gap-2.5">
      <span className="whitespace-nowrap text-ink-3">
        <b className="font-semibold text-ink">{decided}</b> {t('looked', { of: flags.length })}
      </span>
      <div className="flag-beam">
        {flags.map((flag, place) => (
          <button
            key={flag.id}
            type="button"
            tabIndex={-1}
            aria-label={t('flagOf', { at: place + 1 })}
            data-severity={flag.severity}
            data-decision={flag.decision?.outcome}
            data-focus={place === focus || undefined}
            onClick={() => onFocus(place)}
          >
            {place === focus ? place + 1 : null}
          </button>
        ))}
      </div>
    </div>
  )
}
