import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { HaveList, RefusalItem } from '#app/components/ui/need-line.tsx'
import { ResponsiveDialog } from '#app/components/ui/responsive-dialog.tsx'
import { Ticks } from '#app/components/ui/ticks.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { AskException } from '#app/screens/approvals/ask-exception.tsx'
import type { GateView } from '#crm/opportunities/get-gate.server.ts'
import { type Opening, verbOf } from './record-data.ts'

interface Props {
  opportunityId: string
  /** an exception can be asked for */
  mayAsk: boolean
  gate: GateView
  onClose: () => void
  onOpen: (opening: Opening) => void
  onField: (field: string) => void
}

/** What a rule says when it says no: what is missing, what is there, and what does it. */
export function RefusalDialog({ opportunityId, mayAsk, gate, onClose, onOpen, onField }: Props) {
  const { t } = useTranslation('opportunities')
  const { name, sentence } = useGroup()
  const missing = gate.items.filter((item) => !item.met)
  const met = gate.items.filter((item) => item.met)
  const rules = gate.rules.filter((rule) => missing.some((item) => item.ruleId === rule.id))
  const why = (ruleId: string) => gate.rules.find((rule) => rule.id === ruleId)?.why
  const helperFor = (remedy: string | null) =>
    remedy === 'activity.log'
      ? gate.helpers.find((helper) => helper.role === 'headquarters' || helper.role === 'deputy')
      : undefined
  return (
    <ResponsiveDialog
      open
      onOpenChange={(open) => !open && onClose()}
      width="lg"
      title={t('refusal.title', { stage: name(gate.to.name) })}
      lead={
        <span className="flex flex-wrap items-center gap-3">
          <Ticks
            met={gate.met}
            of={gate.required}
            label={t('refusal.progress', { met: gate.met, required: gate.required })}
          />
          {t('refusal.summary', { required: gate.required, met: gate.met, missing: gate.missing })}
        </span>
      }
      footer={
        <>
          <span className="min-w-0 flex-1 text-ink-2">
            {t('refusal.rule')} {rules.map((rule) => `${rule.id} ${name(rule.name)}`).join(' · ')}
            {mayAsk && <AskException opportunityId={opportunityId} />}
          </span>
          <Button onClick={onClose}>{t('common:close' as never) as string}</Button>
        </>
      }
    >
      {missing.map((item, index) => {
        const verb = verbOf(item)
        const reason = why(item.ruleId)
        const helper = helperFor(item.remedy)
        return (
          <RefusalItem
            key={`${item.ruleId} ${item.title.en}`}
            title={sentence(item.title)}
            why={reason ? name(reason) : undefined}
            help={
              helper
                ? {
                    name: helper.name,
                    text: t('refusal.help', {
                      name: name(helper.name),
                      role: t(`team.roles.${helper.role}` as never) as string,
                    }),
                  }
                : undefined
            }
            action={
              verb && (
                <Button
                  variant={index === 0 ? 'primary' : 'second'}
                  onClick={() => (verb.opening ? onOpen(verb.opening) : onField(verb.field ?? ''))}
                >
                  {t(verb.words as never) as string}
                </Button>
              )
            }
          />
        )
      })}
      {met.length > 0 && (
        <HaveList
          title={t('refusal.have', { count: met.length })}
          items={met.map((item) => ({
            label: sentence(item.title),
            note: item.detail ? sentence(item.detail) : undefined,
          }))}
        />
      )}
    </ResponsiveDialog>
  )
}
