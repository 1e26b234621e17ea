import { VerbLinks } from '#app/components/forms/verb-links.tsx'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { RatesScreen } from '#app/screens/exchange-rates/rates-screen.tsx'
import { findRates } from '#crm/exchange-rates/find-rates.server.ts'
import { readSettings } from '#crm/org/read-settings.server.ts'
import type { Route } from './+types/exchange-rates.ts'

export const loader = door('rate:keep', ({ inTx }: Route.LoaderArgs & Door) =>
  inTx(async (tx) => ({ currencies: await findRates({ tx, base: (await readSettings(tx)).currency }) })),
)

export const handle: PageHandle = { crumbs: (_data, { t }) => [{ label: t('nav.rates') }] }

export default function ExchangeRatesRoute({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <VerbLinks of="/admin/exchange-rates" verbs={['set', 'remove']} />
      <RatesScreen {...loaderData} />
    </>
  )
}
