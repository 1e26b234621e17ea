import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Slot, SlotOption } from '#app/components/ui/sentence.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { AddressOf } from './list-address.ts'
import type { ListData } from './list-data.ts'

/** The conditions that the sentence does not offer and that links bring along: each in force is said, and can be taken away. */
export function ListSentenceHeld(props: Pick<ListData, 'filter' | 'names'> & { address: AddressOf }) {
  const { filter, names, address } = props
  const { t } = useTranslation('opportunities')
  const { date, name } = useGroup()
  const called = (condition: keyof typeof names) => {
    const found = names[condition]
    return found ? name(found) : t('list.held.unknown')
  }
  const major = t('list.views.major')
  const idle = filter.idleSince && t('list.held.idleSince', { date: date(filter.idleSince) })
  const held = (
    [
      ['customer', t('list.held.customer'), t('list.col.customer'), called('customer')],
      ['org', t('list.held.org'), t('form.org'), called('org')],
      ['owner', t('list.held.owner'), t('list.col.owner'), called('owner')],
      ['major', t('list.held.and'), major, major],
      ['idleSince', t('list.held.and'), t('list.col.activity'), idle],
    ] as const
  ).filter(([condition]) => filter[condition])
  return held.map(([condition, word, label, value]) => (
    <Fragment key={condition}>
      {word}
      <Slot label={label} value={value} clearTo={address(filter, { [condition]: undefined })}>
        {(close) => (
          <>
            <SlotOption to={address(filter)} current onPick={close}>
              {value}
            </SlotOption>
            <SlotOption to={address(filter, { [condition]: undefined })} onPick={close}>
              {t(`list.without.${condition}`)}
            </SlotOption>
          </>
        )}
      </Slot>
    </Fragment>
  ))
}
