import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { Section } from '#app/components/ui/section.tsx'
import type { PostMortemView } from '#crm/bids/get-post-mortem.server.ts'
import { ReasonsDialog } from './reasons-dialog.tsx'
import { useFactorWords } from './use-factor-words.ts'

/** Why the bid ended as it did: the main reason and further ones, of the factors that are known. */
export function ReasonsSection({ postMortem, mayWrite }: { postMortem: PostMortemView; mayWrite: boolean }) {
  const { t } = useTranslation('bids')
  const words = useFactorWords()
  const [opening, setOpening] = useState(false)
  const close = useCallback(() => setOpening(false), [])
  const { mainReason, furtherReasons, emptyReason } = postMortem
  const said = (factor: string) => {
    const stated = postMortem.factors.filter((each) => each.factor === factor)
    return stated.map(words).join(t('comma')) || factor
  }
  return (
    <Section
      id="reasons"
      title={t('reasons.title')}
      fixed
      actions={
        mayWrite && (
          <Button size="sm" variant="quiet" onClick={() => setOpening(true)}>
            {t('reasons.edit')}
          </Button>
        )
      }
    >
      {mainReason === null ? (
        <p className="text-ink-3">{t('reasons.none')}</p>
      ) : (
        <p className="flex flex-wrap items-center gap-1.5">
          <b className="rounded-sm bg-accent-subtle px-1.5 py-0.5 font-medium text-accent-text">{said(mainReason)}</b>
          {furtherReasons.length > 0 && <span className="text-ink-3">{t('reasons.further')}</span>}
          {furtherReasons.map((factor) => (
            <span key={factor} className="rounded-sm bg-accent-subtle px-1.5 py-0.5 text-accent-text">
              {said(factor)}
            </span>
          ))}
        </p>
      )}
      {emptyReason && <p className="mt-2 text-ink-3">{t('reasons.because', { reason: emptyReason })}</p>}
      {opening && <ReasonsDialog postMortem={postMortem} onClose={close} />}
    </Section>
  )
}
