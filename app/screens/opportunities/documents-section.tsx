import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { LineItem, Section } from '#app/components/ui/section.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { UploadButton } from '#app/screens/documents/upload-button.tsx'
import { SeverityCounts } from '#app/screens/reviews/severity-word.tsx'
import type { RecordData } from './record-data.ts'

/** The contracts that were uploaded, each with its latest version and what its review found. */
export function DocumentsSection({
  opportunity,
  documents,
  mayUpload,
}: Pick<RecordData, 'opportunity' | 'documents' | 'mayUpload'>) {
  const { t } = useTranslation('reviews')
  const { name, moment } = useGroup()
  return (
    <Section
      title={t('title')}
      count={documents.length}
      summary={documents.map((document) => document.name).join(' · ') || t('none')}
      defaultOpen={documents.length > 0}
      actions={mayUpload && <UploadButton opportunityId={opportunity.id} label={t('add')} />}
    >
      {documents.length === 0 && <p className="text-ink-3">{t('none')}</p>}
      {documents.map((document) => {
        const [latest] = document.versions
        if (!latest) return null
        const { review } = latest
        return (
          <LineItem
            key={document.id}
            kind={t('version', { number: latest.number })}
            end={mayUpload && <UploadButton opportunityId={opportunity.id} documentId={document.id} label={t('new')} />}
          >
            <div className="flex min-w-0 flex-wrap items-baseline gap-x-2">
              <Link className="cut font-medium hover:underline" to={`/documents/${latest.id}`}>
                {document.name}
              </Link>
              <span className="flex-none text-ink-3">{t(`state.${review.state}`)}</span>
              {review.state === 'done' && <SeverityCounts counts={review.flags} />}
              <span className="text-ink-3 text-xs">
                {[t('uploaded', { name: name(latest.uploadedBy.name) }), moment(latest.uploadedAt)].join(' · ')}
              </span>
            </div>
          </LineItem>
        )
      })}
    </Section>
  )
}
