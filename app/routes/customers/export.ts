import { type Door, door } from '#app/http/door.server.ts'
import { exportList } from '#app/http/export-list.server.ts'
import { exportCustomers } from '#app/screens/customers/export-customers.server.ts'
import { readCustomerFilter } from '#crm/customers/customer-list.schema.ts'
import type { Route } from './+types/export.ts'

/** What the list's filters let through, as a file for spreadsheets. */
export const loader = door('customer:read', async ({ request }: Route.LoaderArgs & Door) => {
  const filter = readCustomerFilter(new URL(request.url))
  return exportList({
    request,
    permission: 'customer:read',
    catalogue: 'customers',
    lines: (tools) => exportCustomers({ filter, ...tools }),
  })
})
