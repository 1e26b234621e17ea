import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import type { PlaceToWrite } from '#knowledge/directories/places-to-write.ts'

interface ArticleProps {
  article: { id: string; directoryId: string }
  places: readonly PlaceToWrite[]
  onClose: () => void
}

/** Into which directory an article goes; whoever reads there reads it from then on, and nobody else. */
export function MoveArticleDialog({ article, places, onClose }: ArticleProps) {
  const { t } = useTranslation('knowledge')
  const verb = useVerb(onClose)
  const wayOf = useWay()
  return (
    <VerbDialog
      title={t('move.article')}
      lead={t('move.articleLead')}
      save={t('move.save')}
      action={`/knowledge/articles/${article.id}/move`}
      verb={verb}
      failure={verb.failure}
      onClose={onClose}
    >
      <Field label={t('write.directory')} error={verb.errorOf('directoryId')}>
        {(field) => (
          <Select {...field} name="directoryId" defaultValue={article.directoryId}>
            {places.map((place) => (
              <option key={place.id} value={place.id}>
                {wayOf(place)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </VerbDialog>
  )
}

/** Where a directory may go, and which stand below each of those places. */
export interface DirectoryPlaces {
  places: readonly PlaceToWrite[]
  /** also to the top, which is for whoever keeps what is shared */
  top: boolean
  /** by the directory above, the empty text for the top; in their order, without the one that goes */
  below: Readonly<Record<string, readonly { id: string; name: Bilingual }[]>>
}

interface DirectoryProps extends DirectoryPlaces {
  directory: { id: string; parentId: string | null }
  onClose: () => void
}

/** Below which directory another goes, with all that is in it, and where among those that are there. */
export function MoveDirectoryDialog({ directory, places, top, below, onClose }: DirectoryProps) {
  const { t } = useTranslation('knowledge')
  const { name } = useGroup()
  const verb = useVerb(onClose)
  const wayOf = useWay()
  const [above, setAbove] = useState(directory.parentId ?? '')
  return (
    <VerbDialog
      title={t('move.directory')}
      lead={t('move.directoryLead')}
      save={t('move.save')}
      action={`/knowledge/directories/${directory.id}/move`}
      verb={verb}
      failure={verb.failure}
      onClose={onClose}
    >
      <Field label={t('move.above')} error={verb.errorOf('parentId')}>
        {(field) => (
          <Select {...field} name="parentId" value={above} onChange={({ target }) => setAbove(target.value)}>
            {(top || directory.parentId === null) && <option value="">{t('move.top')}</option>}
            {places.map((place) => (
              <option key={place.id} value={place.id}>
                {wayOf(place)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('move.place')} error={verb.errorOf('before')}>
        {(field) => (
          <Select {...field} name="before" key={above}>
            <option value="">{t('move.last')}</option>
            {(below[above] ?? []).map((one) => (
              <option key={one.id} value={one.id}>
                {t('move.before', { name: name(one.name) })}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </VerbDialog>
  )
}

function useWay(): (place: PlaceToWrite) => string {
  const { name } = useGroup()
  return ({ way }) => way.map((one) => name(one)).join(' / ')
}
