import type { RecordRef } from '#ai/copilot/tool.ts'
import { concepts } from './concepts.ts'
import type { Label } from './load-classifier.server.ts'
import type { ReadQuestion } from './read-question.server.ts'

/** What a question may mean, of what a tool does. */
export type Meant = Exclude<Label, 'refuse'>

/** What is said so that it can mean one thing alone, whatever else stands in it. The first that fits. */
export function certainlyMeant(
  { plain, idle, people, points, times, pieces }: ReadQuestion,
  page: RecordRef | null,
): Meant | null {
  const has = (...names: string[]) => names.some((name) => concepts[name]?.test(plain) ?? false)
  const howTo =
    /怎么(写|谈|做|办|处理|开|选|调|排查|应对|要|拿|算|报|回(?!事))|如何|怎样|一般|合适|注意|讲究|忌讳|规定|模板|技巧|打法|套路|对策|经验|要点|知识库|checklist|\btips\b|how (do|should|can) (we|i|you|one)|how to|should i|best practice|knowledge base|template|guideline/.test(
      plain,
    )
  const isPointing = points && page !== null
  if (
    /(记|登记|录入|写|补|\blog|record)(一?[下条个次篇]|录|:| a | the | my | today's )?.{0,8}(拜访|走访|会议|电话|visit|call|meeting)/.test(
      plain,
    ) &&
    !/哪|多少|几|which|how many/.test(plain)
  )
    return 'log_visit'
  // What is to be arranged is a visit to come, and no question after those that are.
  if (
    /^(请|麻烦|帮我|给我|你|先)*(安排|排|约|预约)(一下|一个|一次|个|次|上|好)?.{0,30}(去|见|拜访|走访|踏勘|电话|会议|的会(?!议室))|^(please |pls |can you |could you )*(schedule|arrange|set up|book|pencil in|put in|plan) (a |an |another )?(\w+ )?(visit|call|meeting|site survey)/.test(
      plain,
    ) &&
    !/哪|谁(?!的)|(?<!周|期|拜)几|什么|\bwhich\b|\bwhat\b|\?/.test(plain)
  )
    return 'log_visit'
  if (
    pieces.length > 0 &&
    /(在跟|在谈|在推|在做|手上)的?(都)?(有)?(啥|哪些|什么|几个)\W*$/.test(plain) &&
    !has('overdue', 'contract', 'bid')
  )
    return 'find_records'
  if (
    /(谁|哪家).{0,6}(抢|争|竞)|竞争对手(是|有)|who (else )?(is|are) (we )?(bidding against|up against|competing)/.test(
      plain,
    ) &&
    (points || pieces.length > 0)
  )
    return 'open_record'
  if (
    /^(my |our |all |all my |the |which |list |show me )?(deals?|opps|opportunities|projects)\b.{0,24}(should|due|supposed|ought|expected|to)( to)? (be )?(sign|clos)/.test(
      plain,
    )
  )
    return 'find_records'
  if (
    /who (do|did) (we|i) know (at|in)|(who are|list) (the|our|their|my) contacts|contacts? (at|of|for) /.test(plain) &&
    pieces.length > 0
  )
    return 'open_record'
  if (
    /(tender|招标)\s?(no\.?\b|number|num|编号|号)\W{0,3}(is\b|是|为)?\s?[a-z]{1,6}[-/]?\d/.test(plain) &&
    !/\?|吗/.test(plain)
  )
    return 'change_field'
  if (/^(please |pls |can you )?rename\b|改名(为|成|叫)|名字?改(为|成)/.test(plain)) return 'change_field'
  if (
    /who('s| is| are)? (on|in) the team|team members?|(团队|项目组)(里|成员)?(都)?(有|是)(谁|哪些)|谁在(团队|项目组)/.test(
      plain,
    ) &&
    (points || pieces.length > 0)
  )
    return 'open_record'
  if (
    people.length > 0 &&
    /how much (has|have|does|is|did)\b.{0,40}(got|in play|in total|all told|on the go|books|pipeline)|盘子|一共(有|能签)?多少(钱|额)?/.test(
      plain,
    ) &&
    !has('overdue', 'contract')
  )
    return 'pipeline_and_forecast'
  // A number says which record it is, and little else was asked of it.
  if (
    /\b(opp|con|bid)-\d{4}-\d{4}\b/.test(plain) &&
    /讲|说|介绍|情况|看|详情|打开|怎么样|what|show|open|tell|about|status|rundown|brief/.test(plain) &&
    !has('gate', 'overdue', 'change', 'met', 'flags', 'similar')
  )
    return 'open_record'
  // "Show me the … contract": one that is called so, and not which there are.
  if (
    /^(please |pls |can you |could you )*(show|open|pull up|bring up|give)( me| us)? (the|up the) .+ (contract|deal|opportunity|bid|tender|customer|account|project)\W*$|^(请|麻烦|帮我)?(打开|调出|看看|看一下|看下).{2,}(那份|那个|这份|的)(合同|商机|项目|标)\W*$/.test(
      plain,
    ) &&
    pieces.length > 0 &&
    !has('overdue', 'gate', 'flags', 'similar')
  )
    return 'open_record'
  if (
    (/\bput (it |this |that )?(at |to )?\d{1,3}\s?%/.test(plain) ||
      /(给|调|改|提|降)(到|成|为)?[一二两三四五六七八九]成/.test(plain)) &&
    !/为什么|为啥|\bwhy\b/.test(plain)
  )
    return 'change_field'
  if (/(tender|招标)\s?(no\b|number|num|编号|号).{0,40}(\bis\b|是|为|:).{0,30}(update|更新|填|改|记)/.test(plain))
    return 'change_field'
  if (has('change') && has('field') && !howTo && !/为什么|为啥|谁|\bwhy\b|\bwho\b/.test(plain) && !has('met'))
    return 'change_field'
  if (
    /合同|contract|con-\d/.test(plain) &&
    /什么时候|啥时候|哪天|几号|付款计划|交货|交期|付款条件|毛利|多少钱|when\b|delivery|payment (plan|schedule)|how much|margin/.test(
      plain,
    ) &&
    (points || pieces.length > 0) &&
    !/哪些|which|list|欠|逾期|overdue/.test(plain)
  )
    return 'open_record'
  if (
    /(总共|一共|总计|合计|加起来).{0,6}(值|多少钱|金额|多大)|value of all|worth in total|进账|to book\b/.test(plain) &&
    !/合同|签了|欠|逾期|contract/.test(plain) &&
    pieces.length === 0
  )
    return 'pipeline_and_forecast'
  if (
    /customers|clients|accounts|客户/.test(plain) &&
    /华[北东南中]|西[北南]|东北|中东|东南亚|非洲|欧洲|美洲|[a-d]\s?(级|类)|grade [a-d]|钢铁|水泥|煤炭|矿|化工|港口|steel|cement|coal|mining|chemical|\bports?\b|china|asia|africa|europe|middle east/.test(
      plain,
    ) &&
    !has('met', 'overdue', 'contract', 'bid') &&
    !points &&
    !howTo
  )
    return 'find_records'
  if (
    /(还?差|还?缺|卡).{0,6}(什么|哪|啥|几|住)|阶段门|过不了门|what('s| is) (blocking|holding|missing)|blocks? (this|the|it)|next stage|gate condition/.test(
      plain,
    ) &&
    !has('flags') &&
    !/标前会|审批/.test(plain)
  )
    return 'what_blocks_stage'
  if (howTo && !isPointing && (!has('met') || /一般|怎么|如何|\bhow\b/.test(plain))) return 'search_knowledge'
  if (
    /逾期|拖欠|欠款|欠(着?我们|咱|钱)|催.{0,4}款|款.{0,4}(催|没付|未付)|回款|receivable|overdue payment|payments? overdue|late payments?|(money|payments?|cash) (is |are )?(late|behind)|behind (on|with) (the |their )?pay|owes? us|unpaid/.test(
      plain,
    )
  )
    return 'overdue_payments'
  if (
    /\b(lost|won) (jobs?|deals?|opps?|opportunit\w+|projects?|orders?)\b|(丢|输|赢)(了|掉|下)?的(单|项目|商机|活)/.test(
      plain,
    ) &&
    !/为什么|为啥|原因|\bwhy\b|reason/.test(plain)
  )
    return 'find_records'
  // Which they are, and not how much they come to.
  if (
    /(签|成交|sign|clos)/.test(plain) &&
    /(都)?(是|有)?(哪(些|几|家|个)|谁家|谁的)|\bwhich\b|\bwho\b|\blist\b/.test(plain) &&
    !/多少|几个亿|总额|总共|一共|合计|\bhow much\b|合同|contract|投标|\bbids?\b|各阶段|每个阶段/.test(plain) &&
    !/签了|签过|已签|签完|\bsigned\b/.test(plain) &&
    times.length > 0
  )
    return 'find_records'
  // What was signed is a contract; what will be is an opportunity.
  if (
    /(?<!快|快要|就要|将|要|能|会)签了|签过|签完|(?<!能|会|还能|可以)签下|已经?签|\bsigned\b/.test(plain) &&
    /哪|几|多少|什么|啥|吗|没有|any|what|which|how many|list|show/.test(plain) &&
    !/商机|项目|单子|预计|要签|to be signed|expect|hope|due to|opportunit|\bdeals?\b|没签|未签|not signed|签.{0,3}(多少|额|钱)/.test(
      plain,
    )
  )
    return 'find_contracts'
  if (
    /(everything|what|all)( that)? (i|we)('ve| have)? ?(got|have)? ?(going|on|open|running|cooking) with|^(show me |list )?(everything|all)( that)? (i|we)('ve got| have| got) with|(跟|和|在).{2,14}(手上|那边|这边)?(都|还)?有(哪些|什么|几个)(单|项目|商机|机会)/.test(
      plain,
    )
  )
    return 'find_records'
  if (
    /(read|reading) (up )?(on|about)|anything (written|to read)|(有没有|有啥|有什么).{0,8}(资料|文章|材料|文档)|先.{1,6}(还是|再|后).{0,2}先?/.test(
      plain,
    ) &&
    !isPointing &&
    !has('met', 'change')
  )
    return 'search_knowledge'
  if (
    /(各|每)个?阶段|per stage|by stage|each stage|漏斗|管道|pipeline|funnel|forecast|预测|盘子|(能|会|预计|可以).{0,8}签.{0,5}(多少|额|钱)|签约额|(how much|what) .{0,24}(close|sign)\b.{0,20}(by|next|this|in|before)/.test(
      plain,
    ) &&
    !/阶段(门|有哪|的)/.test(plain)
  )
    return 'pipeline_and_forecast'
  if (
    /(待|等|要|需)我?(来)?(审批|批|签批|签字|审核)|pending approval|(need|have|anything).{0,12}to approve|waiting for me/.test(
      plain,
    ) &&
    !/合同.{0,4}(在|还)|approved/.test(plain)
  )
    return 'my_day'
  if (
    /(要|得|该)(跑|走访|拜访|见|去).{0,4}(哪|谁|什么|几家)|约了?.{0,3}(谁|哪).{0,6}(见|碰|聊|谈)?/.test(plain) &&
    !has('idle') &&
    !has('met')
  )
    return 'my_day'
  if (/(要|计划|安排|打算|约).{0,4}(见|拜访|去).{0,4}(谁|哪)|who (am|will) i .{0,10}(see|meet|visit)/.test(plain))
    return 'my_day'
  if (
    idle &&
    has('idle') &&
    /哪|客户|商机|项目|谁|单|which|customer|deal|account|opportunit|list|show/.test(plain) &&
    !/^(log|记|登记|补)/.test(plain)
  )
    return 'find_records'
  if (/类似|相似|同类|similar|like this/.test(plain) && (has('bid') || /投过|tender|bid for/.test(plain))) return 'bids'
  if (
    /(anything|what|what's|whats) (is )?(still |else )?(open|going|running|live|on the go|in play)( still)? (with|at|for) /.test(
      plain,
    )
  )
    return 'find_records'
  if (/有.{0,6}合同(吗|没|么|呢)|合同呢|any contract|is there a contract|what about the contract/.test(plain))
    return 'find_contracts'
  if (
    people.length > 0 &&
    !has('met', 'bid', 'contract') &&
    /手|负责|跟|商机|项目|单|have|deals?|opportunit|working|own/.test(plain)
  )
    return 'find_records'
  if (
    isPointing &&
    /^(when|how long|what stage)\b|how likely|赢率|把握|谁(在)?(管|负责|跟)|拜访过?几|多少次|how (much|likely|many visits)|who (owns|is|are)/.test(
      plain,
    ) &&
    times.length < 2
  )
    return 'open_record'
  return null
}
