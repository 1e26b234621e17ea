import { LoaderCircle, Upload, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useRevalidator } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import type { ErrorBody } from '#app/http/throw-response.server.ts'
import { mostBytes } from '#ingest/most-bytes.ts'
import { newId } from '#lib/ids.ts'
import { sendFile } from './send-file.ts'

interface Uploaded {
  documentId: string
  versionId: string
  /** it was there already */
  known: boolean
  /** it is the contract's now */
  attached: boolean
}

interface Props {
  opportunityId: string
  /** a further version of this document */
  documentId?: string
  /** the contract that a new document is of */
  contractId?: string
  label: string
}

/** Chooses a file and uploads it, saying how far it is; what was wrong with it stands below the button. */
export function UploadButton({ opportunityId, documentId, contractId, label }: Props) {
  const { t } = useTranslation(['reviews', 'documents', 'errors'])
  const input = useRef<HTMLInputElement>(null)
  const { show } = useToast()
  const navigate = useNavigate()
  const { revalidate } = useRevalidator()
  const [percent, setPercent] = useState<number | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const stopped = useRef<AbortController | null>(null)
  useEffect(() => () => stopped.current?.abort(), [])

  const sentenceOf = (error: ErrorBody | null): string => {
    const reason = error?.details.reason
    if (typeof reason === 'string') return t(`documents:unreadable.${reason}` as never) as string
    return t(
      `errors:${error ? (error.code === 'UNEXPECTED' ? 'unexpected' : error.code) : 'unsent'}` as never,
    ) as string
  }
  const upload = async (file: File) => {
    setFailure(null)
    if (file.size > mostBytes) return setFailure(t('documents:unreadable.too-large'))
    stopped.current = new AbortController()
    setPercent(0)
    const said = new URLSearchParams({ versionId: newId(), name: file.name })
    if (documentId) said.set('documentId', documentId)
    else if (contractId) said.set('contractId', contractId)
    try {
      const to = `/opportunities/${opportunityId}/upload-document?${said}`
      const { signal } = stopped.current
      const added = await sendFile<Uploaded>({ to, file, onProgress: setPercent, signal, has: 'versionId' })
      if (added.known) show({ text: t(added.attached ? 'attached' : 'known') })
      await revalidate()
      await navigate(`/documents/${added.versionId}`)
    } catch (error) {
      if (!stopped.current.signal.aborted) setFailure(sentenceOf(error as ErrorBody | null))
    } finally {
      setPercent(null)
    }
  }
  return (
    <span>
      <input
        ref={input}
        type="file"
        accept=".pdf,.docx,.docm,.txt"
        aria-label={label}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          // The same file may be chosen again after it failed.
          event.target.value = ''
          if (file) void upload(file)
        }}
      />
      {percent === null ? (
        <Button size="sm" variant="quiet" icon={<Upload />} onClick={() => input.current?.click()}>
          {label}
        </Button>
      ) : (
        <>
          <span role="status" className="inline-flex items-center gap-1.5 px-1.5 text-ink-2">
            <LoaderCircle aria-hidden className="size-3.5 animate-spin" />
            {t('adding', { percent })}
          </span>
          <Button size="sm" variant="quiet" icon={<X />} onClick={() => stopped.current?.abort()}>
            {t('stopUpload')}
          </Button>
        </>
      )}
      {failure && <InlineError>{failure}</InlineError>}
    </span>
  )
}
