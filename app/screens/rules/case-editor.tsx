import { Check, CircleDashed, Plus, Trash2, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { nameCase } from '#crm/rule-sets/name-case.ts'
import type { Condition } from '#engine/condition.ts'
import { everySentence } from '#engine/edit-sentences.ts'
import { parseFactKey } from '#engine/fact-key.ts'
import { factsNeeded } from '#engine/facts-needed.ts'
import type { RuleCase } from '#engine/rule-file.ts'
import { chip } from './chip.ts'
import { factOf } from './fact-options.ts'
import { OneValue } from './one-value.tsx'
import { Problems } from './sentence-line.tsx'
import type { WrittenRuleState } from './use-written-rule.ts'
import { ListValue } from './value-editor.tsx'
import type { WrittenRule } from './written-rule.ts'

interface Props {
  written: WrittenRuleState
  /** how each comes out */
  results: readonly (boolean | null)[]
}

const mostCases = 50

/** The cases that prove the rule: made from a record that was tried, or by hand; each says at once whether it comes out. */
export function CaseEditor({ written, results }: Props) {
  const { t } = useTranslation('rule-builder')
  const { rule, change } = written
  const { cases } = rule
  const set = (next: readonly RuleCase[], field: string | null = null) =>
    change((before) => ({ ...before, cases: next }), field)
  const add = (expect: 'warn' | 'quiet') => set([...cases, emptyCase(rule, expect)])
  return (
    <section aria-labelledby="cases-title" className="border-line border-t pt-3 pb-4">
      <h2 id="cases-title" className="font-semibold text-base">
        {t('cases.title')} <span className="font-normal text-ink-3">{cases.length}</span>
      </h2>
      <p className="text-ink-3">{t('cases.lead')}</p>
      <ul>
        {cases.map((one, at) => (
          <OneCase
            key={at}
            written={written}
            one={one}
            at={at}
            passed={results[at] ?? null}
            onChange={(next, field) => set(cases.with(at, next), field && `case ${at} ${field}`)}
            onRemove={() => set(cases.toSpliced(at, 1))}
          />
        ))}
      </ul>
      {cases.length < mostCases && (
        <p className="mt-2 flex flex-wrap gap-1">
          <Button size="sm" variant="quiet" icon={<Plus aria-hidden className="size-4" />} onClick={() => add('warn')}>
            {t('cases.addWarn')}
          </Button>
          <Button size="sm" variant="quiet" icon={<Plus aria-hidden className="size-4" />} onClick={() => add('quiet')}>
            {t('cases.addQuiet')}
          </Button>
        </p>
      )}
    </section>
  )
}

/** What the rule asks for, all of it missing yet. */
function emptyCase(rule: WrittenRule, expect: 'warn' | 'quiet'): RuleCase {
  return {
    name: nameCase(rule.cases.length + 1),
    facts: Object.fromEntries(keysOf(rule).map((key) => [key, null])),
    expect,
  }
}

/** The facts that the lines ask for, in their order. */
function keysOf({ when, condition }: WrittenRule): string[] {
  const lines = [...(when ? everySentence(when.root) : []), ...everySentence(condition.root)].flatMap((node) =>
    node.kind === 'line' && typeof node.source.fact === 'string' ? [node.source as unknown as Condition] : [],
  )
  return lines.length === 0 ? [] : factsNeeded([{ condition: { all: lines } }]).map(({ key }) => key)
}

interface OneCaseProps {
  written: WrittenRuleState
  one: RuleCase
  at: number
  passed: boolean | null
  onChange: (next: RuleCase, field: string | null) => void
  onRemove: () => void
}

function OneCase({ written, one, at, passed, onChange, onRemove }: OneCaseProps) {
  const { t } = useTranslation('rule-builder')
  const { side } = useGroup()
  const { rule, problems } = written
  const keys = [...new Set([...Object.keys(one.facts), ...keysOf(rule)])]
  return (
    <li className="border-line border-t py-2">
      <div className="flex flex-wrap items-center gap-2">
        <CaseMark passed={passed} />
        <Input
          aria-label={t('cases.name', { number: at + 1 })}
          className="w-56"
          maxLength={100}
          value={one.name[side]}
          onChange={({ target }) => {
            // In the other language it is called the same until somebody says otherwise there.
            const other = side === 'zh' ? 'en' : 'zh'
            const follows = one.name[other] === one.name[side]
            onChange(
              { ...one, name: { ...one.name, [side]: target.value, ...(follows ? { [other]: target.value } : {}) } },
              `name ${side}`,
            )
          }}
        />
        <select
          className={chip}
          aria-label={t('cases.expect', { number: at + 1 })}
          value={one.expect}
          onChange={({ target }) => onChange({ ...one, expect: target.value as RuleCase['expect'] }, null)}
        >
          <option value="warn">{t('cases.warn')}</option>
          <option value="quiet">{t('cases.quiet')}</option>
        </select>
        <IconButton size="sm" label={t('cases.remove', { number: at + 1 })} onClick={onRemove}>
          <Trash2 aria-hidden className="size-4" />
        </IconButton>
      </div>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 pt-1 pl-7">
        {keys.map((key) => (
          <CaseFact
            key={key}
            subject={rule.subject}
            name={key}
            value={one.facts[key] ?? null}
            onChange={(value) =>
              onChange({ ...one, facts: { ...one.facts, [key]: value as RuleCase['facts'][string] } }, key)
            }
          />
        ))}
      </ul>
      <div className="pl-7">
        <Problems problems={problems.filter(({ place }) => place.startsWith(`cases[${at}]`))} />
      </div>
    </li>
  )
}

function CaseMark({ passed }: { passed: boolean | null }) {
  const { t } = useTranslation('rule-builder')
  if (passed === null) return <CircleDashed role="img" aria-label={t('cases.notRun')} className="size-4 text-ink-3" />
  return passed ? (
    <Check role="img" aria-label={t('cases.passed')} className="size-4 text-good-mark" />
  ) : (
    <X role="img" aria-label={t('cases.failed')} className="size-4 text-risk-mark" />
  )
}

interface CaseFactProps {
  subject: string
  name: string
  value: unknown
  onChange: (value: unknown) => void
}

function CaseFact({ subject, name, value, onChange }: CaseFactProps) {
  const { t } = useTranslation('rule-builder')
  const { side } = useGroup()
  const request = parseFactKey(name)
  const known = request ? factOf(subject, { ...request }) : undefined
  if (!known) return <li className="text-risk-text">{name}</li>
  const { fact, label } = known
  const isList = fact.type === 'list'
  const field = { bad: false, label: t('cases.value', { fact: label[side] }), onChange }
  return (
    <li className="flex items-center gap-1.5">
      <span className="text-ink-3">{label[side]}</span>
      {value === null ? (
        <button
          type="button"
          className={chip}
          onClick={() => onChange(isList ? [''] : fact.type === 'boolean' ? true : '')}
        >
          {t('cases.missing')}
        </button>
      ) : (
        <>
          {isList ? (
            <ListValue {...field} fact={{ ...fact, type: 'text' }} items={Array.isArray(value) ? value : []} />
          ) : (
            <OneValue {...field} fact={fact} value={value} />
          )}
          <IconButton size="sm" label={t('cases.empty', { fact: label[side] })} onClick={() => onChange(null)}>
            <X aria-hidden className="size-3.5" />
          </IconButton>
        </>
      )}
    </li>
  )
}
