import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { SweepRunView } from '#crm/warnings/list-sweep-runs.server.ts'

interface Props {
  /** number and name of the rule */
  rule: string
  run: NonNullable<SweepRunView['run']>
  onClose: () => void
}

/** Asks before a rule that was held back opens all that it finds: people are told of each. */
export function ReleaseDialog({ rule, run, onClose }: Props) {
  const { t } = useTranslation('rules')
  const toast = useToast()
  const verb = useVerb(
    useCallback(() => {
      toast.show({ text: t('sweep.queued') })
      onClose()
    }, [toast, t, onClose]),
  )
  const moved = verb.failed?.code === 'CONFLICT'
  return (
    <VerbDialog
      title={t('releaseDialog.title')}
      lead={rule}
      save={t('releaseDialog.save')}
      action="/rules/release"
      verb={verb}
      failure={moved ? t('releaseDialog.already') : verb.failure}
      onClose={onClose}
    >
      <input type="hidden" name="runId" value={run.id} />
      <p>{t('releaseDialog.text', { count: run.found })}</p>
    </VerbDialog>
  )
}
