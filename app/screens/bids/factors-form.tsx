import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import { factors as catalogue } from '#crm/bids/factors.ts'
import type { PostMortemView } from '#crm/bids/get-post-mortem.server.ts'

interface Props {
  bidId: string
  part: PostMortemView['parts'][number]
  factors: PostMortemView['factors']
  onClose: () => void
}

/** Which factors of a dimension held, which did not, and of which nothing is said; those reckoned from data are not asked. */
export function FactorsForm({ bidId, part, factors, onClose }: Props) {
  const { t } = useTranslation('bids')
  const { side } = useGroup()
  const [seen] = useState(part.mark)
  const [said, setSaid] = useState<Record<string, string>>(() =>
    Object.fromEntries(factors.map(({ factor, holds }) => [factor, holds ? 'holds' : 'not'])),
  )
  const verb = useVerb(onClose)
  const action = `/bids/${bidId}/set-factors`
  const asked = catalogue.filter(({ dimension, origin }) => dimension === part.dimension && origin === 'said')
  return (
    <GuardedForm
      fetcher={verb.fetcher}
      method="post"
      action={action}
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData()
        form.append('dimension', part.dimension)
        form.append('base', seen)
        for (const { id } of asked) {
          const how = said[id]
          if (how === 'holds' || how === 'not') form.append(`${how}[]`, id)
        }
        verb.fetcher.submit(form, { method: 'post', action })
      }}
      className="mt-3 grid gap-3"
    >
      {(verb.moved || verb.failure) && <InlineError>{verb.moved ? t('part.factorsMoved') : verb.failure}</InlineError>}
      <div className="grid gap-3 desk:grid-cols-2">
        {asked.map(({ id, holds, not }) => (
          <Field key={id} label={holds[side]}>
            {(field) => (
              <Select
                {...field}
                value={said[id] ?? ''}
                onChange={({ target }) => setSaid((now) => ({ ...now, [id]: target.value }))}
              >
                <option value="">{t('part.unsaid')}</option>
                <option value="holds">{holds[side]}</option>
                <option value="not">{not[side]}</option>
              </Select>
            )}
          </Field>
        ))}
      </div>
      <div className="flex gap-2">
        <Button type="submit" size="sm" variant="primary" busy={verb.busy}>
          {t('part.factorsSave')}
        </Button>
        <Button size="sm" onClick={onClose}>
          {t('part.cancel')}
        </Button>
      </div>
    </GuardedForm>
  )
}
