import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { PDFParse } from 'pdf-parse'
import { WorkerPort } from './worker-port.ts'

export type Matrix = readonly [number, number, number, number, number, number]

export interface PdfViewport {
  width: number
  height: number
  rotation: number
  transform: Matrix
  convertToViewportPoint(x: number, y: number): [number, number]
}

export interface PdfGlyph {
  unicode: string
  width: number
  isSpace: boolean
  vmetric?: readonly [number, number, number] | null
}

export interface PdfFont {
  name?: string
  bold?: boolean
  black?: boolean
  vertical?: boolean
  fontMatrix?: Matrix
  defaultVMetrics?: readonly [number, number, number]
}

export interface PdfAnnotation {
  subtype: string
  rect: readonly [number, number, number, number]
  hidden?: boolean
  fieldType?: string
  fieldName?: string
  fieldValue?: unknown
  checkBox?: boolean
  password?: boolean
  contentsObj?: { str: string }
  titleObj?: { str: string }
}

export interface PdfPage {
  getViewport(options: { scale: number }): PdfViewport
  getOperatorList(options: { annotationMode: number }): Promise<{ fnArray: number[]; argsArray: unknown[] }>
  getAnnotations(options: { intent: string }): Promise<PdfAnnotation[]>
  commonObjs: { get(id: string, whenThere: (font: PdfFont) => void): void }
  cleanup(): void
}

export interface PdfLayers {
  isVisible(layer: unknown): boolean
}

export interface PdfDocument {
  numPages: number
  getPage(number: number): Promise<PdfPage>
  getOptionalContentConfig(): Promise<PdfLayers>
}

export type Operators = Readonly<Record<string, number>>

/** The pdf.js under pdf-parse: a second copy of another version in the same process would refuse its worker. */
const ofParser = createRequire(createRequire(import.meta.url).resolve('pdf-parse'))
const folder = path.dirname(ofParser.resolve('pdfjs-dist/package.json'))
const silent = 0

/** The numbers of pdf.js's drawing operators. */
export async function loadOperators(): Promise<Operators> {
  const { OPS } = await importBuild('pdf.mjs')
  return OPS
}

function importBuild(file: string) {
  return import(/* @vite-ignore */ pathToFileURL(path.join(folder, 'legacy/build', file)).href)
}

/** Loads pdf.js, which is loaded otherwise when it is asked for. */
export async function loadPdfJs() {
  return { ...(await importBuild('pdf.mjs')), ...(await importBuild('pdf.worker.mjs')) }
}

/** pdf.js's worker, in this thread. */
async function startWorker(): Promise<{ destroy(): void }> {
  const { PDFWorker, WorkerMessageHandler } = await loadPdfJs()
  const port = new WorkerPort()
  const worker = new PDFWorker({ port, verbosity: silent })
  WorkerMessageHandler.initializeFromPort(port)
  return worker
}

/**
 * Opens a PDF with everything that pdf.js needs to read fonts that are not embedded, all of it from the installed package.
 * @returns the document, and how to let it go
 */
export async function loadPdf(bytes: Uint8Array): Promise<{ document: PdfDocument; close: () => Promise<void> }> {
  const worker = await startWorker()
  const parser = new PDFParse({
    worker: worker as never,
    // pdf.js takes the bytes for itself and empties the array.
    data: bytes.slice(),
    cMapUrl: `${path.join(folder, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${path.join(folder, 'standard_fonts')}/`,
    isEvalSupported: false,
    useSystemFonts: false,
    useWorkerFetch: false,
    // Pictures are not decoded: where they stand is all that is asked, and a scan of 300 pages would take minutes.
    maxImageSize: 1,
    verbosity: silent,
  })
  const close = async () => {
    await parser.destroy()
    worker.destroy()
  }
  const document = await (parser as unknown as { load(): Promise<PdfDocument> }).load()
  return { document, close }
}
