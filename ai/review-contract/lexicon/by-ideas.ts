import {
  aboutAcceptance,
  endlessTime,
  fallsShort,
  lastWord,
  lossOfBusiness,
  mendsForNothing,
  moreTime,
  noEntitlement,
  notMoved,
  refunded,
  takenAway,
  theirPart,
  timeForDelivery,
  weBearIt,
  whatever,
} from './ideas.ts'
import type { Statement } from './statement.ts'

/** What is risky by ideas that meet, in whatever words: a net below the wordings that are known. */
export const statementsByIdeas: readonly Statement[] = [
  {
    kind: 'force-majeure',
    fact: 'delayNeverExcused',
    says: [timeForDelivery, notMoved, whatever],
    unless: [
      /质保|保修|付款期|除外|另有约定|双方(?:另行)?(?:书面)?(?:同意|商定)|\bunless\b|\bexcept\b|\bsave\b|\bforce majeure\b/iu,
    ],
  },
  {
    kind: 'force-majeure',
    fact: 'delayNeverExcused',
    says: [
      timeForDelivery,
      notMoved,
      theirPart,
      /(?:迟|延|晚|误|未(?:按时|及时|如期)|不具备)|\b(?:late|delay|default|failure|act)\w*/iu,
    ],
    unless: [/质保|保修|付款期|除外|相应顺延|\bunless\b|\bexcept\b|\bsave\b|\bforce majeure\b/iu],
  },
  {
    kind: 'force-majeure',
    fact: 'delayNeverExcused',
    says: [
      /\b(?:bear|carr|assum|accept)\w* (?:\w+ ){0,4}risks? (?:of|in)\b[^.;]{0,24}\b(?:late|delay)\w*|(?:延误|延迟|逾期|迟交)[^。；]{0,8}(?:的)?(?:全部|一切|所有)风险/iu,
      whatever,
    ],
    unless: [/\bunless\b|\bexcept\b|\bsave\b|\bforce majeure\b|除外/iu],
  },
  {
    kind: 'force-majeure',
    fact: 'delayNeverExcused',
    about: 2,
    says: [noEntitlement, whatever, moreTime, theirPart],
    unless: [
      /质保|保修|\bwarrant\w*|\bunless\b|\bexcept\b|\bsave\b|付款|货款|价款|\bpayments?\b|相应顺延|<buyer>[^。；，]{0,6}(?:不得|无权)|\b(?:Buyer|Purchaser)\b[^.;]{0,10}\b(?:not|no)\b/iu,
    ],
  },
  {
    kind: 'warranty',
    fact: 'warrantyEndless',
    about: 1,
    says: [endlessTime, mendsForNothing],
    unless: [
      /备件|配件|软件|保密|知识产权|\bspare|\bconfiden|\bintellectual|\blicen[cs]e|不再|除外|\bnot\b[^.;]{0,20}\bfor the life\b|有偿|收费|成本价/iu,
    ],
  },
  {
    kind: 'consequential-loss',
    fact: 'consequentialClaimed',
    says: [lossOfBusiness, weBearIt],
    unless: [
      /不(?:承担|负责|赔|包括|包含)|不在赔偿|不对|除外|免除|免责|互不|均不|\bnot\b|\bneither\b|\bno (?:claim|liabil)|\bexclud\w*|\bin no event\b|\bwaive\w*|<buyer>[^。；，]{0,10}(?:赔|承担|支付|补偿)|上限|限额/iu,
    ],
  },
  {
    kind: 'acceptance',
    fact: 'acceptedByBuyerAlone',
    about: 1,
    says: [lastWord, aboutAcceptance],
    unless: [
      /双方|共同|第三方|独立(?:第三方|检测机构|检验机构)|仲裁|专家|\bjoint|\bboth parties\b|\bindependent (?:third|expert|lab|inspect)|\bexpert\b|\barbitrat|\breasonabl|不(?:得|能)(?:单方)|分包/iu,
    ],
  },
  {
    kind: 'performance-damages',
    fact: 'mayReject',
    about: 2,
    says: [refunded, takenAway, fallsShort],
    unless: [
      /不得(?:拒收|退货)|无(?:故|正当理由)|仅(?:当|在|限)|只有|最低(?:保证|限)|保函|\bonly (?:if|where|when)\b|\bminimum\b|\bmay not\b|\bshall not\b|\bno right\b|\badvance payment (?:bond|guarantee)\b/iu,
    ],
  },
  {
    kind: 'precedence',
    fact: 'theirTermsPrevail',
    says: [
      /\b(?:control|prevail|govern|override|supersede|take (?:precedence|priority))s?\b[^.;]{0,20}\b(?:any|all|every|each|anything)\b[^.;]{0,80}\b(?:to the contrary|quotation|acknowledg?e?ment|confirmation|offer|proposal|paper|form|invoice|document)s?\b/iu,
      /\b(?:order|terms|conditions|purchase|these)\b/iu,
      /\b(?:Seller|Supplier|Vendor|Contractor|<seller>|quotation|acknowledg?e?ment|proposal|offer|to the contrary|other paper)\b/iu,
    ],
    unless: [/<seller>'s (?:terms|conditions|quotation)[^.;]{0,40}\b(?:control|prevail|govern)/iu],
  },
  {
    kind: 'precedence',
    fact: 'theirTermsPrevail',
    says: [
      /\b(?:conditions|terms|AEB|GTC|GTCP)[^.;]{0,40}<theirs>[^.;]{0,20}\b(?:go|goes|come|comes|rank|ranks|stand|stands) (?:before|ahead of|above)\b|<theirs>'s (?:\w+ ){0,4}(?:conditions|terms|standards|requirements)[^.;]{0,20}\b(?:go|goes|come|comes|rank|ranks|stand|stands) (?:before|ahead of|above)\b/iu,
    ],
  },
  {
    kind: 'precedence',
    fact: 'theirTermsPrevail',
    says: [
      /<seller>[^。；]{0,24}(?:报价|确认|回执|函件|投标|响应|样本|条款)[^。；]{0,40}(?:出入|不一致|不同|矛盾|冲突|抵触|不符)[^。；]{0,12}以[^。；]{1,20}为准/u,
      /以[^。；]{0,16}(?:背面|订单|采购|招标|通用|标准|<theirs>)[^。；]{0,10}为准/u,
    ],
  },
]
