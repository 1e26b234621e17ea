import { Archive, CircleCheck, Clock, Pencil } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '#app/components/ui/badge.tsx'
import type { RuleStatus } from '#crm/rule-sets/list-rules.server.ts'

const looks = {
  active: { tone: 'good', Icon: CircleCheck },
  review: { tone: 'info', Icon: Clock },
  draft: { tone: 'plain', Icon: Pencil },
  retired: { tone: 'plain', Icon: Archive },
} as const

/** The state of one version: mark and word. */
export function RuleStatusBadge({ version, status }: { version: number; status: RuleStatus }) {
  const { t } = useTranslation('rules')
  const { tone, Icon } = looks[status]
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
      {t(`status.${status}`, { version })}
    </Badge>
  )
}
