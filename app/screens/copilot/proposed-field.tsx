import { useGroup } from '#app/i18n/use-group.ts'
import type { ProposedField } from '#crm/conversations/answer.schema.ts'

interface Props {
  field: ProposedField
  /** the value that was written, once it was */
  written: string | undefined
  /** it was not wanted, and stays as it was */
  off: boolean
}

/** A field of a proposal: as it was, and as it would be. */
export function ProposedFieldRow({ field, written, off }: Props) {
  const { name } = useGroup()
  const { label, before, after } = field
  // The person wrote another value than the one that was proposed.
  const shown = (written !== undefined && written !== after.value ? written : name(after.shown)) || '–'
  return (
    <>
      <dt>{name(label)}</dt>
      <dd>
        {before && name(before.shown) !== '' && (
          <>
            <del className="text-ink-3">{name(before.shown)}</del>{' '}
          </>
        )}
        {off ? <span className="text-ink-3">{shown}</span> : <ins className="font-semibold no-underline">{shown}</ins>}
      </dd>
    </>
  )
}
