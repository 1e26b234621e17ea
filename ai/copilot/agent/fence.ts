import type { Cited, ToolResult } from '#ai/copilot/tool.ts'

/** Letters of one result that a model is shown: more would crowd out what else it has to know. */
const mostLetters = 24_000
const mostRead = 4000

/**
 * A tool's result as the model is shown it: JSON between marks that nothing in it can close, as none of its text keeps an angle bracket.
 */
export function fence(result: ToolResult, refs: ReadonlyMap<string, Cited>): string {
  const shown = {
    refs: Object.fromEntries(
      [...refs].map(([ref, { kind, title, read }]) => [
        ref,
        { kind, title: title.zh, en: title.en, read: read.slice(0, mostRead) },
      ]),
    ),
    figures: result.figures.map(({ label, value, unit, currency }) => ({ label: label.en, value, unit, currency })),
    data: result.view,
    ...(result.choices && { several_fit: result.choices.map(({ label }) => label) }),
    ...(result.proposal && { proposal: 'shown to the person as a card; nothing has changed' }),
  }
  const text = JSON.stringify(shown).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e')
  const isCut = text.length > mostLetters
  return `<data>\n${isCut ? `${text.slice(0, mostLetters)} … (cut here)` : text}\n</data>`
}
