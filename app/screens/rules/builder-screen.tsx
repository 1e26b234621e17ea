import { Eye, Undo2 } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { DraftView } from '#crm/rule-sets/get-draft.server.ts'
import { warningSubjectIds } from '#crm/rule-sets/warning-subject-ids.ts'
import { noSentences } from '#engine/sentence-tree.ts'
import type { Bilingual } from '#engine/vocabulary.ts'
import { CaseEditor } from './case-editor.tsx'
import { NoticeLine } from './notice-line.tsx'
import { RuleStatusBadge } from './rule-status-badge.tsx'
import { RuleWordsFields } from './rule-words-fields.tsx'
import { SentenceGroup } from './sentence-group.tsx'
import { TrialBox } from './trial-box.tsx'
import { type TriedRecord, useRuleTrial } from './use-rule-trial.ts'
import { useSaveRule } from './use-save-rule.ts'
import { type RuleContext, useWrittenRule } from './use-written-rule.ts'
import { caseOf, type Part } from './written-rule.ts'

interface Props {
  context: RuleContext
  /** of a new rule: whose it may be */
  scopes: { group: boolean; organisations: { id: string; name: Bilingual; depth: number }[] } | null
  opened: DraftView | null
}

/** A warning, written as sentences and tried on a record while it is written. */
export function BuilderScreen({ context, scopes, opened }: Props) {
  const { t } = useTranslation('rule-builder')
  const { name, moment } = useGroup()
  const written = useWrittenRule({ opened: opened?.body ?? null, context })
  const { rule, problems, problemsOf, change, edit, mayUndo, undo } = written
  const [record, setRecord] = useState<TriedRecord | null>(null)
  const [orgId, setOrgId] = useState(
    opened ? opened.orgId : scopes?.group ? null : (scopes?.organisations[0]?.id ?? null),
  )
  const shown = useRuleTrial({ rule, problemsOf, record, orgId })
  const saving = useSaveRule({ written, opened, orgId })
  const { strict } = saving
  const mayRelease = opened?.status === 'draft' && !saving.unsaved
  const keep = useCallback(() => {
    const { trial } = shown
    if (!trial || !record) return
    change((before) => ({ ...before, cases: [...before.cases, caseOf(before, record.name, trial)] }))
  }, [shown, record, change])
  const sentencesOf = (part: Part) => ({
    subject: rule.subject,
    problemsOf: problemsOf[part],
    results: shown.results[part],
    tried: shown.trial !== null,
    strict,
    onEdit: (one: Parameters<typeof edit>[1]) => edit(part, one),
  })
  return (
    <div>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-6 py-3 phone:px-4">
        <h1 className="font-semibold text-lg">
          {opened ? (
            <>
              <span>{opened.id}</span> <span>{name(opened.body.name)}</span>
            </>
          ) : (
            t('title.new')
          )}
        </h1>
        {opened && <RuleStatusBadge version={opened.version} status={opened.status} />}
        {opened?.active && opened.active !== opened.version && (
          <RuleStatusBadge version={opened.active} status="active" />
        )}
        {opened?.edited && (
          <span className="text-ink-3">
            {t('edited', { by: opened.edited.by ? name(opened.edited.by) : '', at: moment(opened.edited.at) })}
          </span>
        )}
        <span className="flex-1" />
        <Button variant="quiet" icon={<Undo2 aria-hidden />} disabled={!mayUndo} onClick={undo}>
          {t('undo')}
        </Button>
        {opened?.status === 'draft' && (
          <Button busy={saving.discarding} onClick={saving.discard}>
            {t('discard')}
          </Button>
        )}
        <Button variant={mayRelease ? 'second' : 'primary'} busy={saving.busy} onClick={saving.save}>
          {t('save')}
        </Button>
        {mayRelease && (
          <ButtonLink variant="primary" icon={<Eye aria-hidden />} to={`/rules/${opened?.id}/diff`}>
            {t('toDiff')}
          </ButtonLink>
        )}
      </header>
      <div className="px-6 phone:px-4">
        {saving.restored && (
          <InlineError
            tone="info"
            className="mt-3"
            action={
              <Button size="sm" onClick={saving.forget}>
                {t('restored.forget')}
              </Button>
            }
          >
            {t('restored.text')}
          </InlineError>
        )}
        {saving.conflict && (
          <InlineError
            className="mt-3"
            action={
              <span className="flex flex-wrap gap-2">
                <Button size="sm" onClick={saving.takeTheirs}>
                  {t('conflict.theirs')}
                </Button>
                <Button size="sm" onClick={saving.keepMine}>
                  {t('conflict.mine')}
                </Button>
              </span>
            }
          >
            {t('conflict.text', { by: opened?.edited?.by ? name(opened.edited.by) : t('conflict.somebody') })}
          </InlineError>
        )}
        {saving.failure && <InlineError className="mt-3">{saving.failure}</InlineError>}
        {strict && problems.length > 0 && (
          <InlineError className="mt-3">
            {t('unfinished', { count: problems.length })}
            <ul className="list-disc pl-5">
              {problems.map(({ place, reason }) => (
                <li key={`${place} ${reason.en}`}>{name(reason)}</li>
              ))}
            </ul>
          </InlineError>
        )}
        <div className="grid gap-x-8 gap-y-3 py-4 desk:grid-cols-[minmax(0,1fr)_18rem]">
          <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
            <Chosen label={t('subject.label')}>
              {opened ? (
                <p className="font-medium">{t(`subject.${rule.subject}` as never) as string}</p>
              ) : (
                <Select
                  aria-label={t('subject.label')}
                  value={rule.subject}
                  onChange={({ target }) => {
                    setRecord(null)
                    change((before) => ({
                      ...before,
                      subject: target.value,
                      when: null,
                      condition: noSentences(),
                      cases: [],
                    }))
                  }}
                >
                  {warningSubjectIds.map((one) => (
                    <option key={one} value={one}>
                      {t(`subject.${one}`)}
                    </option>
                  ))}
                </Select>
              )}
            </Chosen>
            {scopes && (
              <Chosen label={t('scope.label')}>
                <Select
                  aria-label={t('scope.label')}
                  value={orgId ?? ''}
                  onChange={({ target }) => setOrgId(target.value || null)}
                >
                  {scopes.group && <option value="">{t('scope.group')}</option>}
                  {scopes.organisations.map((one) => (
                    <option key={one.id} value={one.id}>
                      {name(one.name)}
                    </option>
                  ))}
                </Select>
              </Chosen>
            )}
          </div>
          <TrialBox
            subject={rule.subject}
            notify={rule.notify}
            record={record}
            shown={shown}
            onPick={setRecord}
            onKeep={keep}
          />
        </div>
        {rule.when && (
          <section aria-label={t('only')} className="border-line border-t py-3">
            <h2 className="font-semibold text-base">{t('only')}</h2>
            <SentenceGroup node={rule.when.root} sentences={sentencesOf('when')} at={null} depth={0} />
          </section>
        )}
        <section aria-labelledby="sentences-title" className="border-line border-t py-3">
          <h2 id="sentences-title" className="font-semibold text-base">
            {t('sentences.title')}
          </h2>
          <p className="text-ink-3 phone:hidden">{t('sentences.lead')}</p>
          <SentenceGroup node={rule.condition.root} sentences={sentencesOf('condition')} at={null} depth={0} />
        </section>
        <NoticeLine written={written} strict={strict} />
        <RuleWordsFields written={written} strict={strict} />
        <CaseEditor written={written} results={shown.cases} />
      </div>
    </div>
  )
}

function Chosen({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="min-w-40">
      <p className="mb-1.5 font-medium">{label}</p>
      {children}
    </div>
  )
}
