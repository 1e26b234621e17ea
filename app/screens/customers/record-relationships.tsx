import { useTranslation } from 'react-i18next'
import { Fact, Facts } from '#app/components/ui/facts.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { grades } from '#crm/customers/customer.schema.ts'
import type { RelationshipView } from '#crm/customers/get-customer.server.ts'
import { EditableField } from './editable-field.tsx'
import type { RecordData } from './record-data.ts'

/** What each company has with the customer, of those that the person sees; their own company's is edited in place. */
export function RecordRelationships(data: RecordData) {
  const { t } = useTranslation('customers')
  const { relationships } = data.customer
  return (
    <section aria-labelledby="customer-relationships" className="mt-4 border-line border-t">
      <h2 id="customer-relationships" className="flex min-h-11 items-center gap-2 font-semibold text-base">
        {t('relationships.title')}
        <span className="font-normal text-ink-3">{relationships.length}</span>
      </h2>
      {relationships.length === 0 ? <p className="text-ink-3">{t('relationships.none')}</p> : null}
      {relationships.map((relationship) => (
        <Relationship key={relationship.id} relationship={relationship} {...data} />
      ))}
    </section>
  )
}

function Relationship({ relationship, customer, may, owners }: RecordData & { relationship: RelationshipView }) {
  const { t } = useTranslation('customers')
  const { name, date, day } = useGroup()
  const { org, owner, grade, since, lastActivityOn } = relationship
  const common = {
    action: `/customers/${customer.id}/change-relationship`,
    editable: may.changeRelationshipOf.includes(org.id),
    more: { relationshipId: relationship.id },
  }
  // Whoever looks after it now stays among the choices, though they may have left the company.
  const known = owner && !owners.some(({ id }) => id === owner.id) ? [owner, ...owners] : owners
  return (
    <div className="pb-2">
      <h3 className="font-medium text-sm">{name(org.name)}</h3>
      <Facts>
        <EditableField
          {...common}
          field="grade"
          label={t('field.grade')}
          value={grade ?? ''}
          options={[
            { value: '', label: t('ungraded') },
            ...grades.map((value) => ({ value, label: t(`grade.${value}`) })),
          ]}
        />
        <EditableField
          {...common}
          field="ownerId"
          label={t('field.owner')}
          value={owner?.id ?? ''}
          display={owner ? name(owner.name) : t('nobody')}
          options={[
            { value: '', label: t('nobody') },
            ...known.map((person) => ({ value: person.id, label: name(person.name) })),
          ]}
        />
        <Fact label={t('column.lastActivity')}>{lastActivityOn ? day(lastActivityOn) : t('never')}</Fact>
        <Fact label={t('field.relationSince')}>{date(since)}</Fact>
      </Facts>
    </div>
  )
}
