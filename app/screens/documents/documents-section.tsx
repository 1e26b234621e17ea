import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Badge } from '#app/components/ui/badge.tsx'
import { LineItem, Section } from '#app/components/ui/section.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { SeverityCounts } from '#app/screens/reviews/severity-word.tsx'
import type { DocumentRow } from '#crm/documents/find-documents.server.ts'
import { UploadButton } from './upload-button.tsx'

interface Props {
  /** null for whoever sees the contract alone: nothing is uploaded there */
  opportunityId: string | null
  /** the contract whose page it is: then what is of none of the opportunity's contracts stands beneath its own */
  contractId?: string
  documents: DocumentRow[]
  mayUpload: boolean
  /** versions that were approved and hold, whatever was uploaded since */
  inForce?: readonly string[]
}

/** The contract files that were uploaded, each with its latest version, what its review found, and the versions before. */
export function DocumentsSection({ opportunityId, contractId, documents, mayUpload, inForce = [] }: Props) {
  const { t } = useTranslation('reviews')
  const [own, others] = contractId
    ? [documents.filter((document) => document.contractId === contractId), documents.filter((one) => !one.contractId)]
    : [documents, []]
  const none = t(contractId ? 'ofContract.none' : 'none')
  const lines = (of: DocumentRow[]) =>
    of.map((document) => (
      <DocumentLine
        key={document.id}
        document={document}
        inForce={inForce}
        end={
          mayUpload &&
          opportunityId && <UploadButton opportunityId={opportunityId} documentId={document.id} label={t('new')} />
        }
      />
    ))
  return (
    <Section
      title={t('title')}
      count={own.length}
      summary={own.map((document) => document.name).join(' · ') || none}
      defaultOpen={documents.length > 0}
      actions={
        mayUpload &&
        opportunityId && <UploadButton opportunityId={opportunityId} contractId={contractId} label={t('add')} />
      }
    >
      {own.length === 0 && <p className="text-ink-3">{none}</p>}
      {lines(own)}
      {others.length > 0 && (
        <section aria-label={t('ofContract.others')}>
          <h3 className="mt-3 font-medium text-ink-2">{t('ofContract.others')}</h3>
          {lines(others)}
        </section>
      )}
    </Section>
  )
}

interface LineProps {
  document: DocumentRow
  inForce: readonly string[]
  end: ReactNode
}

function DocumentLine({ document, inForce, end }: LineProps) {
  const { t } = useTranslation('reviews')
  const { name, moment } = useGroup()
  const [latest, ...before] = document.versions
  if (!latest) return null
  const { review } = latest
  return (
    <LineItem kind={t('version', { number: latest.number })} end={end}>
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-2">
        <Link className="cut font-medium hover:underline" to={`/documents/${latest.id}`}>
          {document.name}
        </Link>
        {inForce.includes(latest.id) && <Badge tone="good">{t('inForce')}</Badge>}
        <span className="flex-none text-ink-3">{t(`state.${review.state}`)}</span>
        {review.state === 'done' && (
          <span className="flex flex-none gap-x-2">
            <SeverityCounts counts={review.flags} />
          </span>
        )}
        {review.all > 0 && (
          <span className="flex-none text-ink-3">{t('decided', { decided: review.decided, all: review.all })}</span>
        )}
        <span className="text-ink-3 text-xs">
          {[t('uploaded', { name: name(latest.uploadedBy.name) }), moment(latest.uploadedAt)].join(' · ')}
        </span>
        {before.length > 0 && (
          <span className="flex flex-none gap-x-1.5 text-ink-3 text-xs">
            {t('before')}
            {before.map((version) => (
              <span key={version.id} className="flex flex-none gap-x-1">
                <Link className="link" to={`/documents/${version.id}`} title={version.fileName}>
                  {t('version', { number: version.number })}
                </Link>
                {inForce.includes(version.id) && <Badge tone="good">{t('inForce')}</Badge>}
              </span>
            ))}
          </span>
        )}
      </div>
    </LineItem>
  )
}
