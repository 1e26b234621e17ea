import { useTranslation } from 'react-i18next'
import type { FlagBox, PrintedPage } from '#app/documents/paper.ts'
import type { FlagView } from '#crm/contract-reviews/get-review.server.ts'

/** In points. */
const tag = { width: 24, height: 16, margin: 8 } as const

interface Props {
  page: PrintedPage
  boxes: readonly FlagBox[]
  flags: readonly FlagView[]
  focus: number | null
}

/** The marks of a printed page: over the words of each flag, its number in the margin beside its first line, and frames where words are hidden. */
export function PageMarks({ page, boxes, flags, focus }: Props) {
  const { t } = useTranslation('reviews')
  const own = boxes.filter(({ flag }) => flags[flag])
  return (
    <>
      {page.hidden.map(({ start, x, y, width, height }, at) => (
        <g key={`hidden-${at + 1}`} className="pdf-hidden" data-hidden={start}>
          <rect x={x} y={y} width={width} height={height} />
          {page.hidden.findIndex((box) => box.start === start) === at && (
            <text {...besideBox({ x, y, width, height }, page)}>{t('unseen.tag')}</text>
          )}
        </g>
      ))}
      {own.map(({ flag, x, y, width, height }, at) => (
        <g key={`${flag}-${at + 1}`} className="pdf-mark" data-mark={flag} {...stateOf(flags, flag, focus)}>
          <rect data-mark={flag} x={x} y={y} width={width} height={height} />
          <line x1={x} x2={x + width} y1={y + height} y2={y + height} />
        </g>
      ))}
      {tagsOf(own).map(({ flag, y }) => (
        <g
          key={flag}
          data-flag={flag}
          data-mark={flag}
          className="pdf-tag"
          transform={`translate(${page.width - tag.width - tag.margin} ${y})`}
          {...stateOf(flags, flag, focus)}
        >
          <rect width={tag.width} height={tag.height} rx={4} />
          <text x={tag.width / 2} y={tag.height / 2} textAnchor="middle" dominantBaseline="central">
            {flag + 1}
          </text>
        </g>
      ))}
    </>
  )
}

/** Behind the words where there is room up to the numbers in the margin, else above them. */
function besideBox({ x, y, width, height }: Omit<PrintedPage['hidden'][number], 'start'>, page: PrintedPage) {
  const behind = x + width + 4
  return behind + 80 < page.width ? { x: behind, y: y + height - 2 } : { x, y: y - 3 }
}

function stateOf(flags: readonly FlagView[], flag: number, focus: number | null) {
  return {
    'data-severity': flags[flag]?.severity,
    'data-decision': flags[flag]?.decision?.outcome,
    'data-focus': flag === focus || undefined,
  }
}

/** One number a flag, where its words begin on the page; what would lie on another moves down. */
function tagsOf(boxes: readonly FlagBox[]): { flag: number; y: number }[] {
  const firsts = boxes.filter(({ flag }, at) => boxes.findIndex((box) => box.flag === flag) === at)
  let free = Number.NEGATIVE_INFINITY
  return firsts
    .toSorted((one, other) => one.y - other.y)
    .map(({ flag, y }) => {
      const top = Math.max(y, free)
      free = top + tag.height + 2
      return { flag, y: top }
    })
}
