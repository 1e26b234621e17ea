import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { ContractView } from '#crm/contracts/get-contract.server.ts'
import { mostPaymentLines } from '#crm/contracts/payment-plan.schema.ts'
import { PaymentPlanLine } from './payment-plan-line.tsx'
import { beginPlan, faultOf, newLine, readPlan, withShare } from './payment-plan-lines.ts'

/**
 * How the contract is to be paid, a line a payment. An amount follows its share until it is typed over; what shares and amounts
 * come to is said while typing, and is what is saved.
 */
export function PaymentPlanDialog({ contract, onClose }: { contract: ContractView; onClose: () => void }) {
  const { t } = useTranslation(['contracts', 'common'])
  const { exact } = useGroup()
  // As the person saw it when they began: somebody else's change in between is told and not overwritten.
  const [seen] = useState(contract)
  const [lines, setLines] = useState(() => beginPlan(seen.paymentPlan?.lines ?? []))
  const [tried, setTried] = useState(false)
  const verb = useVerb(onClose)
  const { currency } = seen
  const action = `/contracts/${seen.id}/set-payment-plan`
  const { share, amount } = readPlan(lines)
  const fault = faultOf({ lines, amount: seen.amount })
  const failure = verb.moved
    ? t('payment.moved')
    : (verb.failure ??
      verb.errorOf('shares') ??
      verb.errorOf('amounts') ??
      verb.errorOf('dueOns') ??
      verb.errorOf('notes') ??
      (tried && fault ? t(fault) : undefined))
  return (
    <VerbDialog
      title={t('payment.title')}
      lead={t('payment.lead', { currency })}
      save={t('common:save')}
      action={action}
      verb={verb}
      failure={failure}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (fault) return
        const form = new FormData()
        for (const line of lines) {
          form.append('kinds[]', line.kind)
          form.append('shares[]', line.share)
          form.append('amounts[]', line.amount)
          form.append('dueOns[]', line.dueOn)
          form.append('notes[]', line.note)
        }
        form.append('base', seen.paymentPlan?.mark ?? '')
        verb.fetcher.submit(form, { method: 'post', action })
      }}
      onClose={onClose}
    >
      <ul className="grid gap-4" aria-label={t('payment.lines')}>
        {lines.map((line, at) => (
          <PaymentPlanLine
            key={line.key}
            line={line}
            at={at + 1}
            onChange={(part) =>
              setLines((now) =>
                part.share === undefined
                  ? now.map((each) => (each.key === line.key ? { ...each, ...part } : each))
                  : withShare({ lines: now, key: line.key, share: part.share, of: seen }),
              )
            }
            onRemove={() => setLines((now) => now.filter(({ key }) => key !== line.key))}
          />
        ))}
      </ul>
      {lines.length < mostPaymentLines && (
        <div>
          <Button
            type="button"
            size="sm"
            variant="quiet"
            icon={<Plus />}
            onClick={() => setLines((now) => [...now, newLine('progress')])}
          >
            {t('payment.add')}
          </Button>
        </div>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 border-line border-t pt-3" aria-live="polite">
        <dt className="text-ink-3">{t('payment.sharesSum')}</dt>
        <dd className="text-right">{t('payment.percent', { percent: share / 100 })}</dd>
        <dt className="text-ink-3">{t('payment.amountsSum')}</dt>
        <dd className="text-right">{exact(amount, currency)}</dd>
        <dt className="text-ink-3">{t('payment.amount')}</dt>
        <dd className="text-right font-semibold">{exact(seen.amount, currency)}</dd>
      </dl>
    </VerbDialog>
  )
}
