import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MarkedPage } from '#app/documents/paper.ts'
import type { FlagView } from '#crm/contract-reviews/get-review.server.ts'

interface Props {
  pdf: PDFDocumentProxy | null
  page: MarkedPage
  flags: readonly FlagView[]
  focus: number | null
  onFocus: (place: number) => void
}

/** A page as it is printed, with the marks on the very words. It is drawn when it comes near the window. */
export function PdfPage({ pdf, page, flags, focus, onFocus }: Props) {
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
  const own = page.boxes.filter(({ flag }) => flags[flag])
  const firsts = own.filter(({ flag }, at) => own.findIndex((box) => box.flag === flag) === at)
  return (
    <section aria-label={t('page', { page: page.number })} className="pdf-page">
      <svg viewBox={`0 0 ${page.width} ${page.height}`} aria-hidden="true" className="pdf-size" />
      <canvas ref={canvas} />
      <svg viewBox={`0 0 ${page.width} ${page.height}`} className="pdf-marks" aria-hidden="true">
        {own.map(({ flag, x, y, width, height }, at) => (
          <rect
            key={`${flag}-${at + 1}`}
            data-mark={flag}
            data-severity={flags[flag]?.severity}
            data-decision={flags[flag]?.decision?.outcome}
            data-focus={flag === focus || undefined}
            x={x}
            y={y}
            width={width}
            height={height}
          />
        ))}
      </svg>
      <ul className="sr-only">
        {firsts.map(({ flag }) => (
          <li key={flag}>
            <button type="button" data-flag={flag} onClick={() => onFocus(flag)}>
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
