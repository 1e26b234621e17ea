import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { grades, industries, regions } from '#crm/customers/customer.schema.ts'
import type { Duplicate } from '#crm/customers/find-duplicates.server.ts'
import type { Company } from '#crm/customers/list-companies.server.ts'

interface Props {
  companies: Company[]
  /** what a field starts from */
  initial: (field: string) => string
  errorOf: (field: string) => string | undefined
  exists: Duplicate | undefined
  /** stands under what identifies the company */
  below: ReactNode
}

/** The fields of a new customer, those that find it again first. */
export function NewFields({ companies, initial, errorOf, exists, below }: Props) {
  const { t } = useTranslation('customers')
  const { name } = useGroup()
  const [company] = companies
  return (
    <>
      <Field label={t('field.name')} error={errorOf('name')} hint={t('hint.name')} required>
        {(control) => (
          <Input {...control} name="name" defaultValue={initial('name')} maxLength={120} autoComplete="off" autoFocus />
        )}
      </Field>
      <Field
        label={t('field.creditCode')}
        error={
          errorOf('creditCode') ??
          (exists ? t('duplicate.exists', { name: name(exists.name), keeper: name(exists.keeper.name) }) : undefined)
        }
        hint={t('hint.creditCode')}
      >
        {(control) => (
          <Input
            {...control}
            name="creditCode"
            defaultValue={initial('creditCode')}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
          />
        )}
      </Field>
      {below}
      <Field label={t('field.nameLatin')} error={errorOf('nameLatin')} hint={t('hint.nameLatin')}>
        {(control) => (
          <Input {...control} name="nameLatin" defaultValue={initial('nameLatin')} maxLength={120} autoComplete="off" />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-4 phone:grid-cols-1">
        <Field label={t('field.industry')} error={errorOf('industry')} required>
          {(control) => (
            <Select {...control} name="industry" defaultValue={initial('industry')}>
              <option value="" disabled>
                {t('choose')}
              </option>
              {industries.map((value) => (
                <option key={value} value={value}>
                  {t(`industry.${value}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('field.region')} error={errorOf('region')} required>
          {(control) => (
            <Select {...control} name="region" defaultValue={initial('region')}>
              <option value="" disabled>
                {t('choose')}
              </option>
              {regions.map((value) => (
                <option key={value} value={value}>
                  {t(`region.${value}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('field.city')} error={errorOf('city')}>
          {(control) => (
            <Input {...control} name="city" defaultValue={initial('city')} maxLength={40} autoComplete="off" />
          )}
        </Field>
        <Field label={t('field.grade')} error={errorOf('grade')} hint={t('hint.grade')}>
          {(control) => (
            <Select {...control} name="grade" defaultValue={initial('grade')}>
              <option value="">{t('ungraded')}</option>
              {grades.map((value) => (
                <option key={value} value={value}>
                  {t(`grade.${value}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      {companies.length > 1 ? (
        <Field label={t('field.org')} error={errorOf('orgId')} hint={t('hint.org')} required>
          {(control) => (
            <Select {...control} name="orgId" defaultValue={initial('orgId') || company?.id}>
              {companies.map(({ id, name: called }) => (
                <option key={id} value={id}>
                  {name(called)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : (
        <input type="hidden" name="orgId" value={company?.id ?? ''} />
      )}
    </>
  )
}
