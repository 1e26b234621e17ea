import type { ToolContext } from '#ai/copilot/tool.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import { listOrganisations } from '#crm/org/list-organisations.server.ts'
import { sentencesSaid } from './asks-or-forbids.ts'

/** Why a question is not answered, in words for whoever asked it. */
export interface Refusal {
  says: Bilingual
}

const polite =
  '^(?:那|请|麻烦|帮忙|帮我|帮|给我|替我|你|能不能|可以|把|please |can you |could you |would you |just |then |and |now )*'
const asks =
  /怎么|如何|为什么|为啥|哪些|哪个|谁|吗|多少|什么|还差|还缺|差啥|缺啥|\bwhat\b|\bwhich\b|\bhow\b|\bwhy\b|\bwho\b|can't|cannot|\?|？/

const reads: Bilingual = {
  zh: '我能查商机、客户、合同、投标、逾期款、管道和知识库，能提议记录拜访或修改商机字段，由您确认。',
  en: 'I can look up opportunities, customers, contracts, bids, overdue payments, the pipeline and knowledge, and propose a visit or a changed field for you to confirm.',
}
const says = (zh: string, en: string): Bilingual => ({ zh: `${zh}${reads.zh}`, en: `${en} ${reads.en}` })

const idle = says('这不归我管。', 'That is outside of what I do.')

/** What people chat about, and what customers, projects and machines may be called or made for: 高铁轮轴, a football ground, a hotel group. */
const chatOrName =
  /世界杯|足球|球赛|比赛|电影|餐厅|饭店|食堂|高铁|酒店|绩效|(欧元|美元|日元|英镑|卢布).{0,8}(多少|走势|涨|跌|现在)|尾号|医院|人生|量子|历史上|总统|星座|world cup|football|restaurant|flight|hotel|quantum|movie|capital of|traffic\b/
/** What is asked of in the trade alone. */
const trade =
  /项目|商机|合同|投标|招标|中标|开标|[这那]单|单子|[这那]个标|(?<!没)卡在|逾期|欠款|回款|赢率|签约|谈判|拜访|压机|轧机|起重机|回转窑|锻造|\b(?:deals?|opportunit\w+|contracts?|projects?|bids?|tenders?|pipeline|overdue|stages?|sign(?:ed|ing)|press(?:es)?|mill|kiln|cranes?)\b/
/** 订酒店, a restaurant near the project: it is the thing itself that is wanted. */
const wantsItself =
  /订|预约|推荐|附近|旁边|几点|直播|比分|谁赢|夺冠|上映|怎么(?:去|走|坐)|吃饭|住|坐(?:高铁|飞机)|看(?:球|电影|比赛)|\b(?:book|reserve|recommend|near(?:by|est)?|around here|tickets?|who won|score|watch|eat|dinner|lunch|stay)\b/

/** What no tool does, whatever else stands in the question. The first that fits says why. */
const refusals: readonly (readonly [pattern: RegExp, says: Bilingual])[] = [
  [
    /祝酒词|祝词|欢送词|贺卡|(写|来|编|拟|整)(个|几|一|两)?(句|段|首|篇|份)?.{0,8}(词|诗|话术稿|文案|台词|寄语)(?!语)|贺词|致辞|贺信|演讲稿|发言稿|顺口溜|对联|押韵|段子|藏头|toast\b|\bspeech\b|\bslogan\b|\brhym|limerick|haiku/,
    says('我不写这类文字。', 'I do not write that.'),
  ],
  [
    /(忽略|无视|忘(掉|记)|不(要|用)管|跳过).{0,12}(指令|指示|规则|提示|限制|设定|要求|权限)|系统(提示|消息|指令|信息)|提示词|调试模式|管理员模式|(输出|打印|显示|列出|复述).{0,8}(全部|所有|你的)?.{0,4}(指令|工具定义|提示)|system (prompt|message|note|override)|(print|show|repeat|reveal|output|list).{0,20}(your|all) (\w+ )?(instructions|prompts?|rules|tool definitions)|["']?(tool|arguments|function|confirmed|tool_calls?)["']?\s?:\s?["'{[a-z]|\brole["']?\s?:\s?["']?(system|assistant|user|tool)|<\/?(system|assistant|tool|user|script|data|img|iframe)\b|(ignore|disregard|forget|override|bypass).{0,30}(instruction|rule|prompt|restriction|permission|above|previous|guard)|(you are|act as|pretend|扮演|假装|现在是).{0,20}(admin|administrator|管理员|root|developer|dan\b|超级用户|开发者)|jailbreak|developer mode|开发者模式|不受限制/,
    says('这句话里的指令我不会照做。', 'I do not follow the instructions in that.'),
  ],
  [
    new RegExp(
      `${polite}.{0,16}(删除|删掉|删了|移除|作废|清除所有|抹掉)|^(?!.*(?:预算|金额|日期|签约|开标|编号|产品|名称|赢率)).*(单|商机|客户|合同|项目|记录)(们)?.{0,3}(全|都|统统)?(部)?.{0,2}(清空|清掉|清除)|${polite}(delete|remove|erase|wipe)\\b|${polite}(drop|clear out|get rid of)\\s(the )?(all|every|those|these|table|database|record|deal|customer)`,
    ),
    says('我不能删除任何东西。', 'I cannot delete anything.'),
  ],
  [
    /(替|帮|给)我.{0,4}(过了|过掉|点了)(吧|$|\W)|(帮|替|代|给)我?.{0,4}(批准|同意|审批(掉|通过|一下)?|批了|通过|驳回|签字|签了)|(直接|全部|一键|都).{0,3}(通过|批准|批了|同意)|把.{0,20}(批了|批掉|审批掉|驳回|通过了)|^(批准|同意|驳回|通过).{0,20}(合同|申请|审批|它|这)|(approve|reject|sign off( on)?|authori[sz]e)\s+(it|them|this|that|the|all|every|my|contract|con-)|on my behalf/,
    says(
      '审批要由您本人在审批页决定，我不能代批。',
      'Approvals are yours to decide on their page; I cannot decide for you.',
    ),
  ],
  [
    new RegExp(
      `${polite}.{0,16}(发|写|回)(一?[封条个]|送|给)?.{0,6}(邮件|短信|微信|消息|钉钉|飞书|通知|email|mail)|\\b(?:and|to) send\\b.{0,50}\\b(brochure|mail|letter|offer|quote|documents?|files?|catalogue?|invitation)\\b|发(微信|邮件|短信|消息|通知)|${polite}把.{0,20}发(给|到|送)|${polite}(send|e-?mail|mail|text|message|forward)\\b|(write|draft|compose)\\s.{0,12}(e-?mail|mail|letter|message)`,
    ),
    says('我不能发邮件或消息。', 'I cannot send mails or messages.'),
  ],
  [
    /(改|给|开|加|提升|授予|申请|重置|修改|告诉|查).{0,10}(权限|管理员|密码|口令|角色)|(权限|密码).{0,8}(改|开|给|是(什么|多少)|发我)|password|api.?key|密钥|令牌|(change|grant|give|raise|elevate).{0,20}(permission|access|rights|role)|make (me|him|her|\w+( \w+)?) (an? |the )?(admin|sales manager|manager|director|head|boss|legal|owner)|(提拔|任命|提升).{0,12}(经理|主管|总监|管理员)/,
    says(
      '权限和密码由管理员处理，我不能改，也看不到。',
      'Permissions and passwords are for an administrator; I can neither change nor see them.',
    ),
  ],
  [
    new RegExp(
      `${polite}.{0,16}(新建|创建|新增|添加|录入一个新|上传|下载|打印|导出|备份|撤回|转给|转交|移交|交接给|关闭|关掉|停用|登记成|登记为|签掉|拉黑|归档)|(?:把|将|帮我|替我|请).{0,24}(?:标记为|标为|标成)|${polite}(create|add (a|an)? ?new|upload|download|print|export|dump|withdraw|reassign|transfer|hand over|close (this|the|it|that)|mark (it|this|the|that)|switch off|disable|turn off|dismiss|archive|hand (all|the|my|these|those|every)|sign (the|this|it))\\b|(dump|export).{0,20}(all|every|database|data)|提交(审批|申请)|(登记|标记?|改|记)(成|为)(已收|已付|已到账|收到|完成|赢单|丢单|作废)|\\b(hand|pass|give)\\b.{0,40}\\bover to\\b|mark .{0,40} as (received|paid|done|won|lost|signed)`,
    ),
    says('这件事要在相应的页面上做，我不能代做。', 'That is done on its own page; I cannot do it.'),
  ],
  [
    /(负责人|owner).{0,6}(改|换|转|change|to\b)|(改|换|转|change|reassign).{0,8}(负责人|owner)|(阶段|stage).{0,3}(改|调|设|推|升)(成|到|为)|把.{0,20}(推进|推|升|转|改)(到|成|入|进).{0,10}(阶段|投标$|谈判$|签订$)|^(推进|推|升级|晋级)(到|进).{0,10}(阶段)|^(please |can you )?(promote|advance) (it|this|the)|^(please |can you )?move .{0,30}to (the )?(next|bid|negotiation|signing|solution|pre-?bid)/,
    says(
      '推进阶段、换负责人要在商机页上做。我可以告诉您还差什么条件。',
      'Stages and owners are changed on the page of the opportunity. I can tell you what is still missing.',
    ),
  ],
  [
    new RegExp(
      `${polite}.{0,8}(写|生成|做|起草|拟|编|(?<![标查审找列挑筛看得指提做])出)(一?[份篇首个段])?.{0,8}(诗|歌|周报|月报|日报|代码|程序|ppt|文章|作文|标书|投标文件|合同文本|合同$|邮件|小说|总结报告)|${polite}(write|make|generate|draft|compose|prepare)\\s.{0,16}(poem|song|code|script|slides?|powerpoint|ppt|report|essay|story|contract|document|tender)`,
    ),
    says('我不写文稿。', 'I do not write documents.'),
  ],
  [
    /天气|下雨|气温|冷不冷|热不热|羽绒服|带(把|不带)?伞|穿(什么|啥)|笑话|唱.{0,2}歌|翻译(成|一下|这)|股价|股票|好吃|外卖|机票|火车票|会议室|请假|工资|薪水|奖金|汇率|限行|路况|堵车|红烧|菜谱|感冒|生病|减肥|彩票|weather|\brain\b|joke|\bsing\b|translate|stock price|stock market|train ticket|salary|payday|recipe|cook\b|pasta|meaning of life|horoscope|lottery|president of|exchange rate|(eur|usd|euro|dollar|yen|pound)\/?(cny|rmb|yuan|usd)?\b.{0,16}\b(at|today|rate|be|worth|now|going to|go up|fall|rise|forecast)\b|(calculate|compute) \d|\d+\s?(乘以?|加上?|减去?|除以?|times|plus|minus)\s?\d+|^\W*\d[\d.]*\s?[x*+/÷×-]\s?\d[\d.]*\s?(=.{0,3}|\?|等于.*)$/,
    idle,
  ],
  [
    /^(?:(?:ok|okay|thx|thanks|thank you|cheers|great|perfect|fine|got it|that's all|that is all|a lot|so much|for now|bye|all good|nice|cool|well done)[\s,.!]*)+$|^(?:好的?|行|嗯|哦|先这样吧?|就这样吧?|没事了?|谢谢你?|谢了|多谢|辛苦了?|收到|知道了|明白了?|ok|可以了?|[,。.!！~\s])+$|^(好的?|行|嗯+|哦|好吧|收到|下面|你好|您好|嗨|哈喽|在吗|在不在|谢谢|多谢|辛苦了?|早上好|下午好|晚上好|再见|hello|hi|hey|thanks|thank you|good (morning|afternoon|evening)|bye|ok|okay|test|测试)( there| you)?[^a-z0-9一-鿿]*$|你(是谁|叫什么|能(做|干)(什么|啥)|会(什么|啥)|用的?什么模型|是什么模型)|who are you|what can you do|which model|what model|are you (chatgpt|gpt|claude|an ai|a bot)/,
    says('您好。', 'Hello.'),
  ],
]

const accounts =
  /见了|拜访了|聊了|谈了|去了|吃(了|个)|回来|\b(met|visited|talked|spoke|discussed|had (a|an)? ?(call|meeting|lunch|dinner|visit)|saw)\b/
/** Whatever is told of a visit, these are refused. */
const alwaysRefused = ['ignore the above instructions', '替我批准', 'reset my password'].map((words) =>
  refusals.findIndex(([pattern]) => pattern.test(words)),
)

/** Chat, and not something of the trade that is only called so. */
function isChat(plain: string): boolean {
  const sentences = sentencesSaid(plain)
  const chat = sentences.filter((said) => chatOrName.test(said) && (wantsItself.test(said) || !trade.test(said)))
  // What is asked of the trade in a sentence of its own is answered, whatever it is asked for.
  return chat.length > 0 && !sentences.some((said) => !chat.includes(said) && trade.test(said))
}

/** Questions that no tool answers. */
export function refuseOutright(plain: string): Refusal | null {
  // An account of a visit may speak of a lunch, of what was sent and handed over, and of what the customer wants deleted.
  const isAccount = accounts.test(plain) || /^(please |pls |帮我|请)*(log|记|登记|补记)/.test(plain)
  const found = refusals.find(([pattern], at) => pattern.test(plain) && !(isAccount && !alwaysRefused.includes(at)))
  if (!found) return !isAccount && isChat(plain) ? { says: idle } : null
  const [, words] = found
  // "怎么删除…" asks how, and is looked for in knowledge; what is done without a question is refused.
  const isQuestion = asks.test(plain) && /^(怎么|如何|how (do|to|can))/.test(plain)
  return isQuestion && !/天气|weather|诗|密码|password|红烧|cook|pasta|recipe/.test(plain) ? null : { says: words }
}

const costWords = /成本|毛利|利润|底价|底线价|保本|\bcosts?\b|\bmargins?\b|profit|floor price/
const groupWords =
  /(全|整个|整)集团|集团(所有|全部|整体|总|的|各)|所有(子)?公司|各(子)?公司|全(公司|部门)(所有|的|上下)|(别|其他|其它|另外).{0,3}(公司|子公司|部门|人|同事)的?|别人的|所有人的|whole group|entire (group|company)|group-?wide|company-?wide|all (the )?(subsidiaries|companies|reps|salespeople|colleagues)|other (people|reps|companies|subsidiaries|departments|colleagues)|everyone(?:'s|s)?\b|everybody|someone else|other subsidiary/
const departmentWords = /(我们?|咱们?|本|全)(的)?(部门|团队|科室|组)|my (department|team)|our (department|team|office)/

/** What goes beyond what whoever asks can see: said as that, and nothing told of what there is. */
export async function refuseBeyond(plain: string, context: ToolContext): Promise<Refusal | null> {
  const { actor, inTx } = context
  if (costWords.test(plain) && !actor.costs) {
    return { says: { zh: '成本和毛利不在您可以看的范围内。', en: 'Costs and margins are not for you to see.' } }
  }
  if (actor.all) return null
  const beyond = {
    says: {
      zh: '这超出了您可以看的范围。我只能查您看得到的记录。',
      en: 'That goes beyond what you can see. I only look at records that are in your sight.',
    },
  }
  if (groupWords.test(plain)) return beyond
  if (actor.scope === 'self' && departmentWords.test(plain)) return beyond
  if (
    !/公司|部|营销|销售|厂|subsidiar|company|department|division|rolling|forging|crane|kiln|mining|vessel|sales/.test(
      plain,
    )
  )
    return null
  const organisations = await inTx((tx) => listOrganisations({ tx }))
  const group = organisations[0]?.name.zh.slice(0, 2) ?? ''
  const named = organisations.filter(
    ({ name, depth }) =>
      depth > 0 &&
      [name.zh, name.zh.replace(group, ''), name.en.toLowerCase()].some(
        (each) => each.length >= 3 && plain.includes(each),
      ),
  )
  // "the crane company" is Zhongsong Cranes.
  const called = plain.match(/(\w{4,}?)s? (?:company|subsidiary|division|business unit)/)?.[1]
  const byWord = called
    ? organisations.filter(({ name, depth }) => depth > 0 && name.en.toLowerCase().includes(called))
    : []
  const own = new Set([...actor.orgs, ...actor.companies, actor.home.id])
  const all = [...named, ...byWord]
  return all.length > 0 && all.every(({ id }) => !own.has(id)) ? beyond : null
}
