import { Languages, Sparkles, TextSearch, ThumbsUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Badge } from '#app/components/ui/badge.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ArticleRow } from '#knowledge/articles/find-articles.server.ts'
import type { SearchHit } from '#knowledge/search/hit.ts'
import { MarkedText, snippetOf } from './marked-text.tsx'
import { plainPassage, splitHeading } from './plain-passage.ts'

interface LineProps {
  id: string
  title: ReactNode
  kind: ArticleRow['kind']
  state?: ArticleRow['state']
  /** names of the directories on the way to it */
  place: string
  author: { zh: string; en: string }
  updatedAt: string
  number?: number
  children?: ReactNode
}

function ArticleLine(props: LineProps) {
  const { t } = useTranslation('knowledge')
  const { name, moment } = useGroup()
  return (
    <li className="border-line border-b py-3.5 first:pt-1">
      <h2 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-md">
        <Link
          className="break-words font-semibold hover:underline hover:underline-offset-[3px]"
          to={`/knowledge/articles/${props.id}`}
        >
          {props.title}
        </Link>
        <Badge>{t(`kind.${props.kind}`)}</Badge>
        {props.state && props.state !== 'published' && <Badge tone="info">{t(`state.${props.state}`)}</Badge>}
      </h2>
      <p className="mt-0.5 flex flex-wrap gap-x-2 text-ink-3 text-xs">
        <span>{props.place}</span>
        <span>
          {t('line.by', { author: name(props.author), when: moment(props.updatedAt) })}
          {props.number && props.number > 1 ? t('line.version', { number: props.number }) : null}
        </span>
      </p>
      {props.children}
    </li>
  )
}

/** A sign and what it says, in the line of why something was found. */
function Why({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5 [&_svg]:size-3.5">
      {icon}
      <span className="min-w-0 break-words">{children}</span>
    </span>
  )
}

/** A result: its best passage with the words marked, and why it stands here. */
export function HitLine({ hit, place, useful }: { hit: SearchHit; place: string; useful: number }) {
  const { t } = useTranslation('knowledge')
  const { why, article } = hit
  if (!article) return null
  const passage = plainPassage(hit.text, hit.marks.text)
  const snippet = snippetOf(passage.text, passage.marks)
  const heading = splitHeading(hit.heading, article.title, hit.marks.heading)
  const similar = why.similarity === null ? null : why.similarity.toFixed(2)
  return (
    <ArticleLine
      id={hit.source.id}
      title={<MarkedText text={article.title} marks={heading.title} />}
      kind={article.kind}
      place={place}
      author={article.author}
      updatedAt={article.updatedAt}
    >
      <p className="mt-1.5 break-words text-base text-ink-2">
        {heading.below && (
          <b className="mr-2 font-medium text-ink">
            <MarkedText text={heading.below.text} marks={heading.below.marks} />
          </b>
        )}
        <MarkedText text={snippet.text} marks={snippet.marks} />
      </p>
      <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-ink-3 text-xs">
        {why.words.length > 0 && (
          <Why icon={<TextSearch aria-hidden />}>
            {why.allWords
              ? t('why.allWords', { count: why.places })
              : t('why.someWords', { words: why.words.slice(0, 8).join(t('why.and')), count: why.places })}
          </Why>
        )}
        {why.synonyms.slice(0, 3).map(({ asked, also }) => (
          <Why key={asked + also} icon={<Languages aria-hidden />}>
            {t('why.synonym', { asked, also })}
          </Why>
        ))}
        {similar && (
          <Why icon={<Sparkles aria-hidden />}>
            {t(why.words.length > 0 || why.synonyms.length > 0 ? 'why.similar' : 'why.similarAlone', { similar })}
          </Why>
        )}
        <Useful count={useful} />
      </p>
    </ArticleLine>
  )
}

/** An article in the list of the latest. */
export function RowLine({ row, place, useful }: { row: ArticleRow; place: string; useful: number }) {
  return (
    <ArticleLine
      id={row.id}
      title={row.title}
      kind={row.kind}
      state={row.state}
      place={place}
      author={row.author.name}
      updatedAt={row.updatedAt}
      number={row.number}
    >
      {useful > 0 && (
        <p className="mt-1.5 text-ink-3 text-xs">
          <Useful count={useful} />
        </p>
      )}
    </ArticleLine>
  )
}

function Useful({ count }: { count: number }) {
  const { t } = useTranslation('knowledge')
  if (count === 0) return null
  return <Why icon={<ThumbsUp aria-hidden />}>{t('why.useful', { count })}</Why>
}
