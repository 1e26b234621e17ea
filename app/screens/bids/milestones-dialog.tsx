import { Plus, X } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Combobox } from '#app/components/ui/combobox.tsx'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { fetchPeople } from '#app/screens/opportunities/fetch-people.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import { type Lead, leads, mostMilestones } from '#crm/bids/bid.schema.ts'
import type { BidView } from '#crm/bids/get-bid.server.ts'
import { newId } from '#lib/ids.ts'

interface Line {
  id: string
  name: string
  lead: Lead
  personId: string | null
  personName: string
  dueOn: string
}

/** What has to be done for a bid, a line a task. */
export function MilestonesDialog({ bid, onClose }: { bid: BidView; onClose: () => void }) {
  const { t } = useTranslation(['bids', 'common'])
  const { name, side, today } = useGroup()
  // As the person saw it when they began: somebody else's change in between is told and not overwritten.
  const [seen] = useState(bid)
  const [lines, setLines] = useState<Line[]>(() =>
    (seen.milestones?.lines ?? []).map((line) => ({
      id: line.id,
      name: name(line.name),
      lead: line.lead,
      personId: line.person?.id ?? null,
      personName: line.person ? name(line.person.name) : '',
      dueOn: line.dueOn,
    })),
  )
  const [tried, setTried] = useState(false)
  const find = useCallback((q: string, signal: AbortSignal) => fetchPeople({ q, signal, side }), [side])
  const verb = useVerb(onClose)
  const action = `/bids/${seen.id}/set-milestones`
  const isWhole = lines.every((line) => line.name.trim() !== '' && line.dueOn !== '')
  const fault = ['names', 'leads', 'personIds', 'dueOns'].map((field) => verb.errorOf(field)).find(Boolean)
  const set = (id: string, part: Partial<Line>) =>
    setLines((now) => now.map((line) => (line.id === id ? { ...line, ...part } : line)))
  return (
    <VerbDialog
      title={t('milestones.title')}
      lead={t('milestones.lead')}
      save={t('common:save')}
      action={action}
      verb={verb}
      failure={
        verb.moved
          ? t('milestones.moved')
          : (verb.failure ?? fault ?? (tried && !isWhole ? t('milestones.incomplete') : undefined))
      }
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!isWhole) return
        const form = new FormData()
        for (const line of lines.toSorted((one, other) => one.dueOn.localeCompare(other.dueOn))) {
          form.append('ids[]', line.id)
          form.append('names[]', line.name)
          form.append('leads[]', line.lead)
          form.append('personIds[]', line.personId ?? '')
          form.append('dueOns[]', line.dueOn)
        }
        form.append('base', seen.milestones?.mark ?? '')
        verb.fetcher.submit(form, { method: 'post', action })
      }}
      onClose={onClose}
    >
      <ul className="grid gap-3" aria-label={t('milestones.lines')}>
        {lines.map((line, at) => (
          <li
            key={line.id}
            className="grid grid-cols-[minmax(0,1.6fr)_92px_minmax(0,1fr)_148px_auto] items-center gap-2 phone:grid-cols-2"
          >
            <Input
              aria-label={t('milestones.nameOf', { at: at + 1 })}
              className="phone:col-span-2"
              maxLength={80}
              value={line.name}
              onChange={({ target }) => set(line.id, { name: target.value })}
            />
            <Select
              aria-label={t('milestones.leadOf', { at: at + 1 })}
              value={line.lead}
              onChange={({ target }) => set(line.id, { lead: target.value as Lead })}
            >
              {leads.map((lead) => (
                <option key={lead} value={lead}>
                  {t(`lead.${lead}`)}
                </option>
              ))}
            </Select>
            <Combobox
              label={t('milestones.personOf', { at: at + 1 })}
              value={line.personId}
              valueLabel={line.personName}
              onChange={(value, option) => set(line.id, { personId: value, personName: option?.label ?? '' })}
              fetcher={find}
              placeholder={t('milestones.nobody')}
            />
            <Input
              aria-label={t('milestones.dueOf', { at: at + 1 })}
              type="date"
              value={line.dueOn}
              onChange={({ target }) => set(line.id, { dueOn: target.value })}
            />
            <IconButton
              label={t('milestones.remove', { at: at + 1 })}
              onClick={() => setLines((now) => now.filter(({ id }) => id !== line.id))}
            >
              <X aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      {lines.length < mostMilestones && (
        <div>
          <Button
            type="button"
            size="sm"
            variant="quiet"
            icon={<Plus />}
            onClick={() =>
              setLines((now) => [
                ...now,
                { id: newId(), name: '', lead: 'sales', personId: null, personName: '', dueOn: today },
              ])
            }
          >
            {t('milestones.add')}
          </Button>
        </div>
      )}
    </VerbDialog>
  )
}
