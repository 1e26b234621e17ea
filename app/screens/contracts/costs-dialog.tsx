import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import { computeMargin } from '#crm/contracts/compute-margin.ts'
import { type CostKind, costKinds, mostCostLines } from '#crm/contracts/contract.schema.ts'
import type { ContractView } from '#crm/contracts/get-contract.server.ts'
import { newId } from '#lib/ids.ts'
import { typedAmount } from '#lib/typed-fields.ts'
import { MarginText } from './margin-text.tsx'

interface Line {
  key: string
  kind: CostKind
  amount: string
  note: string
}

const newLine = (kind: CostKind): Line => ({ key: newId(), kind, amount: '', note: '' })

/**
 * What a contract costs, a line a kind or more. Sum and margin follow what is typed. Nothing of it is kept in the browser: a
 * draft would outlive the right to see it.
 */
export function CostsDialog({ contract, onClose }: { contract: ContractView; onClose: () => void }) {
  const { t } = useTranslation(['contracts', 'common'])
  const { exact } = useGroup()
  const [seen] = useState(contract.costs)
  const [lines, setLines] = useState<Line[]>(() => {
    const stored = seen?.lines.map((line) => ({ ...line, key: newId(), note: line.note ?? '' })) ?? []
    return stored.length > 0 ? stored : costKinds.map(newLine)
  })
  const verb = useVerb(onClose)
  // A line without an amount is none.
  const meant = lines.filter(({ amount }) => amount.trim() !== '')
  const read = meant.map(({ amount }) => typedAmount.safeParse(amount))
  const amounts = read.flatMap(({ data }) => (data === undefined ? [] : [{ amount: data }]))
  const sound = amounts.length === meant.length
  const margin = sound ? computeMargin({ amount: contract.amount, lines: amounts }) : null
  const change = (key: string, part: Partial<Line>) =>
    setLines((now) => now.map((line) => (line.key === key ? { ...line, ...part } : line)))
  const action = `/contracts/${contract.id}/set-costs`
  const wrong = (line: Line) => line.amount.trim() !== '' && !typedAmount.safeParse(line.amount).success
  const failure = verb.moved
    ? t('costs.moved')
    : (verb.failure ?? verb.errorOf('amounts') ?? verb.errorOf('notes') ?? (sound ? undefined : t('common:form.money')))
  return (
    <VerbDialog
      title={t('costs.title')}
      lead={t('costs.lead', { currency: contract.currency })}
      save={t('common:save')}
      action={action}
      verb={verb}
      failure={failure}
      onSubmit={(event) => {
        event.preventDefault()
        if (!sound) return
        const form = new FormData()
        for (const line of meant) {
          form.append('kinds[]', line.kind)
          form.append('amounts[]', line.amount)
          form.append('notes[]', line.note)
        }
        form.append('base', seen?.mark ?? '')
        verb.fetcher.submit(form, { method: 'post', action })
      }}
      onClose={onClose}
    >
      <ul className="grid gap-2" aria-label={t('costs.lines')}>
        {lines.map((line, at) => (
          <li
            key={line.key}
            className="grid grid-cols-[108px_minmax(0,1fr)_minmax(0,1fr)_auto] items-center gap-2 phone:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
          >
            <Select
              aria-label={t('costs.kindOf', { at: at + 1 })}
              value={line.kind}
              onChange={({ target }) => change(line.key, { kind: target.value as CostKind })}
            >
              {costKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`kind.${kind}`)}
                </option>
              ))}
            </Select>
            <Input
              aria-label={t('costs.amountOf', { at: at + 1 })}
              inputMode="decimal"
              value={line.amount}
              bad={wrong(line)}
              placeholder={t('costs.amount')}
              onChange={({ target }) => change(line.key, { amount: target.value })}
            />
            <Input
              aria-label={t('costs.noteOf', { at: at + 1 })}
              className="phone:col-span-2 phone:row-start-2"
              value={line.note}
              maxLength={200}
              placeholder={t('costs.note')}
              onChange={({ target }) => change(line.key, { note: target.value })}
            />
            <IconButton
              label={t('costs.remove', { at: at + 1 })}
              onClick={() => setLines((now) => now.filter(({ key }) => key !== line.key))}
            >
              <X aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      {lines.length < mostCostLines && (
        <div>
          <Button
            type="button"
            size="sm"
            variant="quiet"
            icon={<Plus />}
            onClick={() => setLines((now) => [...now, newLine('material')])}
          >
            {t('costs.add')}
          </Button>
        </div>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 border-line border-t pt-3" aria-live="polite">
        <dt className="text-ink-3">{t('column.amount')}</dt>
        <dd className="text-right">{exact(contract.amount, contract.currency)}</dd>
        <dt className="text-ink-3">{t('costs.sum')}</dt>
        <dd className="text-right">{margin ? exact(margin.cost, contract.currency) : '–'}</dd>
        <dt className="text-ink-3">{t('costs.margin')}</dt>
        <dd className="text-right font-semibold">
          {margin ? (
            <>
              {exact(margin.margin, contract.currency)} · <MarginText percent={margin.percent} />
            </>
          ) : (
            '–'
          )}
        </dd>
      </dl>
    </VerbDialog>
  )
}
