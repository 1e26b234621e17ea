import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '#app/components/ui/toast.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { WarningView } from '#crm/warnings/find-warnings.server.ts'
import { DismissDialog } from './dismiss-dialog.tsx'
import { HandOverDialog } from './hand-over-dialog.tsx'
import { SnoozeDialog } from './snooze-dialog.tsx'
import { WarningRow, type WarningVerb } from './warning-row.tsx'

interface Props {
  warnings: WarningView[]
  label: string
  /** on the record's own page its name would only be said again */
  withRecord?: boolean
}

/** Warnings with what can be done about each. A rest can be taken back; handing over and closing say first what they mean. */
export function WarningRows({ warnings, label, withRecord = true }: Props) {
  const { t } = useTranslation(['warnings', 'common'])
  const { day } = useGroup()
  const toast = useToast()
  const [opening, setOpening] = useState<{ dialog: 'snooze' | 'handOver' | 'dismiss'; warning: WarningView } | null>(
    null,
  )
  const asked = useRef<{ warning: WarningView; until: string | null } | null>(null)
  const failed = useCallback((text: string) => toast.show({ text, tone: 'risk' }), [toast])
  const woken = useVerb(
    useCallback(() => toast.show({ text: t('undone') }), [toast, t]),
    failed,
  )
  const wake = (warning: WarningView, version: number) =>
    woken.fetcher.submit({ version }, { method: 'post', action: `/warnings/${warning.id}/wake` })
  const snoozed = useVerb(() => {
    const { warning, until } = asked.current ?? {}
    if (!warning || !until) return
    const action = { label: t('undo'), onClick: () => void wake(warning, warning.version + 1) }
    toast.show({ text: t('snoozed', { day: day(until) }), action })
  }, failed)
  const onVerb = (warning: WarningView, verb: WarningVerb) => {
    if (verb === 'wake') wake(warning, warning.version)
    else if (typeof verb === 'string') setOpening({ dialog: verb, warning })
    else if (!snoozed.busy) {
      asked.current = { warning, until: verb.until }
      const form = { version: warning.version, until: verb.until }
      snoozed.fetcher.submit(form, { method: 'post', action: `/warnings/${warning.id}/snooze` })
    }
  }
  const close = () => setOpening(null)
  const saved = (text: string) => () => {
    setOpening(null)
    toast.show({ text })
  }
  const shown = opening && (warnings.find(({ id }) => id === opening.warning.id) ?? opening.warning)
  return (
    <>
      <ul aria-label={label}>
        {warnings.map((warning) => (
          <WarningRow
            key={warning.id}
            warning={warning}
            withRecord={withRecord}
            onVerb={(verb) => onVerb(warning, verb)}
          />
        ))}
      </ul>
      {shown && opening.dialog === 'snooze' && (
        <SnoozeDialog warning={shown} onClose={close} onSaved={saved(t('common:saved'))} />
      )}
      {shown && opening.dialog === 'handOver' && (
        <HandOverDialog warning={shown} onClose={close} onSaved={saved(t('handed'))} />
      )}
      {shown && opening.dialog === 'dismiss' && (
        <DismissDialog warning={shown} onClose={close} onSaved={saved(t('dismissed'))} />
      )}
    </>
  )
}
