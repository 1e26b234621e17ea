import { CircleX, Clock, Flag, Trophy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '#app/components/ui/badge.tsx'
import type { BidResult } from '#crm/bids/bid.schema.ts'

const looks = {
  pending: { tone: 'info', icon: <Clock aria-hidden /> },
  won: { tone: 'good', icon: <Trophy aria-hidden /> },
  lost: { tone: 'risk', icon: <CircleX aria-hidden /> },
  abandoned: { tone: 'plain', icon: <Flag aria-hidden /> },
} as const

/** How a bid ended, or that it has not. */
export function ResultBadge({ result }: { result: BidResult }) {
  const { t } = useTranslation('bids')
  return <Badge {...looks[result]}>{t(`result.${result}`)}</Badge>
}
