export type TableClass = 'owned' | 'shared' | 'assigned' | 'system'

/**
 * The class of every table, as docs/architecture.md defines them. A guard holds the list against the migrated database and
 * against the schema's comments, so that no table comes in without somebody having said who may see it.
 */
export const tableClasses = {
  organisation: 'shared',
  person: 'shared',
  membership: 'shared',
  person_preference: 'owned',
  access_token: 'owned',
  setting: 'shared',
  exchange_rate: 'shared',
  record_access: 'owned',

  customer: 'shared',
  customer_relationship: 'owned',
  contact: 'owned',
  activity: 'owned',
  activity_contact: 'owned',

  opportunity_type: 'shared',
  stage: 'shared',
  opportunity: 'owned',
  stage_total: 'owned',
  opportunity_team: 'owned',
  opportunity_competitor: 'owned',
  decision_chain_member: 'owned',

  contract: 'owned',
  contract_cost_line: 'owned',
  contract_cost: 'owned',
  payment_plan_line: 'owned',

  bid: 'owned',
  bid_cost: 'owned',
  bid_milestone: 'owned',
  bid_offer: 'owned',
  post_mortem: 'owned',
  post_mortem_part: 'owned',
  bid_factor: 'owned',
  bid_lesson: 'owned',
  bid_reading: 'owned',

  document: 'owned',
  document_version: 'owned',
  contract_review: 'owned',
  clause_flag: 'owned',
  flag_comment: 'owned',

  approval_request: 'assigned',
  approval_ground: 'assigned',
  approval_task: 'assigned',
  approval_answer: 'assigned',
  approval_access: 'assigned',
  approval_delegation: 'shared',
  stage_exception: 'owned',

  knowledge_directory: 'owned',
  knowledge_grant: 'owned',
  article: 'owned',
  article_version: 'owned',
  article_comment: 'owned',
  article_forward: 'owned',
  article_reading: 'owned',
  knowledge_audience: 'owned',
  knowledge_chunk: 'owned',

  model_setting: 'shared',
  model_usage: 'owned',

  rule_set: 'shared',
  rule: 'shared',
  rule_version: 'shared',
  decision: 'owned',

  domain_event: 'owned',
  relay_position: 'system',
  job_run: 'system',

  warning: 'owned',
  notification: 'owned',
  digest: 'owned',
  sweep_finding: 'system',
  sweep_run: 'shared',

  saved_view: 'owned',
  default_view: 'owned',

  conversation: 'owned',
  conversation_turn: 'owned',
  conversation_proposal: 'owned',

  auth_user: 'system',
  auth_session: 'system',
  auth_account: 'system',
  auth_verification: 'system',
  auth_two_factor: 'system',
  sign_in_lock: 'system',
} as const satisfies Record<string, TableClass>
