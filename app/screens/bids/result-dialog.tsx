import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { BidView } from '#crm/bids/get-bid.server.ts'

const results = ['won', 'lost', 'abandoned'] as const

/** How the bid ended; who won, when it was not us, as far as it is known. */
export function ResultDialog({ bid, onClose }: { bid: BidView; onClose: () => void }) {
  const { t } = useTranslation('bids')
  const { personId, today } = useGroup()
  const [seen] = useState(bid)
  const winner = seen.offers.rows.find(({ isWinner, competitor }) => isWinner && competitor !== null)
  const draft = useDraft({ personId, form: `bid.result.${seen.id}.${seen.version}` })
  const verb = useVerb(() => {
    draft.clear()
    onClose()
  })
  const text = (field: string, otherwise = '') => draftText(draft, field, otherwise)
  const [chosen, setChosen] = useState<string>()
  const result = chosen ?? text('result', seen.result === 'pending' ? 'lost' : seen.result)
  const names = seen.offers.rows.flatMap(({ competitor }) => competitor ?? [])
  return (
    <VerbDialog
      title={t('resultForm.title')}
      save={t('resultForm.save')}
      action={`/bids/${seen.id}/record-result`}
      verb={verb}
      failure={verb.moved ? t('resultForm.moved') : verb.failure}
      draft={draft}
      version={seen.version}
      onClose={onClose}
      className="desk:grid-cols-2"
    >
      <Field label={t('resultForm.how')} error={verb.errorOf('result')}>
        {(field) => (
          <Select {...field} name="result" value={result} onChange={({ target }) => setChosen(target.value)}>
            {results.map((each) => (
              <option key={each} value={each}>
                {t(`result.${each}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('resultForm.on')} error={verb.errorOf('resultOn')} required>
        {(field) => (
          <Input
            {...field}
            type="date"
            name="resultOn"
            max={today}
            defaultValue={text('resultOn', seen.resultOn ?? today)}
          />
        )}
      </Field>
      {result === 'lost' && (
        <>
          <Field label={t('resultForm.winner')} hint={t('resultForm.hint')} error={verb.errorOf('winner')}>
            {(field) => (
              <Input
                {...field}
                name="winner"
                list="winners"
                maxLength={60}
                defaultValue={text('winner', winner?.competitor ?? '')}
              />
            )}
          </Field>
          <Field label={t('resultForm.winningPrice')} error={verb.errorOf('winningPrice')}>
            {(field) => (
              <Input
                {...field}
                name="winningPrice"
                inputMode="decimal"
                suffix={seen.currency}
                defaultValue={text('winningPrice', winner?.price ?? '')}
              />
            )}
          </Field>
          <datalist id="winners">
            {names.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
    </VerbDialog>
  )
}
