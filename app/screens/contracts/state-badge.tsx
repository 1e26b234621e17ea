import { Check, Clock, PenLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '#app/components/ui/badge.tsx'
import type { ContractState } from '#crm/contracts/contract.schema.ts'

const looks = {
  draft: { tone: 'plain', icon: null },
  'in-approval': { tone: 'info', icon: <Clock aria-hidden /> },
  approved: { tone: 'good', icon: <Check aria-hidden /> },
  signed: { tone: 'good', icon: <PenLine aria-hidden /> },
} as const

/** Where a contract stands on its way to being signed. */
export function StateBadge({ state }: { state: ContractState }) {
  const { t } = useTranslation('contracts')
  return <Badge {...looks[state]}>{t(`state.${state}`)}</Badge>
}
