import { useTranslation } from 'react-i18next'
import type { FieldAttributes } from '#app/components/ui/field.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { Shareable } from '#crm/views/list-shareable.server.ts'

interface Props {
  field: FieldAttributes
  shareable: Shareable
  defaultValue: string
}

/** With whom a view is shared: nobody, an organisation that one belongs to, and for some the whole group. */
export function ShareSelect({ field, shareable, defaultValue }: Props) {
  const { t } = useTranslation('views')
  const { name } = useGroup()
  return (
    <Select {...field} name="sharedWith" defaultValue={defaultValue}>
      <option value="me">{t('onlyMe')}</option>
      {shareable.orgs.map((org) => (
        <option key={org.id} value={org.id}>
          {name(org.name)}
        </option>
      ))}
      {shareable.group && <option value="group">{t('group')}</option>}
    </Select>
  )
}
