import { ArrowUpRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'

interface Props {
  roles: readonly string[]
  /** kind of the record on screen */
  about: string | null
  onAsk: (question: string) => void
}

const byRole = {
  rep: 'selling',
  'sales-manager': 'leading',
  'subsidiary-head': 'leading',
  'hq-sales': 'leading',
} as const
const others = { legal: 'legal', finance: 'finance' } as const

/** What is worth asking, for whom: about the record on screen, or of one's own work. */
export function Starters({ roles, about, onAsk }: Props) {
  const { t } = useTranslation('copilot')
  const [first = ''] = roles
  const own = { ...byRole, ...others }[first as keyof typeof byRole] ?? 'anybody'
  const set = about === 'opportunity' || about === 'customer' ? about : own
  const questions = ['a', 'b', 'c'].map((each) => t(`starters.${set}.${each as 'a' | 'b' | 'c'}`))
  return (
    <section aria-label={t('starters.title')}>
      <h2 className="pb-1 text-ink-3 text-xs">{t('starters.title')}</h2>
      <ul className="border-line border-t">
        {questions.map((question) => (
          <li key={question} className="border-line border-b">
            <button type="button" className="copilot-suggestion" onClick={() => onAsk(question)}>
              <span className="min-w-0 flex-1">{question}</span>
              <ArrowUpRight aria-hidden className="flex-none text-ink-3" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
