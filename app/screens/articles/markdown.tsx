import { ExternalLink } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import Markdown, { type Components } from 'react-markdown'
import { Link } from 'react-router'
import remarkGfm from 'remark-gfm'

/** Characters that the server lays out: more would hold it up for everybody, so the reader's own browser does it. */
const mostOnServer = 12_000
/** What is longer is shown as it was written. */
const mostInBrowser = 120_000

/** Quotations and lists one in another; nobody writes more, and a reader of them goes as deep. */
const tooDeep = /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])){25}/m

/** An article's Markdown. HTML in it is text, and nothing of a foreign host is loaded. */
export function MarkdownText({ text }: { text: string }) {
  const { t } = useTranslation('knowledge')
  const [inBrowser, setInBrowser] = useState(false)
  useEffect(() => setInBrowser(true), [])
  const isPlain = text.length > mostInBrowser || tooDeep.test(text)
  const laidOut = useMemo(
    () => (!isPlain && (inBrowser || text.length <= mostOnServer) ? layOut(text) : null),
    [text, isPlain, inBrowser],
  )
  if (laidOut) return <div className="article-text">{laidOut}</div>
  return (
    <>
      {(isPlain || inBrowser) && <p className="mb-3 text-ink-3">{t('article.asWritten')}</p>}
      <div className="article-text whitespace-pre-wrap break-words">{text}</div>
    </>
  )
}

/** null for a text that is made to have no end. */
function layOut(text: string): ReactNode {
  try {
    return Markdown({ children: text, remarkPlugins: [remarkGfm], components })
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

const components: Components = {
  // The page has its own title above.
  h1: ({ children }) => <h2>{children}</h2>,
  h2: ({ children }) => <h2>{children}</h2>,
  h3: ({ children }) => <h3>{children}</h3>,
  h4: ({ children }) => <h4>{children}</h4>,
  a: ({ href = '', children }) => <Leading to={href}>{children}</Leading>,
  img: ({ src, alt }) => <Leading to={typeof src === 'string' ? src : ''}>{alt || src}</Leading>,
  table: ({ children }) => (
    <div className="article-table">
      <table>{children}</table>
    </div>
  ),
}

/** A link inside the product, or one that leaves it, which says so; an image is a link to itself. */
function Leading({ to, children }: { to: string; children: ReactNode }) {
  const { t } = useTranslation('knowledge')
  if (to === '') return children
  if (/^\/(?![/\\])/.test(to))
    return (
      <Link className="link" to={to}>
        {children}
      </Link>
    )
  if (to.startsWith('#')) return <span>{children}</span>
  return (
    <a className="link" href={to} target="_blank" rel="noreferrer">
      {children}
      <ExternalLink aria-label={t('article.elsewhere')} className="ml-0.5 inline size-3.5" />
    </a>
  )
}
