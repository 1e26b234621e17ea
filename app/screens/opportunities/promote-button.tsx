import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFetcher } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import type { FailedForm } from '#app/http/door.server.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import type { GateView } from '#crm/opportunities/get-gate.server.ts'
import type { Opening } from './record-data.ts'

interface Props {
  opportunityId: string
  gate: GateView
  onOpen: (opening: Opening) => void
}

type Answer = { promoted?: { stageId: string }; refused?: GateView } & Partial<FailedForm>

/** Asks to move on. The rules answer: a refusal opens the dialog, a conflict says so and the page shows the newest. */
export function PromoteButton({ opportunityId, gate, onOpen }: Props) {
  const { t } = useTranslation(['opportunities', 'errors'])
  const { name } = useGroup()
  const toast = useToast()
  const fetcher = useFetcher<Answer>()
  const { data, state } = fetcher
  const answered = useRef<Answer | undefined>(undefined)
  const asked = useRef(gate.to)
  useEffect(() => {
    if (state !== 'idle' || !data || answered.current === data) return
    answered.current = data
    if (data.refused) onOpen({ dialog: 'refusal', gate: data.refused })
    if (data.promoted) toast.show({ text: t('record.promoted', { stage: name(asked.current.name) }) })
    if (data.failed) toast.show({ tone: 'risk', text: t(`errors:${data.failed.code}` as never) as string })
  }, [data, state, onOpen, toast, t, name])
  return (
    <fetcher.Form
      method="post"
      action={`/opportunities/${opportunityId}/promote`}
      onSubmit={() => {
        asked.current = gate.to
      }}
    >
      <input type="hidden" name="to" value={gate.to.id} />
      <input type="hidden" name="version" value={gate.version} />
      <Button type="submit" variant="primary" busy={state !== 'idle'} block>
        <span className="cut">{t('record.promote', { stage: name(gate.to.name) })}</span>
      </Button>
    </fetcher.Form>
  )
}
