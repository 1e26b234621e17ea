import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { Checkbox } from '#app/components/ui/checkbox.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { Section } from '#app/components/ui/section.tsx'
import { Select } from '#app/components/ui/select.tsx'
import type { Preferences } from '#crm/org/preferences.server.ts'
import { writtenLanguages } from '#crm/org/written-languages.ts'

interface DigestSectionProps {
  email: string
  preferences: Preferences
  mailed: boolean
  busy: boolean
}

/** Which mails one wants, the morning's and those about approvals, and in which language; or that none is sent here at all. */
export function DigestSection({ email, preferences, mailed, busy }: DigestSectionProps) {
  const { t, i18n } = useTranslation('sessions')
  const { digest, approvalMail, language } = preferences
  const shown = language ?? writtenLanguages.find((one) => one === i18n.language) ?? 'zh-CN'
  return (
    <Section
      title={t('digest.heading')}
      summary={mailed ? t(summaryOf(preferences)) : undefined}
      defaultOpen={!mailed}
      className="mt-8"
    >
      {mailed ? (
        <GuardedForm method="post" className="flex max-w-[440px] flex-col gap-4 pt-2 phone:max-w-none">
          <input type="hidden" name="intent" value="preferences" />
          <p className="text-ink-2">{t('digest.to', { email })}</p>
          <Checkbox name="digest" defaultChecked={digest} label={t('digest.on')} />
          <Checkbox name="approvalMail" defaultChecked={approvalMail} label={t('digest.approvals')} />
          <Field label={t('digest.language')}>
            {(field) => (
              <Select {...field} name="language" defaultValue={shown}>
                {writtenLanguages.map((one) => (
                  <option key={one} value={one} lang={one}>
                    {t(`digest.${one}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <div>
            <Button type="submit" busy={busy}>
              {t('digest.save')}
            </Button>
          </div>
        </GuardedForm>
      ) : (
        <p className="text-ink-2">{t('digest.none')}</p>
      )}
    </Section>
  )
}

function summaryOf({ digest, approvalMail }: Preferences) {
  if (digest) return approvalMail ? 'digest.summaryBoth' : 'digest.summaryOn'
  return approvalMail ? 'digest.summaryApprovals' : 'digest.summaryOff'
}
