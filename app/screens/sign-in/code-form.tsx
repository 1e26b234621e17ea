import { useTranslation } from 'react-i18next'
import { useNavigation } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { Input } from '#app/components/ui/input.tsx'

interface CodeFormProps {
  next: string
  /** the code before was none of the app's, and no spare one */
  wrong: boolean
}

/** The second step of a sign-in: a code of the authenticator app, or a spare one. */
export function CodeForm({ next, wrong }: CodeFormProps) {
  const { t } = useTranslation('sign-in')
  const navigation = useNavigation()
  const busy = navigation.state !== 'idle' && navigation.formData?.get('intent') === 'code'
  return (
    <GuardedForm method="post" noValidate className="flex flex-col gap-5">
      <input type="hidden" name="intent" value="code" />
      <input type="hidden" name="next" value={next} />
      <Field label={t('code.label')} hint={t('code.hint')} error={wrong ? t('refusal.wrongCode') : undefined}>
        {(attributes) => (
          <Input
            {...attributes}
            name="code"
            autoFocus
            inputMode="text"
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" block busy={busy}>
        {t('signIn')}
      </Button>
      <a
        href={`/sign-in?with=password${next === '/' ? '' : `&next=${encodeURIComponent(next)}`}`}
        className="link self-start"
      >
        {t('code.again')}
      </a>
    </GuardedForm>
  )
}
