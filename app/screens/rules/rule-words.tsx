import { useGroup } from '#app/i18n/use-group.ts'
import type { ConditionInWords } from '#engine/explain-rule.ts'

/** A condition as nested sentences: "all of these", then its lines. */
export function RuleWords({ words }: { words: ConditionInWords }) {
  const { sentence } = useGroup()
  if (words.kind === 'line') return <p className="py-1 text-base">{sentence(words.text)}</p>
  return (
    <div>
      <p className="text-ink-3">{sentence(words.title)}</p>
      <ul className="border-line-strong border-l pl-4">
        {words.children.map((child) => (
          <li key={JSON.stringify(child)}>
            <RuleWords words={child} />
          </li>
        ))}
      </ul>
    </div>
  )
}
