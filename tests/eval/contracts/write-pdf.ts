import type { Browser } from 'playwright-core'
import type { Piece, Source } from './read-source.ts'

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Prints a contract as an office prints one: header and page numbers on each page, tables, columns where it asks for them. */
export async function writePdf(browser: Browser, source: Source): Promise<Uint8Array> {
  const page = await browser.newPage()
  try {
    await page.setContent(pageOf(source))
    const { header = '', footer = '' } = source.settings
    const [before, between, after] = source.language === 'zh' ? ['第 ', ' 页 共 ', ' 页'] : ['Page ', ' of ', '']
    const numbers = `${before}<span class="pageNumber"></span>${between}<span class="totalPages"></span>${after}`
    const band = '<style>div{width:100%;font-size:8px;font-family:"Noto Sans CJK SC";padding:0 20mm}p{margin:0}</style>'
    return await page.pdf({
      format: 'A4',
      margin: { top: '24mm', bottom: '22mm', left: '24mm', right: '24mm' },
      displayHeaderFooter: true,
      headerTemplate: `${band}<div>${escaped(header)}</div>`,
      footerTemplate: `${band}<div>${escaped(footer)} ${numbers}</div>`,
    })
  } finally {
    await page.close()
  }
}

function pageOf({ pieces, settings, language }: Source): string {
  const { font = 'Noto Serif CJK SC', size = '12', spacing = '1.6' } = settings
  // A second weight of a Chinese font nearly doubles the file.
  const weight = language === 'zh' ? 'normal' : 'bold'
  const notes: string[] = []
  const body = pieces.map((piece) => pieceOf(piece, notes)).join('\n')
  const list = notes.map((words, at) => `<p class="small"><sup>${at + 1}</sup> ${escaped(words)}</p>`).join('')
  return `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><meta charset="utf-8"><style>
    body { font: ${size}pt/${spacing} "${font}"; margin: 0 }
    p { margin: 0 0 .5em; text-align: justify } h1, h2 { text-align: center } h1 { font-size: 1.6em } h2 { font-size: 1.25em }
    h1, h2, .bold { font-weight: ${weight} } .bold { text-align: left } .small { font-size: .75em } .right { text-align: right }
    table { border-collapse: collapse; width: 100%; margin: .5em 0 1em } td { border: .5pt solid; padding: 2pt 4pt; vertical-align: top }
    tr { break-inside: avoid } .columns { column-count: 2; column-gap: 9mm } hr { break-after: page; border: 0 }
  </style><body>${body}${list}</body></html>`
}

function pieceOf(piece: Piece, notes: string[]): string {
  if (piece.is === 'page-break') return '<hr>'
  if (piece.is === 'columns') return piece.count > 1 ? '<div class="columns">' : '</div>'
  if (piece.is === 'table') {
    const rows = piece.rows.map((row) => `<tr>${row.map((cell) => `<td>${wordsOf(cell, notes)}</td>`).join('')}</tr>`)
    return `<table>${rows.join('')}</table>`
  }
  const words = wordsOf(piece.text, notes)
  if (piece.is === 'title') return `<h1>${words}</h1>`
  if (piece.is === 'division') return `<h2>${words}</h2>`
  return `<p class="${piece.is}">${words}</p>`
}

function wordsOf(text: string, notes: string[]): string {
  return escaped(text).replaceAll(/\^\[([^\]]*)\]/g, (_, words: string) => `<sup>${notes.push(words)}</sup>`)
}
