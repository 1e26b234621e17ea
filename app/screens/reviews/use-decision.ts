import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { FlagView } from '#crm/contract-reviews/get-review.server.ts'

/** Confirms a flag or takes a decision back, where the page stands. Of two reviewers at once the second is told. */
export function useDecision({ versionId, onDecided }: { versionId: string; onDecided: () => void }) {
  const { t } = useTranslation('reviews')
  const verb = useVerb(onDecided)
  const { submit } = verb.fetcher
  const decide = useCallback(
    (flag: FlagView, decision: 'confirmed' | 'open') =>
      void submit(
        { flagId: flag.id, decision, version: String(flag.version) },
        { method: 'post', action: `/documents/${versionId}/decide-flag` },
      ),
    [submit, versionId],
  )
  return { decide, busy: verb.busy, failure: verb.failed?.code === 'CONFLICT' ? t('moved') : verb.failure }
}
