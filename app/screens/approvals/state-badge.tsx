import { Ban, CircleCheck, CircleDashed, CircleX, CornerUpLeft, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge, type Tone } from '#app/components/ui/badge.tsx'
import type { RequestState } from '#crm/approvals/approval-request.ts'

const looks = {
  running: { tone: 'info', Mark: CircleDashed },
  returned: { tone: 'watch', Mark: CornerUpLeft },
  approved: { tone: 'good', Mark: CircleCheck },
  rejected: { tone: 'risk', Mark: CircleX },
  withdrawn: { tone: 'plain', Mark: Undo2 },
  voided: { tone: 'watch', Mark: Ban },
} as const satisfies Record<RequestState, { tone: Tone; Mark: typeof Ban }>

/** How a request stands. */
export function StateBadge({ state }: { state: RequestState }) {
  const { t } = useTranslation('approvals')
  const { tone, Mark } = looks[state]
  return (
    <Badge tone={tone} icon={<Mark aria-hidden />}>
      {t(`state.${state}`)}
    </Badge>
  )
}
