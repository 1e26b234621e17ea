import { useTranslation } from 'react-i18next'
import { Kbd } from '#app/components/ui/kbd.tsx'

const keys = [
  { what: 'open', presses: [['mod', 'K']] },
  { what: 'move', presses: [['↑'], ['↓']] },
  { what: 'take', presses: [['Enter']] },
  { what: 'newTab', presses: [['mod', 'Enter']] },
  { what: 'close', presses: [['Esc']] },
  { what: 'fact', presses: [['Enter'], ['Esc']] },
  { what: 'review', presses: [['J'], ['K'], ['C'], ['X'], ['M']] },
  { what: 'approval', presses: [['J'], ['K'], ['A'], ['R']] },
  { what: 'card', presses: [['Space'], ['←'], ['→'], ['Space']] },
] as const

/** What can be done without a mouse, and by which keys. */
export function KeyList({ mod }: { mod: string }) {
  const { t } = useTranslation('palette')
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 phone:block">
      {keys.map(({ what, presses }) => (
        <div key={what} className="col-span-2 grid min-h-9 grid-cols-subgrid items-center phone:block phone:py-2">
          <dt className="text-base">{t(`keys.${what}`)}</dt>
          <dd className="flex items-center gap-1.5 phone:text-ink-3">
            {presses.map((press, at) => (
              <span key={`${what}${at + 1}`} className="flex gap-1">
                {press.map((key) => (
                  <Kbd key={key} className="phone:inline-grid">
                    {key === 'mod' ? mod : key}
                  </Kbd>
                ))}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
