import { Pencil } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Person } from '#app/components/ui/avatar.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Fact, Facts } from '#app/components/ui/facts.tsx'
import { type KeyFigure, KeyFigures } from '#app/components/ui/key-figures.tsx'
import { LineItem, Section } from '#app/components/ui/section.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { ApprovalProgress } from '#app/screens/approvals/approval-progress.tsx'
import { DocumentsSection } from '#app/screens/documents/documents-section.tsx'
import type { ApprovalView } from '#crm/approvals/approval-views.ts'
import type { ContractView } from '#crm/contracts/get-contract.server.ts'
import type { DocumentRow } from '#crm/documents/find-documents.server.ts'
import { ChangeContractDialog } from './contract-dialog.tsx'
import { CostsDialog } from './costs-dialog.tsx'
import { MarginText } from './margin-text.tsx'
import { PaymentPlanSection } from './payment-plan-section.tsx'
import { StateBadge } from './state-badge.tsx'

interface Props {
  contract: ContractView
  documents: DocumentRow[]
  /** versions of documents that were approved and hold */
  inForce: readonly string[]
  /** the request for its approval that runs or ran last */
  approval: ApprovalView | null
  mayApproval: { submit: boolean; sign: boolean }
}

/** The page of a contract: parties, amount and days, its files, how it is paid; what it costs for those who see costs. */
export function RecordScreen({ contract, documents, inForce, approval, mayApproval }: Props) {
  const { t } = useTranslation('contracts')
  const { name, money, date, moment, exact } = useGroup()
  const [opening, setOpening] = useState<'change' | 'costs' | null>(null)
  const close = useCallback(() => setOpening(null), [])
  const { may, costs, currency, opportunity: deal } = contract
  const amount = money(contract.amount, currency)
  const margin = costs?.margin ? money(costs.margin.margin, currency) : null
  const days = (day: string | null) => (day ? date(day) : '–')
  const figures: KeyFigure[] = [
    { label: t('column.amount'), value: amount.value, unit: amount.unit },
    ...(costs
      ? [
          {
            label: t('column.margin'),
            value: costs.margin ? <MarginText percent={costs.margin.percent} /> : '–',
            note: margin ? `${margin.value} ${margin.unit}` : t('costs.none'),
          },
        ]
      : []),
    contract.signedOn
      ? { label: t('field.signedOn'), value: date(contract.signedOn) }
      : { label: t('field.plannedSignOn'), value: days(contract.plannedSignOn) },
  ]
  // Then no verb would take a change: see refuse-held.
  const held = contract.state === 'in-approval' || contract.state === 'signed'
  const actions = may.edit && !held && (
    <Button icon={<Pencil />} onClick={() => setOpening('change')}>
      {t('change.open')}
    </Button>
  )
  return (
    <div className="pb-24 desk:pb-6">
      <header className="page-pad pt-4.5">
        <div className="flex items-start gap-4">
          <div className="min-w-0 flex-1">
            <h1 className="font-semibold text-xl">{name(contract.name)}</h1>
            <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-ink-3">
              {deal && (
                <>
                  <Link className="link" to={`/opportunities/${deal.id}`}>
                    {name(deal.name)}
                  </Link>
                  <span aria-hidden="true">·</span>
                </>
              )}
              {t(`category.${contract.category}`)}
              <span aria-hidden="true">·</span>
              {contract.number}
              <StateBadge state={contract.state} />
            </p>
            {may.edit && (contract.state === 'in-approval' || contract.state === 'signed') && (
              <p className="mt-0.5 text-ink-3">{t(`heldNote.${contract.state}`)}</p>
            )}
          </div>
          <div className="flex flex-none gap-2 phone:hidden">{actions}</div>
        </div>
        <div className="mt-3.5">
          <KeyFigures
            figures={figures}
            aside={
              <div className="flex h-full flex-col items-end justify-between">
                <Person name={contract.owner.name} before={<span className="text-ink-2">{t('column.owner')}</span>} />
                <span className="text-ink-3">{t('updated', { when: moment(contract.updatedAt) })}</span>
              </div>
            }
          />
        </div>
        {actions && (
          <div className="fixed inset-x-0 bottom-0 z-10 flex gap-2.5 border-line border-t bg-surface px-4 pt-2 pb-3 *:min-w-0 *:flex-auto desk:hidden">
            {actions}
          </div>
        )}
      </header>
      <div className="mt-3 grid border-line border-t desk:grid-cols-[minmax(0,1fr)_304px]">
        <div className="page-pad min-w-0">
          <ApprovalProgress contract={contract} approval={approval} may={mayApproval} />
          <DocumentsSection
            opportunityId={deal?.id ?? null}
            contractId={contract.id}
            documents={documents}
            mayUpload={may.addDocument}
            inForce={inForce}
          />
          <PaymentPlanSection contract={contract} />
          {costs && (
            <Section
              title={t('costs.title')}
              count={costs.lines.length}
              fixed
              actions={
                may.setCosts &&
                !held && (
                  <Button size="sm" variant="quiet" icon={<Pencil />} onClick={() => setOpening('costs')}>
                    {t('costs.edit')}
                  </Button>
                )
              }
            >
              {costs.lines.length === 0 && <p className="text-ink-3">{t('costs.none')}</p>}
              {costs.lines.map((line, at) => (
                <LineItem
                  key={at}
                  end={<span className="flex-none text-right font-semibold">{exact(line.amount, currency)}</span>}
                >
                  {t(`kind.${line.kind}`)} {line.note && <span className="text-ink-3">{line.note}</span>}
                </LineItem>
              ))}
              {costs.margin && (
                <LineItem
                  end={<span className="flex-none text-right font-semibold">{exact(costs.margin.cost, currency)}</span>}
                >
                  <b className="font-semibold">{t('costs.sum')}</b>
                </LineItem>
              )}
            </Section>
          )}
        </div>
        <aside className="border-line px-5 pb-6 phone:pt-3 desk:border-l phone:border-t-8 phone:border-canvas phone:px-4">
          <section aria-label={t('facts')}>
            <h2 className="flex h-11 items-center font-semibold text-base">{t('facts')}</h2>
            <Facts>
              <Fact label={t('field.ourParty')}>{name(contract.ourParty)}</Fact>
              <Fact label={t('column.counterparty')}>{name(contract.counterparty)}</Fact>
              <Fact label={t('column.amount')}>{exact(contract.amount, currency)}</Fact>
              <Fact label={t('field.plannedSignOn')}>{days(contract.plannedSignOn)}</Fact>
              {contract.signedOn && <Fact label={t('field.signedOn')}>{date(contract.signedOn)}</Fact>}
              <Fact label={t('field.deliverOn')}>{days(contract.deliverOn)}</Fact>
              <Fact label={t('field.customer')}>
                <Link className="link" to={`/customers/${contract.customer.id}`}>
                  {name(contract.customer.name)}
                </Link>
              </Fact>
              {deal && (
                <Fact label={t('field.opportunity')}>
                  <Link className="link" to={`/opportunities/${deal.id}`}>
                    {deal.number}
                  </Link>
                </Fact>
              )}
              <Fact label={t('field.org')}>{name(contract.org.name)}</Fact>
            </Facts>
          </section>
        </aside>
      </div>
      {opening === 'change' && <ChangeContractDialog contract={contract} onClose={close} />}
      {opening === 'costs' && costs && <CostsDialog contract={contract} onClose={close} />}
    </div>
  )
}
