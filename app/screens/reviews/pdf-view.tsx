import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import type { FlagBox, Paper } from '#app/documents/paper.ts'
import type { FlagView } from '#crm/contract-reviews/get-review.server.ts'
import { openPdf } from './open-pdf.ts'
import { PdfPage } from './pdf-page.tsx'

interface Props {
  /** address of the file */
  file: string
  paper: Paper
  /** where the words of the flags are printed */
  boxes: readonly FlagBox[]
  flags: readonly FlagView[]
  focus: number | null
  onFocus: (place: number) => void
}

const none: never[] = []

/** A contract page by page as it is printed. */
export function PdfView({ file, paper, boxes, ...marks }: Props) {
  const { t } = useTranslation('reviews')
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null)
  const [hasFailed, setFailed] = useState(false)
  useEffect(() => {
    const gone = new AbortController()
    openPdf(file, gone.signal).then(
      (opened) => !gone.signal.aborted && setPdf(opened),
      () => !gone.signal.aborted && setFailed(true),
    )
    return () => gone.abort()
  }, [file])
  const words = useMemo(() => Map.groupBy(paper.printed, ({ page }) => page), [paper.printed])
  const marked = useMemo(() => Map.groupBy(boxes, ({ page }) => page), [boxes])
  return (
    <div className="pdf" data-paper>
      {hasFailed && <InlineError>{t('pdfFailed')}</InlineError>}
      {paper.pages.map((page) => (
        <PdfPage
          key={page.number}
          pdf={pdf}
          page={page}
          text={paper.text}
          words={words.get(page.number) ?? none}
          boxes={marked.get(page.number) ?? none}
          {...marks}
        />
      ))}
    </div>
  )
}
