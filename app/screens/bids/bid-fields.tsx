import { useTranslation } from 'react-i18next'
import { type Draft, draftText } from '#app/components/forms/use-draft.ts'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'
import type { Verb } from '#app/screens/opportunities/use-verb.ts'
import { bidDays } from '#crm/bids/bid.schema.ts'

interface Props {
  draft: Draft
  verb: Pick<Verb, 'errorOf'>
  /** what stands there already, by the name of the field */
  seen: Readonly<Record<string, string | number | null>>
}

const weights = ['technical', 'commercial', 'price'] as const
const weightField = { technical: 'weightTechnical', commercial: 'weightCommercial', price: 'weightPrice' } as const

/** What a bid says of its tender: number, how it is judged, days, our price. The same for a new one and for a change. */
export function BidFields({ draft, verb, seen }: Props) {
  const { t } = useTranslation('bids')
  const text = (field: string) => draftText(draft, field, String(seen[field] ?? ''))
  return (
    <>
      <Field label={t('field.tenderNumber')} error={verb.errorOf('tenderNumber')}>
        {(field) => <Input {...field} name="tenderNumber" maxLength={60} defaultValue={text('tenderNumber')} />}
      </Field>
      <Field label={t('field.price')} error={verb.errorOf('price')}>
        {(field) => <Input {...field} name="price" inputMode="decimal" defaultValue={text('price')} />}
      </Field>
      <div className="col-span-full grid grid-cols-3 gap-3">
        {weights.map((weight) => (
          <Field key={weight} label={t(`weight.${weight}`)} error={verb.errorOf(weightField[weight])}>
            {(field) => (
              <Input
                {...field}
                name={weightField[weight]}
                inputMode="numeric"
                defaultValue={text(weightField[weight])}
              />
            )}
          </Field>
        ))}
      </div>
      {bidDays.map((day) => (
        <Field key={day} label={t(`day.${day}`)} error={verb.errorOf(day)}>
          {(field) => <Input {...field} type="date" name={day} defaultValue={text(day)} />}
        </Field>
      ))}
    </>
  )
}
