import { CircleAlert, Pencil } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { Section } from '#app/components/ui/section.tsx'
import { Table, Td, Th, Tr } from '#app/components/ui/table.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { daysOverdue } from '#crm/contracts/days-overdue.ts'
import type { ContractView } from '#crm/contracts/get-contract.server.ts'
import { PaymentPlanDialog } from './payment-plan-dialog.tsx'
import { ReceiptDialog } from './receipt-dialog.tsx'

type Line = NonNullable<ContractView['paymentPlan']>['lines'][number]

/** How the contract is to be paid and what has come in: a table on a desk, cards on a phone. */
export function PaymentPlanSection({ contract }: { contract: ContractView }) {
  const { t } = useTranslation('contracts')
  const { exact, date } = useGroup()
  const [opening, setOpening] = useState<'plan' | Line | null>(null)
  const close = useCallback(() => setOpening(null), [])
  const { paymentPlan, may, currency, state } = contract
  if (!paymentPlan) return null
  const { lines } = paymentPlan
  const mayReceive = may.recordReceipt && state === 'signed'
  const said = (line: Line) => ({
    kind: t(`payment.kind.${line.kind}`),
    share: t('payment.percent', { percent: line.share / 100 }),
    amount: exact(line.amount, currency),
  })
  const act = (line: Line) => {
    if (!mayReceive) return null
    const verb = line.receivedOn ? 'change' : 'record'
    return (
      <Button
        size="sm"
        variant={line.receivedOn ? 'quiet' : undefined}
        aria-label={t(`receipt.${verb}Of`, { kind: said(line).kind })}
        onClick={() => setOpening(line)}
      >
        {t(`receipt.${verb}`)}
      </Button>
    )
  }
  return (
    <Section
      title={t('payment.title')}
      count={lines.length}
      fixed
      actions={
        may.setPaymentPlan &&
        (state === 'draft' || state === 'approved') && (
          <Button size="sm" variant="quiet" icon={<Pencil />} onClick={() => setOpening('plan')}>
            {t('payment.edit')}
          </Button>
        )
      }
    >
      {lines.length === 0 && <p className="text-ink-3">{t('payment.none')}</p>}
      {lines.length > 0 && (
        <>
          <div className="phone:hidden">
            <Table label={t('payment.title')}>
              <thead>
                <tr>
                  <Th>{t('payment.column.kind')}</Th>
                  <Th num className="w-20">
                    {t('payment.column.share')}
                  </Th>
                  <Th num className="w-40">
                    {t('payment.column.amount')}
                  </Th>
                  <Th className="w-28">{t('payment.column.due')}</Th>
                  <Th className="w-60">{t('payment.column.received')}</Th>
                  {mayReceive && <Th className="w-36" />}
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <Tr key={line.id}>
                    <Td first>
                      <span className="cut">
                        <b className="font-medium">{said(line).kind}</b>
                        {line.note && <span className="text-ink-3">{` ${line.note}`}</span>}
                      </span>
                    </Td>
                    <Td num>{said(line).share}</Td>
                    <Td num>{said(line).amount}</Td>
                    <Td>
                      <time dateTime={line.dueOn}>{date(line.dueOn)}</time>
                    </Td>
                    <Td>
                      <Standing line={line} contract={contract} />
                    </Td>
                    {mayReceive && <Td className="text-right">{act(line)}</Td>}
                  </Tr>
                ))}
              </tbody>
            </Table>
          </div>
          <ul className="grid gap-2 desk:hidden" aria-label={t('payment.title')}>
            {lines.map((line) => (
              <li key={line.id} className="rounded-md border border-line px-3 py-2.5">
                <p className="flex items-baseline justify-between gap-3">
                  <b className="font-medium">{`${said(line).kind} ${said(line).share}`}</b>
                  <b className="font-semibold">{said(line).amount}</b>
                </p>
                <p className="text-ink-3">{t('payment.dueOn', { date: date(line.dueOn) })}</p>
                {line.note && <p className="text-ink-3">{line.note}</p>}
                <p className="mt-1 flex flex-wrap items-center justify-between gap-2">
                  <Standing line={line} contract={contract} />
                  {act(line)}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      {opening === 'plan' && <PaymentPlanDialog contract={contract} onClose={close} />}
      {opening !== null && opening !== 'plan' && <ReceiptDialog contract={contract} line={opening} onClose={close} />}
    </Section>
  )
}

/** What became of a payment: received, overdue with a sign and in words, or still to come. */
function Standing({ line, contract }: { line: Line; contract: ContractView }) {
  const { t } = useTranslation('contracts')
  const { exact, date, today } = useGroup()
  if (line.receivedOn && line.received)
    return (
      <>{t('payment.received', { date: date(line.receivedOn), amount: exact(line.received, contract.currency) })}</>
    )
  const days = daysOverdue({ ...line, state: contract.state }, today)
  if (days === null) return <span className="text-ink-3">{t('payment.awaited')}</span>
  return (
    <span className="inline-flex items-center gap-1 font-medium text-risk-text">
      <CircleAlert aria-hidden className="size-3.5" />
      {t('payment.overdue', { count: days })}
    </span>
  )
}
