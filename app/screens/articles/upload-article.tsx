import { LoaderCircle, Upload, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import type { ErrorBody } from '#app/http/throw-response.server.ts'
import { sendFile } from '#app/screens/documents/send-file.ts'
import { mostBytes } from '#ingest/most-bytes.ts'
import { newId } from '#lib/ids.ts'

interface Props {
  label: string
  /** of which it becomes the next version, as the person saw it; a new article when left out */
  article?: { id: string; version: number }
  onUploaded: () => void
}

/** Uploads a file in place of typing: title, directory and the rest are taken from the form that it stands in. */
export function UploadArticle({ label, article, onUploaded }: Props) {
  const { t } = useTranslation(['knowledge', 'reviews', 'documents', 'errors'])
  const input = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  const [percent, setPercent] = useState<number | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const stopped = useRef<AbortController | null>(null)
  useEffect(() => () => stopped.current?.abort(), [])

  const sentenceOf = (error: ErrorBody | null): string => {
    const reason = error?.details.reason
    if (typeof reason === 'string') return t(`documents:unreadable.${reason}` as never) as string
    const code = error ? (error.code === 'UNEXPECTED' ? 'unexpected' : error.code) : 'unsent'
    return t(`errors:${code}` as never) as string
  }
  const upload = async (file: File) => {
    setFailure(null)
    if (file.size > mostBytes) return setFailure(t('documents:unreadable.too-large'))
    const form = input.current?.form
    const typed = (field: string) => (form ? String(new FormData(form).get(field) ?? '').trim() : '')
    const said = new URLSearchParams({ name: file.name, title: typed('title') || withoutEnding(file.name) })
    if (article) {
      said.set('articleId', article.id)
      said.set('version', String(article.version))
      said.set('note', typed('note'))
    } else {
      said.set('id', newId())
      for (const field of ['directoryId', 'kind', 'language']) said.set(field, typed(field))
    }
    stopped.current = new AbortController()
    setPercent(0)
    try {
      const to = `/knowledge/articles/upload?${said}`
      const { signal } = stopped.current
      const answer = await sendFile<{ articleId: string }>({
        to,
        file,
        onProgress: setPercent,
        signal,
        has: 'articleId',
      })
      onUploaded()
      await navigate(`/knowledge/articles/${answer.articleId}`)
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
        accept=".pdf,.docx,.docm,.md,.markdown,.txt"
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
        <Button variant="quiet" icon={<Upload />} onClick={() => input.current?.click()}>
          {label}
        </Button>
      ) : (
        <>
          <span role="status" className="inline-flex h-8 items-center gap-1.5 px-1.5 text-ink-2">
            <LoaderCircle aria-hidden className="size-3.5 animate-spin" />
            {percent < 100 ? t('reviews:adding', { percent }) : t('upload.reading')}
          </span>
          <Button variant="quiet" icon={<X />} onClick={() => stopped.current?.abort()}>
            {t('reviews:stopUpload')}
          </Button>
        </>
      )}
      {failure && <InlineError>{failure}</InlineError>}
    </span>
  )
}

function withoutEnding(name: string): string {
  return name.replace(/\.\w{1,8}$/, '').slice(0, 200)
}
