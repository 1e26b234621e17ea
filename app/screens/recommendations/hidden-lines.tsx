import { useTranslation } from 'react-i18next'
import type { Recommendations } from '#ai/recommend-knowledge/recommended.ts'
import { Button } from '#app/components/ui/button.tsx'
import { useGroup } from '#app/i18n/use-group.ts'

type Hidden = Recommendations['hidden'][number]

interface Props {
  hidden: readonly Hidden[]
  busy: boolean
  onRestore: (hidden: Hidden, title: string) => void
}

/** What the reader has put aside at this opportunity, shut until they ask, each with the way back. */
export function HiddenLines({ hidden, busy, onRestore }: Props) {
  const { t } = useTranslation('recommendations')
  const { name } = useGroup()
  if (hidden.length === 0) return null
  return (
    <details className="border-line border-t py-1">
      <summary className="flex min-h-9 cursor-pointer items-center text-ink-3 phone:min-h-11">
        {t('hidden', { count: hidden.length })}
      </summary>
      <ul>
        {hidden.map((one) => {
          const title = one.type === 'article' ? one.title : name(one.name)
          return (
            <li key={one.id} className="flex items-center gap-2">
              <span className="cut min-w-0 flex-1 text-ink-2">{title}</span>
              <Button
                size="sm"
                variant="quiet"
                aria-label={t('restoreOf', { title })}
                disabled={busy}
                onClick={() => onRestore(one, title)}
              >
                {t('restore')}
              </Button>
            </li>
          )
        })}
      </ul>
    </details>
  )
}
