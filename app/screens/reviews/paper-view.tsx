import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Paper, PaperBlock } from '#app/documents/paper.ts'
import type { FlagView } from '#crm/contract-reviews/get-review.server.ts'
import { MarkedText } from './marked-text.tsx'

interface Props {
  paper: Paper
  flags: readonly FlagView[]
  /** place of the flag in focus */
  focus: number | null
  onFocus: (place: number) => void
}

/** A contract in its own words, in its own face, with the marks on the very words. */
export function PaperView({ paper, ...marks }: Props) {
  const { t } = useTranslation('reviews')
  const body = paper.blocks.filter(({ part }) => part === 'body' || part === 'text-box')
  const beside = paper.blocks.filter(({ part }) =>
    ['footnote', 'endnote', 'comment', 'header', 'footer'].includes(part),
  )
  return (
    <div className="paper" data-paper>
      {inPages(body, paper.pages).map(({ page, blocks, isUnread }) => (
        <section
          key={page ?? 'all'}
          aria-label={page ? t('page', { page }) : undefined}
          className="paper-page"
          data-page={page}
        >
          {page && <p className="paper-number">{t('page', { page })}</p>}
          {isUnread && <p className="paper-unread">{t('unreadPage', { page })}</p>}
          <Blocks paper={paper} blocks={blocks} {...marks} />
        </section>
      ))}
      {beside.length > 0 && (
        <section className="paper-page" aria-label={t('beside')}>
          <p className="paper-number">{t('beside')}</p>
          <Blocks paper={paper} blocks={beside} {...marks} />
        </section>
      )}
    </div>
  )
}

interface TextPage {
  page: number | null
  blocks: PaperBlock[]
  isUnread: boolean
}

/** What a page has, page by page, also of those that nothing was read of; all in one where a file has no pages. */
function inPages(blocks: readonly PaperBlock[], pages: Paper['pages']): TextPage[] {
  if (pages.length === 0) return [{ page: null, blocks: [...blocks], isUnread: false }]
  const sheets: TextPage[] = pages.map(({ number, state }) => ({
    page: number,
    blocks: [],
    isUnread: state === 'unreadable',
  }))
  let sheet = sheets[0]
  for (const block of blocks) {
    if (block.page !== null) sheet = sheets.find(({ page }) => page === block.page) ?? sheet
    sheet?.blocks.push(block)
  }
  return sheets
}

/** Paragraphs, and tables as tables. */
function Blocks({ paper, blocks, ...marks }: Props & { blocks: readonly PaperBlock[] }) {
  const drawn: ReactNode[] = []
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at]
    if (!block) continue
    const { cell } = block
    if (!cell) {
      drawn.push(<Paragraph key={block.start} paper={paper} block={block} {...marksIn(block, marks)} />)
      continue
    }
    const from = at
    while (blocks[at + 1]?.cell?.table === cell.table) at += 1
    drawn.push(<Table key={block.start} paper={paper} blocks={blocks.slice(from, at + 1)} {...marks} />)
  }
  return drawn
}

type Marks = Omit<Props, 'paper'>

/** Only what concerns a block, so that most of a long contract is not drawn anew when the focus moves. */
function marksIn({ start, end }: PaperBlock, { flags, focus, onFocus }: Marks): Marks {
  const at = focus === null ? null : flags[focus]?.at
  return { flags, onFocus, focus: at && at.start < end && at.end > start ? focus : null }
}

const Paragraph = memo(function Paragraph({ paper, block, ...marks }: Props & { block: PaperBlock }) {
  const words = <MarkedText paper={paper} start={block.start} end={block.end} {...marks} />
  if (block.kind === 'heading') {
    return (
      <h3 data-align={block.align} className="paper-heading">
        {words}
      </h3>
    )
  }
  return (
    <p data-align={block.align} data-bold={block.bold || undefined}>
      {words}
    </p>
  )
})

function Table({ paper, blocks, ...marks }: Props & { blocks: readonly PaperBlock[] }) {
  const rows = Map.groupBy(blocks, ({ cell }) => cell?.row ?? 0)
  return (
    <div className="paper-table">
      <table>
        <tbody>
          {[...rows].map(([row, inRow]) => (
            <tr key={row}>
              {[...Map.groupBy(inRow, ({ cell }) => cell?.column ?? 0)].map(([column, inCell]) => (
                <td key={column} colSpan={inCell[0]?.cell?.columnSpan} rowSpan={inCell[0]?.cell?.rowSpan}>
                  {inCell.map((block) => (
                    <Paragraph key={block.start} paper={paper} block={block} {...marksIn(block, marks)} />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
