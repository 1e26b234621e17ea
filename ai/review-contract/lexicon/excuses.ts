import { anyOf } from './any-of.ts'
import type { Statement } from './statement.ts'

const time = '工期|交期|交[货付](?:期|时间|日)|供货期|(?:履行|交货|交付)期限|期限|里程碑|进度|完工(?:期|日)|期间'
const longer = '顺延|延长|延期|推迟|后延|展期'
/** A no that governs what follows it, not one within a word that means something else. */
const no = '(?:(?<!不得)(?<!从)不(?!可抗|论|管|问|限|具备|能(?:按|履|如)|承担|计|受)|无权|未予|绝无)'
const theirAct = [
  '<theirs>[^。；，]{0,24}(?:原因|迟|延|推|未|变更|履行|指令|过错|归责|付款[^。；，]{0,4}[迟延逾不]|图纸|资料|场地|没)|<theirs>[^。；，]{0,4}(?:方面|一方)|可归责于<theirs>',
  String.raw`\b(?:delays?|fail\w*|defaults?|acts?|omissions?|breach|negligence|hindrances?|late \w+)\b[^.;]{0,40}\b(?:of|by|on the part of|in the sphere of) (?:the )?<theirs>|<theirs> (?:own )?(?:delay|failure|default|act|breach)\w*|\bfailure of (?:the )?<theirs>`,
].join('|')
const nature = [
  '不可抗力|天灾|疫情|限电|政府行为|战争|台风|自然灾害',
  String.raw`\bforce majeure\b|\bacts? of god\b|\bstrikes?\b|\bepidemics?\b|\bindustrial disputes?\b`,
].join('|')

/** The time for delivery stays as it is. */
const notExtended = [
  `(?:${time})(?!(?:（[^）]{0,12}）)?内)[^。；]{0,24}${no}[^。；，]{0,14}(?:${longer}|调整|变更|更改|变动|改变|让)|(?:${time}|日期|日子)[^。；，]{0,12}(?:不变|照旧|不可更改|(?:也|都)不(?:让|动|变))`,
  `${no}[^。；，]{0,30}(?:要求|主张|提出|请求|获得|给予|准予|作为|构成|成为|申请|据此|(?<=不[能会得]?)(?:使|导致|引起))[^。；，]{0,20}(?:${longer}|(?:工期|交期|交货期)[^。；，]{0,6}(?:补偿|调整|变更))|${no}(?:予|作|再|得|可|应)?(?:以)?(?:${longer})|绝对工期|工期包干`,
].join('|')
const extension = String.raw`\b(?:extensions?|extend(?:ed|ing)?|additional time|more time|further time|postpon\w+|prolong\w*)\b`
const englishTime = String.raw`\b(?:deliver\w*|complet\w+|schedules?|milestones?|time|dates?|delays?|late)\b`
const notExtendedEnglish = [
  String.raw`\b(?:not|never|cannot|nor|neither)\b(?! (?:be )?(?:liable|responsible|in (?:default|breach)|party))[^.;,]{0,90}${extension}|\bno\b (?!liab|part)(?:right |claim |ground |entitlement |reason )?(?:to |for )?[^.;,]{0,40}${extension}`,
  String.raw`\bno\b (?!liab|part)[^.;]{0,240}\b(?:entitles?|rise to|grounds?|claims?|rights?|reason)\b[^.;]{0,60}${extension}|${extension} (?:of \w+ )?(?:(?:shall|will|is|are|may|be|in no \w+) ){0,2}(?:not|never|excluded)\b|\bunder no circumstances\b[^.;]{0,60}${extension}|\bwaives?\b[^.;]{0,80}${extension}`,
].join('|')
const unmoved = String.raw`\b(?:deliver\w*|complet\w+|schedules?|milestones?|dates?)\b[^.;]{0,60}\b(?:(?:not|never) (?:be )?(?:\w+ )?(?:adjust|chang|affect|alter|vari|mov)\w*|(?:un(?:changed|affected|conditional)\w*))|\b(?:not|never|no way) affect\b[^.;,]{0,40}\b(?:deliver\w*|complet\w+|schedules?)\b|\babsolute\b[^.;]{0,40}\bexcuses?\b|\bremains? bound\b[^.;,]{0,40}\b(?:dates?|schedule|time)\b`
const noMatter = [
  '无论|不论|不管|不问|哪怕|即使|即便|任何|一切|全部|所有|均|概|任意|包括|含',
  String.raw`\b(?:irrespective|regardless|howsoever|whatsoever|whatever|whoever|whether or not|notwithstanding|for any (?:reason|cause)|any act|even (?:if|where|though|in)|including)\b`,
].join('|')

/** All the risk of being late. */
const allRisk = [
  '(?:延误|迟延|延迟|晚交|逾期|误期|工期|延期|进度)[^。；，]{0,14}(?:风险|责任)[^。；]{0,40}<seller>[^。；，]{0,6}(?:承担|负)|<seller>[^。；，]{0,10}(?:承担|负)[^。；，]{0,12}(?:延误|迟延|逾期|工期|进度)[^。；，]{0,8}(?:风险|责任)|(?:延误|迟延|延迟|逾期|工期)[^。；，]{0,14}(?:风险|责任)[^。；，]{0,16}(?:不问|不论|无论)[^。；，]{0,10}(?:原因|何方)',
].join('|')
const englishRisk = String.raw`\b(?:all|every|any|entire|full|whole)\b[^.;,]{0,24}\b(?:risks?|responsib\w+)\b[^.;,]{0,30}\b(?:delay|late|schedule)\b|\b(?:all|every|any|entire|full|whole)\b[^.;,]{0,24}\b(?:delay|schedule)\b[^.;,]{0,12}\brisks?\b`
const damagesAnyway = [
  '(?:无论|不论|不管|不问|哪怕|即使)[^。；]{0,24}(?:原因|理由|何方|谁|因)[^。；]{0,30}(?:罚|违约金|赔偿|逾期责任)',
  String.raw`\b(?:delays?|late|liquidated damages)\b(?=[^.;]{0,120}\b(?:irrespective|regardless|howsoever|whatever|whoever)\b)[^.;]{0,160}|\b(?:for|of) whatever (?:cause|reason)\b`,
].join('|')
const owed = String.raw`罚|违约金|赔偿|逾期责任|\b(?:liable|liability|damages|penalt\w+|risks?|attracts?|pay(?:s|able)?)\b`

/** What should excuse us does not. */
const noExcuse = [
  `(?:${nature}|${theirAct})[^。；]{0,50}(?:不(?:得|能|应|会)?(?:予)?(?:免除|免|减免|影响(?=[^。；，]{0,16}(?:交货|交付|工期|责任|按期|义务|期))|适用|使)|${no}[^。；，]{0,20}(?:理由|事由|依据|借口)|仍(?:应|须|需)|照(?:常|付|样)|不得据此|不因此)|不适用[^。；，]{0,6}不可抗力`,
  String.raw`(?:${nature}|${theirAct})[^.;]{0,80}\b(?:(?:not|nor|never)\b[^.;,]{0,20}\b(?:excus|reliev|releas|affect|discharg|exempt|exonerat|entitl)\w*|notwithstanding\b|(?:is|are) excluded)|\bno(?:t|r)?\b [^.;,]{0,30}(?:${theirAct})[^.;]{0,80}\b(?:excus|reliev|releas|discharg|exempt|entitl)\w*`,
].join('|')
const ofDelivery = String.raw`交货|交付|工期|逾期|延期|迟延|延误|违约金|交期|按期|完工|\b(?:deliver\w*|complet\w+|late|schedules?|due date|delays?)\b`
const waived = '放弃[^。；]{0,30}(?:顺延|延期|延长|工期)'

/** Of something else than delivery. */
const otherTime =
  /质保|保修|保函|市场价格|汇率|付款(?:期|日|时间)[^。；，]{0,12}(?:顺延|不)|利息|\bwarrant\w*|\bguarantee period|\bbonds?\b|\bvalidity\b|\bprices?\b|\bpayment of money\b|\binterest\b|\bgiving notice\b/iu
/** They are excused, or it is our own doing, or only for want of notice. */
const fair = [
  '除(?![^。；，]{0,10}书面)[^。；，]{0,40}(?:外|以外)|非因|(?<!括)但(?!不限)[^。；，]{0,10}(?:不可抗力|<theirs>)|不得[^。；，]{0,12}(?:拒绝|不予)|<theirs>(?:不得|无权)',
  '(?:因|由|由于)[^。；，]{0,2}<seller>[^。；，]{0,8}(?:原因|造成|引起|导致|责任)|<seller>(?:自身|自己|原因|的原因|的过错)|<seller>未[^。；，]{0,24}(?:通知|申请|提出|报告)|迟延履行(?:后|期间)|协商|累计不|不(?:得)?超过',
  String.raw`\b(?:unless|except|save|other than|apart from|only (?:if|where|to))\b|\bits own\b|\bown sub|(?<!whether or not )\bwithin (?:its|the [\w' ]{1,24}|<seller>) control\b|\bcaused by (?:the )?<seller>|\bdue to (?:the )?<seller>|\bfailing (?:which|such)\b|\balready in (?:delay|default)\b|\bunreasonabl\w*|\brefuse\b|\bnot irrespective\b|\bexceed\b|\blimited to\b|<buyer>[^.;,]{0,12}\b(?:bears?|assumes?)\b`,
].join('|')
const guards = [otherTime, anyOf([fair])]

const excusing = [
  nature,
  '(?:因|由于|由|系|非)[^。；，]{0,4}(?:<theirs>|<seller>)|<theirs>[^。；，]{0,20}(?:原因|未|迟|延误|变更|缘故|没)|不能预见|无法预见|下列情形|地震|情形之一',
  theirAct,
  String.raw`\bbeyond (?:the |its |their |either )?[\w' ]{0,24}control\b|<theirs>|\bnot attributable to\b|\b(?:force majeure|hindr\w*|hindrances?)\b`,
].join('|')
const relief = [
  `(?:${time}|时间|日期|天数)[^。；，]{0,14}(?:${longer}|调整|往后推)|(?:${longer})[^。；，]{0,6}(?:${time})|往后推|免除[^。；，]{0,6}责任|不承担[^。；，]{0,8}责任|不(?:算|计入)[^。；，]{0,6}(?:晚|逾期|延误)|不支付违约金|互不(?:追究|承担)|中止履行|(?:延|顺延)几天`,
  String.raw`\bextensions?\b|\bextended\b|\bnot (?:be )?(?:liable|responsible|in (?:default|breach))\b|\bneither party\b[^.;]{0,30}\b(?:liable|default|breach|responsible)\b|\bexcused\b|\breliev(?:ed?|es)\b|\bsuspended\b|\badditional time\b|\bprolonged\b|\bpostponed\b|\b(?:schedule|dates?)\b[^.;,]{0,24}\b(?:adjusted|moves?|shifts?)\b|\bnot count as\b|\bnot accrue\b|\bmoves? (?:out )?(?:by|day)`,
].join('|')
const notRelieved = new RegExp(
  `${notExtended}|不(?:得)?[^。；，]{0,4}(?:免除|顺延|作为|构成)|仍应|${notExtendedEnglish}|\\bnot (?:excuse|relieve|be discharged|discharge)\\b`,
  'iu',
)

export const excuseStatements: readonly Statement[] = [
  {
    kind: 'force-majeure',
    fact: 'delayNeverExcused',
    says: [anyOf([notExtended, waived])],
    unless: guards,
  },
  {
    kind: 'force-majeure',
    fact: 'delayNeverExcused',
    says: [anyOf([notExtendedEnglish]), anyOf([englishTime])],
    unless: guards,
  },
  { kind: 'force-majeure', fact: 'delayNeverExcused', says: [anyOf([unmoved])], unless: guards },
  {
    kind: 'force-majeure',
    fact: 'delayNeverExcused',
    says: [anyOf([allRisk, englishRisk]), anyOf([noMatter])],
    unless: guards,
  },
  {
    kind: 'force-majeure',
    fact: 'delayNeverExcused',
    says: [anyOf([damagesAnyway]), anyOf([owed]), anyOf([ofDelivery])],
    unless: guards,
  },
  { kind: 'force-majeure', fact: 'delayNeverExcused', says: [anyOf([noExcuse]), anyOf([ofDelivery])], unless: guards },
  {
    kind: 'force-majeure',
    fact: 'excusesDelay',
    says: [/(?:因|由于|遭受|遭遇|发生|遇)?不可抗力|\bforce majeure\b/iu],
    unless: [notRelieved, anyOf([noExcuse]), /不视为不可抗力|质保|保修|\bwarranty\b|\bbond\b/iu],
  },
  {
    kind: 'force-majeure',
    fact: 'excusesDelay',
    about: 1,
    says: [anyOf([excusing]), anyOf([relief])],
    unless: [notRelieved, anyOf([noExcuse]), otherTime, /<theirs>(?:不承担|不支付)|<theirs>(?: shall| is|s)? not\b/iu],
  },
]
