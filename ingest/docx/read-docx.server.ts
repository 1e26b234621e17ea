import type { Element } from '@xmldom/xmldom'
import type { RawBlock } from '#ingest/assemble-text.ts'
import type { Part } from '#ingest/document.ts'
import { UnreadableFile } from '#ingest/unreadable-file.ts'
import { openPackage, type Package } from './open-package.server.ts'
import { attributeOf, childOf, childrenOf, parseXml } from './parse-xml.ts'
import { putBefore } from './put-before.ts'
import { readNumbering } from './read-numbering.ts'
import { readStyles } from './read-styles.ts'
import { type RawUnread, type Story, walkStory } from './walk-story.ts'

/**
 * Reads a DOCX whole: body, tables, text boxes, notes, comments, headers and footers, automatic numbers, tracked changes (as
 * accepted, with what they took away beside), and what its reader does not see.
 * @throws UnreadableFile
 */
export async function readDocx(bytes: Uint8Array): Promise<{ blocks: RawBlock[]; unread: RawUnread[] }> {
  const parts = await openPackage(bytes)
  const main = await mainPartOf(parts)
  const root = await partOf(parts, main)
  const body = childOf(root, 'body')
  if (!body) throw new UnreadableFile('corrupt', 'no body')
  const related = await relationsOf(parts, main)
  const one = async (type: string) => {
    const [target] = related.get(type) ?? []
    return target === undefined ? null : partOf(parts, target)
  }
  const story: Story = {
    blocks: [],
    notes: [],
    unread: [],
    styles: readStyles(await one('styles')),
    numbering: readNumbering(await one('numbering')),
    paragraphs: 0,
    tables: 0,
  }
  walkStory(body, story, { part: 'body', cell: null, shaded: null, anchor: null })
  addNotes(story, 'footnote', await one('footnotes'))
  addNotes(story, 'endnote', await one('endnotes'))
  addNotes(story, 'comment', await one('comments'))
  for (const part of ['header', 'footer'] as const) {
    await addMargins(story, part, related.get(part) ?? [], parts)
  }
  if (parts.names.some((name) => name.endsWith('vbaProject.bin'))) {
    story.unread.push({ what: 'object', detail: 'macros', block: -1 })
  }
  return { blocks: story.blocks, unread: story.unread }
}

async function partOf(parts: Package, name: string): Promise<Element> {
  const bytes = await parts.read(name)
  if (!bytes) throw new UnreadableFile('corrupt', `no part ${name}`)
  return parseXml(bytes)
}

async function mainPartOf(parts: Package): Promise<string> {
  if (!parts.names.includes('[Content_Types].xml'))
    throw new UnreadableFile('not-what-it-says', 'a ZIP, but no document')
  const related = await relationsOf(parts, '')
  const [main] = related.get('officeDocument') ?? []
  if (main === undefined || !/\.xml$/i.test(main)) throw new UnreadableFile('corrupt', 'no main part')
  if (/^(xl|ppt)\//.test(main)) throw new UnreadableFile('not-what-it-says', `${main} of another program`)
  return main
}

/** Targets inside the package, by the last word of the relation's type. What leads outside is never followed. */
async function relationsOf(parts: Package, of: string): Promise<Map<string, string[]>> {
  const slash = of.lastIndexOf('/')
  const [folder, file] = [of.slice(0, slash + 1), of.slice(slash + 1)]
  const bytes = await parts.read(`${folder}_rels/${file}.rels`)
  const related = new Map<string, string[]>()
  for (const relation of bytes ? childrenOf(parseXml(bytes), 'Relationship') : []) {
    if (attributeOf(relation, 'TargetMode') === 'External') continue
    const type = attributeOf(relation, 'Type')?.split('/').at(-1) ?? ''
    const target = resolve(folder, attributeOf(relation, 'Target') ?? '')
    if (parts.names.includes(target)) related.set(type, [...(related.get(type) ?? []), target])
  }
  return related
}

function resolve(folder: string, target: string): string {
  const kept: string[] = []
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..') kept.pop()
    else if (step !== '' && step !== '.') kept.push(step)
  }
  return kept.join('/')
}

function addNotes(story: Story, part: 'footnote' | 'endnote' | 'comment', root: Element | null): void {
  for (const note of childrenOf(root, part)) {
    if (/separator|continuation/i.test(attributeOf(note, 'type') ?? '')) continue
    const mark = story.notes.find((each) => each.part === part && each.id === attributeOf(note, 'id'))
    // A note that nothing refers to any more is printed nowhere.
    if (!mark) continue
    const first = story.blocks.length
    walkStory(note, story, { part, cell: null, shaded: null, anchor: { block: mark.block, at: mark.at } })
    const author = attributeOf(note, 'author')
    const block = story.blocks[first]
    if (part === 'comment' && author && block) story.blocks[first] = putBefore(`${author}: `, block)
  }
}

/** Headers and footers, each wording once: sections repeat them. */
async function addMargins(story: Story, part: Part, names: readonly string[], parts: Package): Promise<void> {
  const said = new Set<string>()
  for (const name of names) {
    const first = story.blocks.length
    walkStory(await partOf(parts, name), story, { part, cell: null, shaded: null, anchor: null })
    const words = story.blocks.slice(first).map(({ source }) => source)
    if (said.has(words.join('\n'))) story.blocks.length = first
    said.add(words.join('\n'))
  }
}
