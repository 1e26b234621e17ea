import { ArrowRight } from 'lucide-react'
import { useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { usePageActions } from '#app/components/shell/page-actions.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { GateView } from '#crm/opportunities/get-gate.server.ts'
import type { Opening } from './record-data.ts'
import { type Answer, useVerb } from './use-verb.ts'

interface Props {
  opportunityId: string
  gate: GateView
  onOpen: (opening: Opening) => void
}

/** Asks to move on. The rules answer: a refusal opens the dialog, a conflict says so and the page shows the newest. */
export function PromoteButton({ opportunityId, gate, onOpen }: Props) {
  const { t } = useTranslation('opportunities')
  const { name } = useGroup()
  const toast = useToast()
  const asked = useRef(gate.to)
  const answered = useCallback(
    ({ refused, promoted }: Answer) => {
      if (refused) onOpen({ dialog: 'refusal', gate: refused })
      if (promoted) toast.show({ text: t('record.promoted', { stage: name(asked.current.name) }) })
    },
    [onOpen, toast, t, name],
  )
  const verb = useVerb(answered, (text) => toast.show({ tone: 'risk', text }))
  const form = useRef<HTMLFormElement>(null)
  const label = t('record.promote', { stage: name(gate.to.name) })
  usePageActions([{ id: 'promote', label, icon: <ArrowRight aria-hidden />, run: () => form.current?.requestSubmit() }])
  return (
    <GuardedForm
      ref={form}
      fetcher={verb.fetcher}
      method="post"
      action={`/opportunities/${opportunityId}/promote`}
      onSubmit={() => {
        asked.current = gate.to
      }}
    >
      <input type="hidden" name="to" value={gate.to.id} />
      <input type="hidden" name="version" value={gate.version} />
      <Button type="submit" variant="primary" busy={verb.busy} block>
        <span className="cut">{label}</span>
      </Button>
    </GuardedForm>
  )
}
