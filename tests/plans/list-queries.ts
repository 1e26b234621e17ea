import { findActivities } from '#crm/activities/find-activities.server.ts'
import { findPlannedActivities } from '#crm/activities/find-planned-activities.server.ts'
import { findContacts } from '#crm/contacts/find-contacts.server.ts'
import { countContractFlags } from '#crm/contract-reviews/count-contract-flags.server.ts'
import { findMentionable } from '#crm/contract-reviews/find-mentionable.server.ts'
import { findOpenReviews } from '#crm/contract-reviews/find-open-reviews.server.ts'
import { findStalledReviews } from '#crm/contract-reviews/find-stalled-reviews.server.ts'
import { getReview } from '#crm/contract-reviews/get-review.server.ts'
import { findContracts, summariseContracts } from '#crm/contracts/find-contracts.server.ts'
import { findOverduePayments } from '#crm/contracts/find-overdue-payments.server.ts'
import { getContract } from '#crm/contracts/get-contract.server.ts'
import { findConversations } from '#crm/conversations/find-conversations.server.ts'
import { type CustomerFilter, customerSorts } from '#crm/customers/customer-list.schema.ts'
import { explainNoCustomers } from '#crm/customers/explain-no-customers.server.ts'
import { findCustomerChoices } from '#crm/customers/find-customer-choices.server.ts'
import { countCustomers, findCustomers } from '#crm/customers/find-customers.server.ts'
import { findDuplicates } from '#crm/customers/find-duplicates.server.ts'
import { findPossibleOwners } from '#crm/customers/find-possible-owners.server.ts'
import { getCustomer } from '#crm/customers/get-customer.server.ts'
import { getCustomerBusiness } from '#crm/customers/get-customer-business.server.ts'
import { getCustomerTimeline } from '#crm/customers/get-customer-timeline.server.ts'
import { listCompanies } from '#crm/customers/list-companies.server.ts'
import { getDigest } from '#crm/digests/get-digest.server.ts'
import { listDigestRecipients } from '#crm/digests/list-digest-recipients.server.ts'
import { findDocuments } from '#crm/documents/find-documents.server.ts'
import { findKnownFiles } from '#crm/documents/find-known-files.server.ts'
import { getFile } from '#crm/documents/get-file.server.ts'
import { findRates } from '#crm/exchange-rates/find-rates.server.ts'
import { environmentModels } from '#crm/models/environment-models.ts'
import { findUsage } from '#crm/models/find-usage.server.ts'
import { listModels } from '#crm/models/list-models.server.ts'
import { countUnread, findNotifications } from '#crm/notifications/find-notifications.server.ts'
import { explainNoOpportunities } from '#crm/opportunities/explain-no-opportunities.server.ts'
import { findOpportunities, summariseOpportunities } from '#crm/opportunities/find-opportunities.server.ts'
import { getBoard } from '#crm/opportunities/get-board.server.ts'
import { getGate } from '#crm/opportunities/get-gate.server.ts'
import { getOpportunity } from '#crm/opportunities/get-opportunity.server.ts'
import { getPipeline } from '#crm/opportunities/get-pipeline.server.ts'
import { getTimeline } from '#crm/opportunities/get-timeline.server.ts'
import { listStages, listTypes } from '#crm/opportunities/list-stages.server.ts'
import { type OpportunityFilter, opportunitySorts } from '#crm/opportunities/opportunity-list.schema.ts'
import { findPeople } from '#crm/org/find-people.server.ts'
import { findPeopleNamed } from '#crm/org/find-people-named.server.ts'
import { findPersonNames, searchPeople } from '#crm/org/find-person-names.server.ts'
import { getGroup } from '#crm/org/get-group.server.ts'
import { listOrganisations } from '#crm/org/list-organisations.server.ts'
import { listSalesOrgs } from '#crm/org/list-sales-orgs.server.ts'
import { listRules } from '#crm/rule-sets/list-rules.server.ts'
import { findRecords } from '#crm/search/find-records.server.ts'
import { searchEverything } from '#crm/search/search-everything.server.ts'
import { findViews } from '#crm/views/find-views.server.ts'
import { listShareable } from '#crm/views/list-shareable.server.ts'
import { findReceivers } from '#crm/warnings/find-receivers.server.ts'
import { findTeamWork } from '#crm/warnings/find-team-work.server.ts'
import { countWarnings, findWarnings } from '#crm/warnings/find-warnings.server.ts'
import { findSweepTroubles, listSweepRuns } from '#crm/warnings/list-sweep-runs.server.ts'
import { findKnownArticleFiles } from '#knowledge/articles/find-known-article-files.server.ts'
import { dayOf } from '#lib/clock.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { Scaled } from '#tests/factories/load-scaled.ts'
import { approvalQueries } from './approval-queries.ts'
import { bidQueries } from './bid-queries.ts'
import { copilotQueries } from './copilot-queries.ts'
import { knowledgeQueries } from './knowledge-queries.ts'
import { contractFilters, customerFilters, opportunityFilters, soughtWords, warningFilters } from './list-filters.ts'

const timeZone = 'Asia/Shanghai'

export interface ListQuery {
  name: string
  run: (asked: { tx: Tx; actor: Actor; scaled: Scaled }) => Promise<unknown>
}

/** Every list that a person can open, in every order and narrowed in every way that the screens offer. */
export function listQueries(scaled: Scaled, today: Date): ListQuery[] {
  const day = (days: number) => new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10)
  const opportunities = Object.entries({
    ...Object.fromEntries(
      opportunitySorts.flatMap((sort) =>
        (['asc', 'desc'] as const).map((dir) => [`by ${sort} ${dir}`, { sort, dir } satisfies OpportunityFilter]),
      ),
    ),
    ...opportunityFilters(scaled, day),
  })
  const customers = Object.entries({
    ...Object.fromEntries(customerSorts.map((sort) => [`by ${sort}`, { sort } satisfies CustomerFilter])),
    ...customerFilters(scaled),
  })
  return [
    ...opportunities.map(([name, filter]) => ({
      name: `opportunities ${name}`,
      run: async ({ tx, actor }: { tx: Tx; actor: Actor }) => {
        const { nextCursor } = await findOpportunities({ tx, actor, filter })
        if (nextCursor) await findOpportunities({ tx, actor, filter: { ...filter, cursor: nextCursor } })
        await summariseOpportunities({ tx, actor, filter })
        await explainNoOpportunities({ tx, actor, filter })
      },
    })),
    ...customers.map(([name, filter]) => ({
      name: `customers ${name}`,
      run: async ({ tx, actor }: { tx: Tx; actor: Actor }) => {
        const { nextCursor } = await findCustomers({ tx, actor, filter })
        if (nextCursor) await findCustomers({ tx, actor, filter: { ...filter, cursor: nextCursor } })
        await countCustomers({ tx, actor, filter })
        await explainNoCustomers({ tx, actor, filter })
      },
    })),
    ...Object.entries(contractFilters(scaled, day)).map(([name, filter]) => ({
      name: `contracts ${name}`,
      run: async ({ tx, actor }: { tx: Tx; actor: Actor }) => {
        const { nextCursor } = await findContracts({ tx, actor, filter })
        if (nextCursor) await findContracts({ tx, actor, filter: { ...filter, cursor: nextCursor } })
        await summariseContracts({ tx, actor, filter })
      },
    })),
    ...Object.entries(warningFilters(scaled)).map(([name, filter]) => ({
      name: `warnings ${name}`,
      run: async ({ tx, actor }: { tx: Tx; actor: Actor }) => {
        const asked = { tx, actor, day: { today: day(0), timeZone, currency: 'CNY' } }
        const { nextCursor } = await findWarnings({ ...asked, filter })
        if (nextCursor) await findWarnings({ ...asked, filter: { ...filter, cursor: nextCursor } })
        await countWarnings({ ...asked, filter })
      },
    })),
    ...[{}, { mine: true }, { customer: scaled.customer }, { days: 30, min: '1000000' }].map((filter) => ({
      name: `overdue payments ${JSON.stringify(filter)}`,
      run: ({ tx, actor }: { tx: Tx; actor: Actor }) => findOverduePayments({ tx, actor, filter, today: day(0) }),
    })),
    {
      name: 'marks on contracts',
      run: ({ tx }) => countContractFlags({ tx, contractIds: [scaled.contract] }),
    },
    {
      name: 'people named in a text',
      run: ({ tx }) => findPeopleNamed({ tx, text: '周启明手上的商机' }),
    },
    {
      name: 'planned activities',
      run: ({ tx, actor }) => findPlannedActivities({ tx, actor, until: day(7) }),
    },
    {
      name: 'work of a team',
      run: ({ tx, actor }) => findTeamWork({ tx, actor, today: day(0) }),
    },
    {
      name: 'receivers of a warning',
      run: ({ tx }) => findReceivers({ tx, warningId: scaled.opportunity, q: '销售' }),
    },
    {
      name: 'notifications',
      run: async ({ tx, actor }) => {
        await findNotifications({ tx, actor, day: { today: day(0), timeZone, currency: 'CNY' } })
        await countUnread({ tx, actor })
      },
    },
    ...soughtWords.map((q) => ({
      name: `everything with ${q}`,
      run: ({ tx, actor }: { tx: Tx; actor: Actor }) => searchEverything({ tx, actor, q }),
    })),
    {
      name: 'records seen lately',
      run: ({ tx, scaled }) =>
        findRecords({
          tx,
          wanted: [
            { kind: 'opportunity', id: scaled.opportunity },
            { kind: 'customer', id: scaled.customer },
          ],
        }),
    },
    ...approvalQueries,
    ...bidQueries(scaled, day),
    ...knowledgeQueries,
    ...records,
  ]
}

/** What the pages of one opportunity and one customer list, and the choices of their forms. */
const records: ListQuery[] = [
  {
    name: 'conversations',
    run: async ({ tx, actor }) => {
      await findConversations({ tx, actor })
      await findConversations({ tx, actor, q: '付款' })
    },
  },
  { name: 'activities', run: ({ tx, scaled }) => findActivities({ tx, opportunityId: scaled.opportunity }) },
  { name: 'contacts', run: ({ tx, scaled }) => findContacts({ tx, customerId: scaled.customer }) },
  { name: 'customer choices', run: ({ tx }) => findCustomerChoices({ tx, q: '特钢' }) },
  { name: 'duplicates', run: ({ tx, actor }) => findDuplicates({ tx, actor, name: '晋岳特钢集团有限公司' }) },
  { name: 'possible owners', run: ({ tx, scaled }) => findPossibleOwners({ tx, companyId: scaled.company }) },
  { name: 'customer', run: ({ tx, scaled }) => getCustomer({ tx, id: scaled.customer }) },
  {
    name: 'customer business',
    run: ({ tx, scaled }) => getCustomerBusiness({ tx, customerId: scaled.customer, timeZone }),
  },
  { name: 'customer timeline', run: ({ tx, scaled }) => getCustomerTimeline({ tx, customerId: scaled.customer }) },
  { name: 'companies', run: ({ tx, actor }) => listCompanies({ tx, actor }) },
  ...[{}, { mine: '1' }, { status: 'lost' }, { q: '液压机' }].map(
    (filter): ListQuery => ({
      name: `board ${JSON.stringify(filter)}`,
      run: ({ tx, actor }) => getBoard({ tx, actor, typeId: 'product-project', filter: filter as OpportunityFilter }),
    }),
  ),
  ...[true, false].map(
    (mine): ListQuery => ({
      name: `pipeline ${mine ? 'mine' : 'all'}`,
      run: ({ tx, actor }) => getPipeline({ tx, actor, mine }),
    }),
  ),
  { name: 'contract', run: ({ tx, actor, scaled }) => getContract({ tx, actor, id: scaled.contract }) },
  { name: 'documents', run: ({ tx, scaled }) => findDocuments({ tx, opportunityId: scaled.opportunity }) },
  {
    name: 'documents of a contract',
    run: ({ tx, scaled }) => findDocuments({ tx, opportunityId: scaled.opportunity, contractId: scaled.contract }),
  },
  ...[true, false].map(
    (mine): ListQuery => ({
      name: `open reviews ${mine ? 'of mine' : 'of all'}`,
      run: ({ tx, actor }) => findOpenReviews({ tx, actor, mine }),
    }),
  ),
  { name: 'stalled reviews', run: ({ tx }) => findStalledReviews({ tx, before: new Date() }) },
  {
    name: 'known files of articles',
    run: ({ tx, scaled }) => findKnownArticleFiles({ tx, fileIds: [scaled.documentVersion] }),
  },
  { name: 'known files', run: ({ tx, scaled }) => findKnownFiles({ tx, fileIds: [scaled.documentVersion] }) },
  { name: 'review', run: ({ tx, actor, scaled }) => getReview({ tx, actor, versionId: scaled.documentVersion }) },
  { name: 'file', run: ({ tx, scaled }) => getFile({ tx, versionId: scaled.documentVersion }) },
  {
    name: 'mentionable',
    run: async ({ tx, actor, scaled }) => {
      await findMentionable({ tx, actor, versionId: scaled.documentVersion, q: '' })
      await findMentionable({ tx, actor, versionId: scaled.documentVersion, q: '周' })
    },
  },
  { name: 'views', run: ({ tx, actor }) => findViews({ tx, actor, list: 'opportunities' }) },
  { name: 'shareable', run: ({ tx, actor }) => listShareable({ tx, actor }) },
  { name: 'gate', run: ({ tx, actor, scaled }) => getGate({ tx, actor, id: scaled.opportunity }) },
  {
    name: 'opportunity',
    run: ({ tx, actor, scaled }) => getOpportunity({ tx, actor, id: scaled.opportunity, timeZone }),
  },
  { name: 'timeline', run: ({ tx, scaled }) => getTimeline({ tx, opportunityId: scaled.opportunity }) },
  { name: 'stages', run: ({ tx }) => listStages({ tx }) },
  { name: 'types', run: ({ tx }) => listTypes({ tx }) },
  ...copilotQueries,
  { name: 'models', run: ({ tx }) => listModels({ tx, environment: environmentModels(), withKey: new Set() }) },
  { name: 'usage of models', run: ({ tx }) => findUsage({ tx, from: '2026-11-01', to: '2026-11-30' }) },
  { name: 'exchange rates', run: ({ tx }) => findRates({ tx, base: 'CNY' }) },
  { name: 'recipients of digests', run: ({ tx }) => listDigestRecipients({ tx }) },
  {
    name: 'digest',
    run: ({ tx, actor }) =>
      getDigest({ tx, actor, day: { today: dayOf(new Date(), timeZone), timeZone, currency: 'CNY' } }),
  },
  {
    name: 'people of failed jobs',
    run: async ({ tx, scaled }) => {
      await searchPeople({ tx, text: '周' })
      await findPersonNames({ tx, ids: [scaled.rep] })
    },
  },
  { name: 'people', run: ({ tx }) => findPeople({ tx, q: '销售' }) },
  { name: 'group', run: ({ tx }) => getGroup({ tx }) },
  { name: 'organisations', run: ({ tx }) => listOrganisations({ tx }) },
  { name: 'sales organisations', run: ({ tx, actor }) => listSalesOrgs({ tx, actor }) },
  { name: 'rules', run: ({ tx }) => listRules({ tx }) },
  { name: 'sweep runs', run: ({ tx }) => listSweepRuns({ tx }) },
  { name: 'sweep troubles', run: ({ tx }) => findSweepTroubles({ tx }) },
]
