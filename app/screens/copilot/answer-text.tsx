import type { ReactNode } from 'react'
import Markdown, { type Components } from 'react-markdown'
import { Link } from 'react-router'
import remarkGfm from 'remark-gfm'

interface Props {
  text: string
  /** what the sentence rests on, after its full stop */
  chips: readonly ReactNode[]
}

/** Marks that a model may have set; a sentence without any is shown as it is. */
const marked = /[*_`#[\]<>|~]|^\s*(?:[-+]|\d+[.)])\s/m

/**
 * A sentence of an answer. Of Markdown it keeps what sets words apart; HTML is text, and nothing leads or looks anywhere outside the
 * product.
 */
export function AnswerText({ text, chips }: Props) {
  const after = chips.length > 0 && <span className="ml-0.5 inline-flex gap-0.5 align-[1px]">{chips}</span>
  if (!marked.test(text)) {
    return (
      <p>
        {text}
        {after}
      </p>
    )
  }
  return (
    <div className="copilot-marked">
      <Markdown remarkPlugins={[remarkGfm]} components={components} disallowedElements={['img']} unwrapDisallowed>
        {text}
      </Markdown>
      {after}
    </div>
  )
}

const strong = ({ children }: { children?: ReactNode }) => <p className="font-semibold">{children}</p>

const components: Components = {
  h1: strong,
  h2: strong,
  h3: strong,
  h4: strong,
  a: ({ href = '', children }) =>
    /^\/(?![/\\])/.test(href) ? (
      <Link className="link" to={href}>
        {children}
      </Link>
    ) : (
      <span>{children}</span>
    ),
  img: ({ alt }) => <span>{alt}</span>,
}
