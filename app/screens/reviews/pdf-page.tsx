import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlagBox, PrintedPage, PrintedWords } from '#app/documents/paper.ts'
import type { FlagView } from '#crm/contract-reviews/get-review.server.ts'
import { PageMarks } from './page-marks.tsx'
import { PrintedWordsLayer } from './printed-words.tsx'

interface Props {
  pdf: PDFDocumentProxy | null
  page: PrintedPage
  text: string
  words: readonly PrintedWords[]
  boxes: readonly FlagBox[]
  flags: readonly FlagView[]
  focus: number | null
  onFocus: (place: number) => void
}

/** A page as it is printed, its words to select, and the marks on the very words. It is drawn when it comes near the window. */
export function PdfPage({ pdf, page, text, words, boxes, flags, focus, onFocus }: Props) {
  const { t } = useTranslation('reviews')
  const canvas = useRef<HTMLCanvasElement>(null)
  const isNear = useNear(canvas)
  useEffect(() => {
    const on = canvas.current
    if (!pdf || !isNear || !on) return
    let task: RenderTask | null = null
    let isGone = false
    void pdf.getPage(page.number).then((own) => {
      if (isGone) return
      const scale = (on.clientWidth / page.width) * Math.min(window.devicePixelRatio, 2)
      const viewport = own.getViewport({ scale })
      on.width = Math.floor(viewport.width)
      on.height = Math.floor(viewport.height)
      task = own.render({ canvas: on, viewport })
      // Given up when it went out of sight.
      task.promise.catch(() => {})
    })
    return () => {
      isGone = true
      task?.cancel()
    }
  }, [pdf, isNear, page])
  const here = [...new Set(boxes.map(({ flag }) => flag))].filter((flag) => flags[flag])
  return (
    <section aria-label={t('page', { page: page.number })} className="pdf-page" data-page={page.number}>
      <svg viewBox={`0 0 ${page.width} ${page.height}`} aria-hidden="true" className="pdf-size" />
      <canvas ref={canvas} />
      <svg viewBox={`0 0 ${page.width} ${page.height}`} className="pdf-marks" aria-hidden="true">
        {isNear && <PrintedWordsLayer text={text} words={words} />}
        <PageMarks page={page} boxes={boxes} flags={flags} focus={focus} />
      </svg>
      <ul className="sr-only">
        {here.map((flag) => (
          <li key={flag}>
            <button type="button" aria-current={flag === focus || undefined} onClick={() => onFocus(flag)}>
              {t('flagOf', { at: flag + 1 })}
            </button>
          </li>
        ))}
      </ul>
      {page.state === 'unreadable' && <p className="paper-unread">{t('unreadPage', { page: page.number })}</p>}
    </section>
  )
}

function useNear(element: { current: Element | null }): boolean {
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    const { current } = element
    if (!current) return
    const watch = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      rootMargin: '100% 0px',
    })
    watch.observe(current)
    return () => watch.disconnect()
  }, [element])
  return isNear
}
