import { Archive, Download, FileText, FolderInput, Pencil, Send } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Person } from '#app/components/ui/avatar.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button, ButtonLink, buttonClass } from '#app/components/ui/button.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { MoveArticleDialog } from '#app/screens/knowledge/move-dialogs.tsx'
import { useCountOpening } from '#app/screens/knowledge/use-count-opening.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { ArticleView } from '#knowledge/articles/get-article.server.ts'
import type { DirectoryGrant, DirectoryNode } from '#knowledge/directories/list-directories.server.ts'
import type { PlaceToWrite } from '#knowledge/directories/places-to-write.ts'
import { ArticleAside } from './article-aside.tsx'
import { ArticleComments } from './article-comments.tsx'
import { ForwardButton } from './forward-dialog.tsx'
import { MarkdownText } from './markdown.tsx'

interface Props {
  article: ArticleView
  /** the directories down to its own */
  way: readonly DirectoryNode[]
  /** of which directory its rights are; null where that is out of sight */
  from: DirectoryNode | null
  grants: readonly DirectoryGrant[]
  /** where whoever writes it may move it */
  places: readonly PlaceToWrite[]
}

/** An article to be read: its text, or its file; beside it who may do what with it, its versions, and whether it was of use. */
export function ArticleScreen({ article, way, from, grants, places }: Props) {
  const { t } = useTranslation('knowledge')
  const { moment } = useGroup()
  const { id, state, number, current, file } = article
  // A draft is nobody's reading yet.
  useCountOpening(state === 'draft' ? null : `/knowledge/articles/${id}/read`)
  return (
    <div className="grid min-h-full desk:grid-cols-[minmax(0,1fr)_348px]">
      <article className="page-pad min-w-0 pt-5 pb-8">
        <div className="mx-auto max-w-[680px]">
          <header className="mb-4">
            <h1 className="break-words font-semibold text-2xl">{article.title}</h1>
            <p className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-3">
              <Person name={article.author.name} />
              <span aria-hidden>·</span>
              {moment(article.at)}
              <span aria-hidden>·</span>
              {t('article.version', { number })}
              <span aria-hidden>·</span>
              {t('article.opened', { count: article.uptake.opened })}
              <Badge>{t(`kind.${article.kind}`)}</Badge>
              {state !== 'published' && <Badge tone="info">{t(`state.${state}`)}</Badge>}
            </p>
            <div className="mt-3 flex flex-wrap items-center gap-2 empty:hidden">
              {article.may.includes('write') && <Keeping key={article.version} article={article} places={places} />}
              {state === 'published' && article.may.includes('forward') && <ForwardButton key={id} article={article} />}
            </div>
          </header>
          {number !== current && (
            <InlineError tone="info" className="mb-4">
              {t('article.older', { number, current })}{' '}
              <Link className="link" to={`/knowledge/articles/${id}`}>
                {t('article.toCurrent')}
              </Link>
            </InlineError>
          )}
          {article.body !== null && <MarkdownText text={article.body} />}
          {file && <FileOf article={article} file={file} />}
          <ArticleComments article={article} />
        </div>
      </article>
      <ArticleAside article={article} place={way.at(-1) ?? null} from={from} grants={grants} />
    </div>
  )
}

/** What whoever writes here does with the article. */
function Keeping({ article, places }: Pick<Props, 'article' | 'places'>) {
  const { t } = useTranslation('knowledge')
  const { id, state, version } = article
  const verb = useVerb(() => undefined)
  const [moving, setMoving] = useState(false)
  const to = state === 'published' ? 'archive' : 'publish'
  return (
    <>
      {verb.failure && <InlineError className="basis-full">{verb.failure}</InlineError>}
      <GuardedForm fetcher={verb.fetcher} method="post" action={`/knowledge/articles/${id}/${to}`}>
        <input type="hidden" name="version" value={version} />
        <Button
          type="submit"
          variant={to === 'publish' ? 'primary' : 'second'}
          icon={to === 'publish' ? <Send aria-hidden /> : <Archive aria-hidden />}
          busy={verb.busy}
        >
          {t(state === 'archived' ? 'article.publishAgain' : `article.${to}`)}
        </Button>
      </GuardedForm>
      <ButtonLink icon={<Pencil aria-hidden />} to={`/knowledge/articles/${id}/edit`}>
        {t('article.edit')}
      </ButtonLink>
      {places.length > 1 && (
        <Button icon={<FolderInput aria-hidden />} onClick={() => setMoving(true)}>
          {t('move.open')}
        </Button>
      )}
      {state !== 'published' && <span className="text-ink-3">{t(`article.${state}Note`)}</span>}
      {moving && <MoveArticleDialog article={article} places={places} onClose={() => setMoving(false)} />}
    </>
  )
}

/** A version that is a file: what it is called and how large, what could not be read of it, and the way to it. */
function FileOf({ article, file }: { article: ArticleView; file: NonNullable<ArticleView['file']> }) {
  const { t } = useTranslation(['knowledge', 'documents'])
  const mayDownload = article.may.includes('download')
  return (
    <section aria-label={t('file.label')} className="grid gap-3 border-line border-y py-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <FileText aria-hidden className="text-ink-3" />
        <span className="min-w-0 flex-1 break-words font-medium">{file.name}</span>
        <span className="text-ink-3">
          {file.format.toUpperCase()} {t('file.size', { size: sizeOf(file.bytes) })}
        </span>
        {mayDownload && (
          <a
            className={buttonClass()}
            href={`/knowledge/articles/${article.id}/versions/${article.number}/file`}
            download
          >
            <Download aria-hidden />
            {t('file.download')}
          </a>
        )}
      </p>
      {!mayDownload && <p className="text-ink-3">{t('file.notDownloaded')}</p>}
      {file.problem && (
        <InlineError tone="watch">
          {t('file.unread')} {t(`documents:unreadable.${file.problem}` as never) as string}
        </InlineError>
      )}
    </section>
  )
}

/** Megabytes, with a place behind the point while they are few. */
function sizeOf(bytes: number): string {
  const size = bytes / 1_000_000
  return size < 0.1 ? '0.1' : size.toFixed(size < 10 ? 1 : 0)
}
