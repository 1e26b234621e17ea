import { Trash2 } from 'lucide-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { cn } from '#app/components/ui/cn.ts'
import { useToast } from '#app/components/ui/toast.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { EnteredRate } from '#crm/exchange-rates/find-rates.server.ts'

/** One rate: what it says, from when, who entered it; taken away at once, and brought back from the toast. */
export function RateLine({ rate, past }: { rate: EnteredRate; past?: boolean }) {
  const { t } = useTranslation('rates')
  const { currency: base, today, date, moment, name } = useGroup()
  const toast = useToast()
  const { currency, validFrom } = rate
  const failed = useCallback((text: string) => toast.show({ text, tone: 'risk' }), [toast])
  const undo = useVerb(
    useCallback(() => toast.show({ text: t('saved') }), [toast, t]),
    failed,
  )
  const bringBack = () =>
    void undo.fetcher.submit(
      { currency, validFrom, rate: rate.rate, sure: 'on' },
      { method: 'post', action: '/admin/exchange-rates/set' },
    )
  const verb = useVerb(
    () =>
      toast.show({
        text: t('removed', { currency, day: date(validFrom) }),
        action: { label: t('undo'), onClick: bringBack },
      }),
    failed,
  )
  return (
    <li className={cn('flex min-h-9 flex-wrap items-center gap-x-4 gap-y-0.5 phone:py-1.5', past && 'text-ink-3')}>
      <span className={cn('desk:w-56', !past && 'font-medium')}>{t('unit', { currency, rate: rate.rate, base })}</span>
      <span className="text-ink-2 desk:w-40">
        {validFrom > today ? t('later', { day: date(validFrom) }) : t('since', { day: date(validFrom) })}
      </span>
      <span className="min-w-0 flex-1 text-ink-3 phone:order-last phone:basis-full">
        {t('by', { name: name(rate.by), when: moment(rate.at) })}
      </span>
      <Button
        size="sm"
        variant="quiet"
        icon={<Trash2 aria-hidden />}
        busy={verb.busy}
        aria-label={t('removeOf', { currency, day: date(validFrom) })}
        onClick={() =>
          void verb.fetcher.submit({ currency, validFrom }, { method: 'post', action: '/admin/exchange-rates/remove' })
        }
      >
        {t('remove')}
      </Button>
    </li>
  )
}
