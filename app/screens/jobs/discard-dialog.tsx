import { useCallback, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { ResponsiveDialog } from '#app/components/ui/responsive-dialog.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import type { FailedJobView } from '#app/jobs/job-desk.server.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'

/** Asks before a job is thrown away: nothing brings it back. */
export function DiscardDialog({ job, onClose }: { job: FailedJobView; onClose: () => void }) {
  const { t } = useTranslation(['jobs', 'common'])
  const formId = useId()
  const toast = useToast()
  const verb = useVerb(
    useCallback(() => {
      toast.show({ text: t('failed.discarded') })
      onClose()
    }, [toast, t, onClose]),
  )
  const gone = verb.failed?.code === 'CONFLICT'
  return (
    <ResponsiveDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('discardDialog.title')}
      lead={t(`name.${job.label}`, { name: job.name })}
      footer={
        <>
          <span className="flex-1" />
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" form={formId} variant="danger" busy={verb.busy}>
            {t('discardDialog.save')}
          </Button>
        </>
      }
    >
      <GuardedForm fetcher={verb.fetcher} id={formId} method="post" action="/admin/jobs/discard" className="grid gap-4">
        <input type="hidden" name="id" value={job.id} />
        {verb.failure && <InlineError>{gone ? t('failed.already') : verb.failure}</InlineError>}
        <p>{t('discardDialog.text')}</p>
      </GuardedForm>
    </ResponsiveDialog>
  )
}
