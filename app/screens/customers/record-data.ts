import type { CustomerAbilities } from '#crm/customers/customer.policy.ts'
import type { CustomerView } from '#crm/customers/get-customer.server.ts'
import type { CustomerBusiness } from '#crm/customers/get-customer-business.server.ts'
import type { CustomerTimeline } from '#crm/customers/get-customer-timeline.server.ts'
import type { Company } from '#crm/customers/list-companies.server.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import type { WarningView } from '#crm/warnings/find-warnings.server.ts'

/** What the page of a customer is drawn from. */
export interface RecordData {
  customer: CustomerView
  may: CustomerAbilities & { openOpportunity: boolean }
  business: CustomerBusiness
  /** those that are open or rest */
  warnings: WarningView[]
  timeline: CustomerTimeline
  /** for which the person may enter customers */
  ownCompanies: Company[]
  /** who may look after the customer for the person's company */
  owners: { id: string; name: Bilingual }[]
  /** of the next contact to be added */
  contactId: string
}
