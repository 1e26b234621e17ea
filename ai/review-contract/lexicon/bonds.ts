import { anyOf } from './any-of.ts'

export const anyBond =
  /保函|担保书|(?:履约|银行|独立)担保|担保(?=[^。；]{0,20}(?:银行|责任|有效))|\bbonds?\b|\bguarantees?\b|受益人|\bguarantor\b|\bsecurity\b|\bstandby\b|\bsurety\b|\bbank undertakings?\b/iu

export const performanceBond =
  /履约(?:保函|担保|保证金|银行保函|押金|保证)|\bperformance (?:\w+ )?(?:bond|guarantee|security|surety)|\bcontract performance guarantee|\b(?:bank guarantee|standby letter of credit)\b|\bsecurity for (?:\w+ )?performance\b|\b(?:secur\w+|surety)\b[^.;]{0,40}\bperformance\b|银行保函/iu

/** They are paid on their word. */
export const onDemand = anyOf([
  '仅凭|见索即付|无条件[^。；，]{0,6}(?:不可撤销|保函|担保|兑付|付款|支付)|不可撤销[^。；]{0,6}无条件|无(?:须|需)?[^，。；]{0,6}(?:证明|举证)',
  '(?:凭|按|接|收|见)到?[^。；，]{0,20}(?:声明|通知|要求|请求|索赔|索款函?)[^。；]{0,10}(?:即|立即|无条件|随时|马上)[^。；，]{0,6}(?:付|兑)|一经(?:提出|要求|索款|主张)|凭[^。；，]{0,16}兑付',
  '(?:放弃|不得|无权)[^。；，]{0,10}抗辩|(?:银行|担保人)[^。；，]{0,8}(?:须|应|必须)?即(?:须|应|行)?(?:兑付|付款)',
  String.raw`\bon[- ](?:its |the |first |simple |written |<theirs>'s )*demand\b|\b(?:first|simple|mere)[- ](?:written )?demand\b|\b(?:upon|merely on|against)(?: (?:the|its|a|first|simple|mere|written|<theirs>'?s?|[Bb]eneficiary's))* (?:demand|request)\b|\bmerely stat\w+|\bmere (?:statement|demand)\b|\bwithout (?:any )?(?:objection|proof|contestation|cavil|demur|conditions?)\b|\bunconditional(?:ly)?\b`,
  String.raw`\bwaives? (?:all |any )?(?:\w+ )?defen[cs]es?\b|\bwithout (?:having to|being required to|need to)[^.;]{0,16}\b(?:show|prove|establish|justify)\b|\bnotwithstanding any (?:contestation|objection|dispute|protest)\b`,
])

/** A demand that has to bring something with it. */
export const onConditions =
  /(?:附|须提交|应提交|同时提交|凭)[^。；]{0,24}(?:裁决|判决|确认书|违约证明|签字)|从属性|\baccompanied by\b|\btogether with\b[^.;]{0,30}\b(?:statement|award|certificate|judg)/iu

/** What is forbidden it to be. */
export const notOnDemand =
  /(?:不得|不应|不是|并非|不采用|不接受)(?:为)?[^，。；]{0,8}(?:见索即付|无条件)|\b(?:not|no)\b[^.;,]{0,16}\b(?:on[- ](?:first |simple )?demand|unconditional)/iu

/** It ends when they say so, when we owe nothing more, or never. */
export const openEnded = anyOf([
  '(?:长期|永久|敞口|无限期)(?:有效(?!期))?(?:[^，。；]{0,6}(?:保函|担保))?|(?:持续|始终|一直)(?:[^，。；]{0,4})有效(?!期)(?![^。；]*(?:不超过|最长|最迟))',
  '(?:不设|没有|无|不(?:约定|载明|规定|注明|设定|得载明|得注明))[^，。；]{0,6}(?:到期|失效|截止|终止|届满)(?:日|期)?',
  '(?:直至|直到|至|延续|以)[^。；，]{0,30}<theirs>[^。；，]{0,16}(?:通知|同意|确认|认为|解除|退还|退回|释放|认可)|(?:由|经|未经)(?:<theirs>|受益人|监理)[^。；，]{0,16}(?:确定|同意)|在?(?:<theirs>|受益人|监理)[^。；，]{0,20}(?:退还|释放|同意|解除|退回|返还)[^。；，]{0,12}之?前',
  '(?:全部|所有|一切)(?:合同)?(?:义务|责任)[^。；，]{0,10}(?:履行)?(?:完毕|终结|了结)|(?:不断|随时|持续)(?:延长|续开|展期)|(?:无条件|负责)(?:续开|展期)|随主合同[^。；，]{0,6}存续|<buyer>要求[^，。；]{0,6}(?:不断|随时)?[^，。；]{0,4}(?:延长|续开)',
  String.raw`\b(?:no (?:fixed )?|without (?:an? )?|(?:not|never) (?:have|contain|bear|state|specify|include) (?:an?y? )?)(?:expir\w+|termination|end)(?: date)?\b|\bopen[- ]ended\b|\b(?:unlimited|indefinite|perpetual) (?:duration|term|period|validity|time)\b|\bindefinitely\b|\bperpetual\b|\bwithout limit\b|\bevergreen\b`,
  String.raw`\b(?:until|till|only (?:up)?on|only when|unless|except|before|so long as|not expire before)\b[^.;]{0,50}(?:<theirs>|\b(?:[Bb]eneficiary|[Ee]ngineer|[Cc]onsultant)\b)[^.;]{0,40}\b(?:content|satisf\w+|releas\w+|return\w*|confirm\w*|notif\w+|gives?|issues?|consider\w*|discharg\w+|agrees?|determin\w*)|\b(?:until|except|only)\b[^.;]{0,40}\b(?:released?|returned?|discharged?|cancelled)\b[^.;]{0,24}\b(?:by|from)\b|\bexcept by (?:a )?(?:written )?(?:release|discharge)\b`,
  String.raw`\b(?:until|after)\b[^.;]{0,20}\b(?:all|every)\b[^.;]{0,40}\b(?:obligations?|liabilit\w+)\b[^.;]{0,40}\b(?:fulfilled|performed|discharged|satisfied)\b|\bno (?:further )?obligations?\b[^.;]{0,30}\b(?:remain|outstanding)`,
  String.raw`\b(?:keep|kept|shall be|continue)\b[^.;]{0,12}\b(?:extend|renew)\w*[^.;]{0,60}\b(?:as and when|whenever|from time to time|called upon|required by|without limit)|\bas and when (?:called|required|requested)\b|\brenew\w* (?:each year|annually|automatically)[^.;]{0,30}\b(?:without limit|until|unless)`,
])

/** A last day is named after all. */
export const endsAtLast =
  /最迟|至迟|最长|不(?:晚|迟)于|到期自动|\bat the latest\b|\bno later than\b|\bin any (?:event|case)\b|\bno longer than\b|\bnot (?:more|later) than\b/iu

export const advanceBond =
  /\b(?:guarantee|bond|security) for (?:the )?(?:advance|down payment)\b|预付款(?:银行)?(?:保函|担保)|\b(?:advance|down)[- ]payment (?:\w+ )?(?:bond|guarantee|security)/iu
export const reduces = /递减|按比例减少|相应减[少额]|减额|\breduc\w*|\bdecreas\w*/iu
export const staysWhole =
  /(?:不(?:得|予|作|随|变)?|无须|自始至终)[^。；，]{0,14}(?:递减|减少|核减|减额)|金额不变|(?:原|全)(?:金)?额(?:担保|有效)|全额[^，。；]{0,6}(?:担保|有效)|\b(?:shall|will|does|do|may) not (?:be )?(?:reduc|decreas)\w*|\b(?:without (?:any )?|no )reductions?\b|\b(?:original|full|entire) (?:amount|value|sum)\b/giu

/** What stands before a share that it is made less by, or that was until now. */
export const reducedBy =
  /减(?:少|至|额)?[^，。；]{0,4}$|由\s*$|原[^，。；]{0,8}$|\breduced? (?:by|to)\s*$|\b(?:in lieu of|instead of|reduced from)\b[^.;,]{0,16}$/iu
/** What stands between what was and what is. */
export const whatWas = /修改为|改为|变更为|提高(?:至|到|为)|调整为|降(?:低)?(?:至|到|为)|\bamended to\b/iu
/** Gives one, and not something else. */
export const gives =
  /(?:提供|提交|开具|开立|出具|递交|缴纳|交纳)[^。；，]{0,24}(?:保函|担保|保证金|信用证|押金)|\b(?:provide|furnish|submit|issue|procure|deliver|open|lodge|give(?!s? (?:it|them) back))s?\b[^.;,]{0,60}\b(?:bond|guarantee|security|letter of credit|surety)\b/iu
