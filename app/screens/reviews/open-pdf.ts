import type { PDFDocumentProxy } from 'pdfjs-dist'

/** Where the server offers what PDF files leave out: tables of Chinese characters and the standard faces. */
const data = '/pdf-data'

/** Opens a PDF in the browser, in a worker of its own; loaded with the first one that is looked at. */
export async function openPdf(address: string, signal: AbortSignal): Promise<PDFDocumentProxy> {
  const [pdfjs, worker] = await Promise.all([import('pdfjs-dist'), import('pdfjs-dist/build/pdf.worker.min.mjs?url')])
  pdfjs.GlobalWorkerOptions.workerSrc = worker.default
  const answer = await fetch(address, { signal })
  if (!answer.ok) throw new Error(`the file answered ${answer.status}`)
  const loading = pdfjs.getDocument({
    data: await answer.arrayBuffer(),
    cMapUrl: `${data}/cmaps/`,
    standardFontDataUrl: `${data}/standard_fonts/`,
    // Files are anybody's: neither forms nor code of theirs is run.
    isEvalSupported: false,
    enableXfa: false,
    useWasm: false,
  })
  signal.addEventListener('abort', () => void loading.destroy(), { once: true })
  return await loading.promise
}
