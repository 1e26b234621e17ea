import { ThumbsDown, ThumbsUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { Section } from '#app/components/ui/section.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { RightsTable, useGrantLines } from '#app/screens/knowledge/rights-table.tsx'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { ArticleView } from '#knowledge/articles/get-article.server.ts'
import type { DirectoryGrant, DirectoryNode } from '#knowledge/directories/list-directories.server.ts'
import { newId } from '#lib/ids.ts'

interface Props {
  article: ArticleView
  place: DirectoryNode | null
  from: DirectoryNode | null
  grants: readonly DirectoryGrant[]
}

/** What stands beside an article: whether it was of use, who may do what with it, and its versions. */
export function ArticleAside({ article, place, from, grants }: Props) {
  const { t } = useTranslation('knowledge')
  const { name, moment } = useGroup()
  const lines = useGrantLines(grants)
  return (
    <aside className="border-line px-5 pt-2 pb-6 phone:border-t-8 phone:border-canvas phone:px-4 desk:border-l">
      {article.state === 'published' && <Use article={article} />}
      <Section
        title={t('rights.title')}
        count={place ? t('rights.ofDirectory', { directory: name((from ?? place).name) }) : undefined}
        fixed
      >
        <RightsTable
          shown={['read', 'comment', 'download', 'forward']}
          lines={[{ key: 'you', name: t('rights.you'), rights: article.may, strong: true }, ...lines]}
        />
        {place && (
          <p className="pt-2">
            <Link className="link" to={`/knowledge/directories/${place.id}`}>
              {t('directory.open')}
            </Link>
          </p>
        )}
      </Section>
      <Section title={t('versions.title')} count={article.current} fixed>
        <ol>
          {article.versions.map((version) => (
            <li key={version.number} className="border-line border-t first:border-t-0">
              <Link
                aria-current={version.number === article.number ? 'page' : undefined}
                className="flex min-h-9 items-baseline gap-3 py-1.5 hover:bg-hover aria-[current]:font-medium phone:min-h-11"
                to={`/knowledge/articles/${article.id}${version.number === article.current ? '' : `?version=${version.number}`}`}
              >
                <span className="w-8 flex-none">{t('article.version', { number: version.number })}</span>
                <span className="min-w-0 flex-1 break-words">
                  {version.note ?? (version.number === 1 ? t('versions.first') : name(version.author.name))}
                </span>
                <span className="flex-none text-ink-3">{moment(version.at)}</span>
              </Link>
            </li>
          ))}
        </ol>
      </Section>
    </aside>
  )
}

/** Useful or not: what the person said last is marked, and can be said anew. */
function Use({ article }: { article: ArticleView }) {
  const { t } = useTranslation('knowledge')
  const { id, said, uptake } = article
  const verb = useVerb(() => undefined)
  return (
    <Section title={t('use.title')} fixed>
      {verb.failure && <InlineError className="mb-2">{verb.failure}</InlineError>}
      <GuardedForm
        fetcher={verb.fetcher}
        method="post"
        action={`/knowledge/articles/${id}/read`}
        className="flex flex-wrap gap-2"
      >
        <input type="hidden" name="id" value={newId()} suppressHydrationWarning />
        {(['useful', 'not-useful'] as const).map((act) => (
          <Button
            key={act}
            type="submit"
            name="act"
            value={act}
            aria-pressed={said === act}
            disabled={verb.busy}
            className="aria-pressed:bg-accent-subtle aria-pressed:text-accent-text"
            icon={act === 'useful' ? <ThumbsUp aria-hidden /> : <ThumbsDown aria-hidden />}
          >
            {t(`use.${act}`)} {(act === 'useful' ? uptake.useful : uptake.notUseful) || ''}
          </Button>
        ))}
      </GuardedForm>
      <p className="pt-1.5 text-ink-3 text-xs">{t('use.why')}</p>
    </Section>
  )
}
