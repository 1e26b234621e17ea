import { aBody, contentTypes, relations } from '#tests/factories/a-docx.ts'
import { aZip, type ZipPart } from '#tests/factories/a-zip.ts'
import type { Piece, Source } from './read-source.ts'

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const namespaces = `xmlns:w="${main}" xmlns:r="${office}"`

/** How the levels of a list are numbered: format, text, and whether outer numbers are written as figures there. */
const numberings: Readonly<Record<string, readonly (readonly [string, string, boolean?])[]>> = {
  'zh-articles': [
    ['chineseCounting', '第%1条'],
    ['decimal', '%1.%2', true],
    ['chineseCounting', '（%3）'],
  ],
  'zh-sections': [
    ['chineseCounting', '%1、'],
    ['chineseCounting', '（%2）'],
    ['decimal', '%3、'],
  ],
  'en-clauses': [
    ['decimal', '%1.'],
    ['decimal', '%1.%2'],
    ['lowerLetter', '(%3)'],
  ],
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** A contract as Word saves one: styles, automatic numbers, tables, header, footer with page numbers, footnotes. */
export function writeDocx({ pieces, settings, language }: Source): Uint8Array {
  const notes: string[] = []
  const body = pieces.map((piece) => pieceOf(piece, notes)).join('')
  const lists = new Set(pieces.flatMap((piece) => ('level' in piece && piece.level !== null ? [piece.list] : [])))
  const section = `<w:sectPr><w:headerReference w:type="default" r:id="h1"/><w:footerReference w:type="default" r:id="f1"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1700" w:bottom="1440" w:left="1700" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>`
  const further: ZipPart[] = [
    part('word/styles.xml', 'styles', stylesOf(settings, language)),
    part('word/header1.xml', 'hdr', paragraph(escaped(settings.header ?? ''), '<w:jc w:val="right"/>')),
    part('word/footer1.xml', 'ftr', footerOf(language, settings.footer ?? '')),
    part('word/numbering.xml', 'numbering', numberingOf(settings.numbering ?? 'zh-articles', [...lists])),
    part('word/footnotes.xml', 'footnotes', footnotesOf(notes)),
    relationsOf(['styles', 'header1', 'footer1', 'numbering', 'footnotes']),
  ]
  return aZip([contentTypesOf(further), relations, aBody(body + section), ...further])
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** Word opens no part whose type is not said. */
function contentTypesOf(parts: readonly ZipPart[]): ZipPart {
  const typeOf = (name: string) => name.replace(/^.*\/|\d?\.xml$/g, '')
  const overrides = parts
    .filter(({ name }) => name.endsWith('.xml'))
    .map(({ name }) => `<Override PartName="/${name}" ContentType="${wordType}.${typeOf(name)}+xml"/>`)
  return { ...contentTypes, content: String(contentTypes.content).replace('</Types>', `${overrides.join('')}</Types>`) }
}

function part(name: string, root: string, content: string): ZipPart {
  return { name, content: `<?xml version="1.0" encoding="UTF-8"?><w:${root} ${namespaces}>${content}</w:${root}>` }
}

const relationIds: Readonly<Record<string, string>> = { header1: 'h1', footer1: 'f1' }

function relationsOf(names: readonly string[]): ZipPart {
  const each = names.map((name) => {
    const type = name.replace(/\d$/, '')
    return `<Relationship Id="${relationIds[name] ?? name}" Type="${office}/${type}" Target="${name}.xml"/>`
  })
  return {
    name: 'word/_rels/document.xml.rels',
    content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`,
  }
}

function paragraph(words: string, properties: string, run = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r>${run === '' ? '' : `<w:rPr>${run}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r></w:p>`
}

const styles = {
  title: 'Title',
  division: 'Heading1',
  bold: 'Heading2',
  plain: 'Normal',
  small: 'Small',
  right: 'Right',
}

function pieceOf(piece: Piece, notes: string[]): string {
  if (piece.is === 'page-break') return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
  if (piece.is === 'columns') return ''
  if (piece.is === 'table') return tableOf(piece.rows, notes)
  const number =
    piece.level === null ? '' : `<w:numPr><w:ilvl w:val="${piece.level}"/><w:numId w:val="${piece.list}"/></w:numPr>`
  return `<w:p><w:pPr><w:pStyle w:val="${styles[piece.is]}"/>${number}</w:pPr>${runsOf(piece.text, notes)}</w:p>`
}

function runsOf(text: string, notes: string[]): string {
  return text
    .split(/\^\[([^\]]*)\]/)
    .map((words, at) => {
      if (at % 2 === 0) return words === '' ? '' : `<w:r><w:t xml:space="preserve">${escaped(words)}</w:t></w:r>`
      notes.push(words)
      return `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="${notes.length}"/></w:r>`
    })
    .join('')
}

function tableOf(rows: readonly string[][], notes: string[]): string {
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
    .join('')
  const columns = Math.max(...rows.map((row) => row.length))
  const grid = `<w:gridCol w:w="${Math.floor(8500 / columns)}"/>`.repeat(columns)
  const lines = rows.map(
    (row) => `<w:tr>${row.map((cell) => `<w:tc><w:p>${runsOf(cell, notes)}</w:p></w:tc>`).join('')}</w:tr>`,
  )
  return `<w:tbl><w:tblPr><w:tblBorders>${borders}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${lines.join('')}</w:tbl>`
}

function footerOf(language: string, footer: string): string {
  const field = `</w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve">`
  const words = language === 'zh' ? `${footer} 第 ${field} 页` : `${footer} Page ${field}`
  return paragraph(words, '<w:jc w:val="center"/>')
}

function footnotesOf(notes: readonly string[]): string {
  return notes
    .map((words, at) => `<w:footnote w:id="${at + 1}">${paragraph(escaped(` ${words}`), '')}</w:footnote>`)
    .join('')
}

function numberingOf(name: string, lists: readonly number[]): string {
  const levels = (numberings[name] ?? []).map(
    ([format, text, isLegal], level) =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${isLegal ? '<w:isLgl/>' : ''}<w:suff w:val="space"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${level * 420}"/></w:pPr></w:lvl>`,
  )
  const abstracts = lists.map((list) => `<w:abstractNum w:abstractNumId="${list}">${levels.join('')}</w:abstractNum>`)
  const nums = lists.map((list) => `<w:num w:numId="${list}"><w:abstractNumId w:val="${list}"/></w:num>`)
  return abstracts.join('') + nums.join('')
}

function stylesOf(settings: Source['settings'], language: string): string {
  const size = Number(settings.size ?? 12) * 2
  const font = settings.font ?? (language === 'zh' ? '宋体' : 'Times New Roman')
  const style = (id: string, properties: string, run: string) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/>${id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/>'}<w:pPr>${properties}</w:pPr><w:rPr>${run}</w:rPr></w:style>`
  const line = Math.round(Number(settings.spacing ?? 1.5) * 240)
  return [
    `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${font}" w:eastAsia="${font}" w:hAnsi="${font}"/><w:sz w:val="${size}"/></w:rPr></w:rPrDefault></w:docDefaults>`,
    style('Normal', `<w:spacing w:line="${line}" w:lineRule="auto"/>`, ''),
    style('Title', '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="36"/>'),
    style('Heading1', '<w:jc w:val="center"/><w:outlineLvl w:val="0"/>', '<w:b/><w:sz w:val="30"/>'),
    style('Heading2', '<w:outlineLvl w:val="1"/>', '<w:b/>'),
    style('Small', '', '<w:sz w:val="18"/>'),
    style('Right', '<w:jc w:val="right"/>', ''),
  ].join('')
}
