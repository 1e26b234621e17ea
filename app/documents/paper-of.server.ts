import { boxesOfSpan } from '#ingest/boxes-of-span.ts'
import { clauseStates, hiddenPassages } from '#ingest/coverage.ts'
import type { PrintedRun, ReadDocument, Span } from '#ingest/document.ts'
import { outlineOf } from './outline-of.ts'
import type { FlagBox, Paper } from './paper.ts'

/** A read document as a page shows it. */
export function paperOf(document: ReadDocument): Paper {
  const states = clauseStates(document)
  const hidden = hiddenPassages(document)
  return {
    text: document.text,
    blocks: document.blocks.map(({ start, end, part, kind, level, cell, page, look }) => ({
      start,
      end,
      part,
      kind,
      level,
      cell,
      page,
      align: look.align,
      bold: look.bold,
    })),
    pages: printedPages(document, hidden),
    printed: document.printed.map(({ page, start, end, box, direction }) => ({
      page,
      start,
      end,
      ...rounded(box),
      direction,
    })),
    hidden,
    changes: document.revisions
      .map(({ kind, author, date, text, at: { start, end } }) => ({ kind, author, date, text, start, end }))
      .sort((one, other) => one.start - other.start),
    outline: outlineOf(document.clauses, states),
  }
}

/** Where the words of each flag are printed, in the order of the flags. */
export function flagBoxesOf(
  { printed }: Pick<ReadDocument, 'printed'>,
  flags: readonly { at: Span | null }[],
): FlagBox[] {
  return flags.flatMap(({ at }, flag) =>
    at ? boxesOfSpan(printed, at).map(({ page, box }) => ({ page, flag, ...rounded(box) })) : [],
  )
}

function printedPages({ pages, printed }: ReadDocument, hidden: readonly Span[]): Paper['pages'] {
  const unseen = hidden.flatMap((passage) =>
    boxesOfSpan(printed, passage).map(({ page, box }) => ({ page, start: passage.start, ...box })),
  )
  const unseenByPage = Map.groupBy(unseen, ({ page }) => page)
  return pages.map(({ number, width, height, state }) => ({
    number,
    width,
    height,
    state,
    hidden: (unseenByPage.get(number) ?? []).map(({ page: _, start, ...box }) => ({ start, ...rounded(box) })),
  }))
}

/** A hundredth of a point is finer than any printer; more figures are only sent. */
function rounded({ x, y, width, height }: PrintedRun['box']): PrintedRun['box'] {
  const [left, top, wide, high] = [x, y, width, height].map((length) => Math.round(length * 100) / 100)
  return { x: left ?? x, y: top ?? y, width: wide ?? width, height: high ?? height }
}
