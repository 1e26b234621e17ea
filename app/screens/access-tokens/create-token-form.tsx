import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { Checkbox } from '#app/components/ui/checkbox.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { Select } from '#app/components/ui/select.tsx'
import type { InvalidForm } from '#app/http/read-form.server.ts'
import { tokenDays, tokenScopes } from '#crm/access-tokens/access-token.schema.ts'

interface CreateTokenFormProps {
  /** of the token that it makes */
  id: string
  invalid: InvalidForm | null
  busy: boolean
}

/** A new token: what it is for, what it may do, until when. */
export function CreateTokenForm({ id, invalid, busy }: CreateTokenFormProps) {
  const { t } = useTranslation(['tokens', 'errors'])
  const words: Record<string, string> = {
    'form.required': t('errors:form.required'),
    'form.tooLong': t('errors:form.tooLong'),
  }
  const errorOf = (field: string) => {
    const key = invalid?.invalid[field]?.[0]
    return key && (words[key] ?? t('errors:form.invalid'))
  }
  const typed = invalid?.typed
  const ticked = typed ? [typed.scopes ?? []].flat() : ['records', 'knowledge']
  return (
    <GuardedForm method="post" noValidate className="mt-5 flex max-w-[440px] flex-col gap-4 phone:max-w-none">
      <input type="hidden" name="intent" value="create" />
      <input type="hidden" name="id" value={id} />
      <Field label={t('name')} hint={t('nameHint')} error={errorOf('name')} required>
        {(field) => <Input {...field} name="name" maxLength={60} defaultValue={String(typed?.name ?? '')} />}
      </Field>
      <fieldset>
        <legend className="pb-1 font-medium">{t('scopes')}</legend>
        {tokenScopes.map((scope) => (
          <Checkbox
            key={scope}
            name="scopes[]"
            value={scope}
            defaultChecked={ticked.includes(scope)}
            label={
              <>
                {t(`scope.${scope}`)} <span className="text-ink-3 text-xs">{t(`scopeHint.${scope}`)}</span>
              </>
            }
          />
        ))}
        {errorOf('scopes') ? (
          <p role="alert" className="text-risk-text text-xs">
            {t('scopesRequired')}
          </p>
        ) : null}
      </fieldset>
      <Field label={t('days')}>
        {(field) => (
          <Select {...field} name="days" defaultValue={String(typed?.days ?? 90)}>
            {tokenDays.map((days) => (
              <option key={days} value={days}>
                {t('forDays', { count: days })}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div>
        <Button type="submit" variant="primary" busy={busy}>
          {t('create')}
        </Button>
      </div>
    </GuardedForm>
  )
}
