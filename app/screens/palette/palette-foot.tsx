import { useTranslation } from 'react-i18next'
import { Kbd } from '#app/components/ui/kbd.tsx'

const keys = [
  { what: 'move', press: ['↑', '↓'] },
  { what: 'open', press: ['Enter'] },
  { what: 'newTab', press: ['mod', 'Enter'] },
  { what: 'close', press: ['Esc'] },
] as const

/** The keys that work here, and how many lines there are. A phone has neither. */
export function PaletteFoot({ mod, count }: { mod: string; count: number | null }) {
  const { t } = useTranslation('palette')
  return (
    <footer className="flex h-10 flex-none items-center gap-4 border-line border-t bg-sunken px-5 text-ink-3 text-xs phone:hidden">
      {keys.map(({ what, press }) => (
        <span key={what} className="flex items-center gap-1.5">
          {press.map((key) => (
            <Kbd key={key}>{key === 'mod' ? mod : key}</Kbd>
          ))}
          {t(`foot.${what}`)}
        </span>
      ))}
      {count === null ? null : <span className="ml-auto">{t('foot.count', { count })}</span>}
    </footer>
  )
}
