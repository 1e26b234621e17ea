import { anyOf } from './any-of.ts'
import type { Statement } from './statement.ts'

const paper = '条款|条件|文件|标准|制度|规定|手册|办法|要求|规范|图纸|指示|守则|政策|须知|解释|说明书|规格书'
/** Papers that they wrote, and we did not sign. */
const theirPaper = [
  `招标(?:文件|人|要求|澄清)|采购(?:文件|条件|条款|规范|规定|制度|办法|管理)|答疑|澄清文件|<theirs>(?!投标)[^。；，]{0,14}(?:${paper})|《[^》]{0,24}(?:管理办法|管理制度|手册|管理规定|通用条款|采购条件|守则|规定|通则|准则|条件)》|总(?:承)?包合同|主合同|背面条款|通用(?:合同|采购)?(?:条款|条件)|我方(?:的)?(?:采购)?(?:条款|标准|规定)`,
].join('|')
const conflict = '不一致|不相?符|冲突|矛盾|抵触|不同|有出入|差异|相异|分歧|歧义|不一|疑义|相悖'
const wins = '优先(?!权|股|采购|购买)|高于|先于|取代|替代|之上'
const theirPaperEnglish = [
  String.raw`<theirs>(?:'s)?(?:,? as amended,?)? (?:[\w-]+ ){0,5}(?:terms|conditions|specifications?|documents|requirements|standards?|policies|procedures|codes?|instructions|manuals?|rules)\b`,
  String.raw`\b(?:specifications?|standards?|policies|conditions|requirements|terms) (?:of|issued by|published by) (?:the )?<theirs>`,
  String.raw`\b(?:general|standard) (?:purchas\w+ )?(?:terms|conditions)\b|\bpurchas\w+ (?:conditions|terms|order|specification)\b|\b(?:these|its) (?:\w+ ){0,2}(?:terms|conditions)\b|\bterms and conditions on the reverse\b|\btender documents?\b|\binvitation to (?:bid|tender)\b|\bITB\b|\b(?:bid|bidding) documents\b|\b(?:head|main|prime|EPC) contract\b|\bsupplier code\b|\bpolicies\b`,
].join('|')
const winsEnglish = String.raw`\bprevail\w*|\bprecedence\b|\bpriority\b|\boverrid\w*|\bsupersed\w*|\bgoverns?\b|\bcontrols?\b|\bdisplac\w*|\bdecisive\b|\brank\w* (?:ahead|above|before|higher)\b|\btakes? effect ahead\b`
const conflictEnglish = String.raw`\bconflict\w*|\bdiscrepan\w*|\binconsisten\w*|\bdisagree\w*|\bambigu\w*|\bdiffer\w*|\bcontradict\w*|\bdepart\w*|\bdoubts?\b|\bdeviat\w*|\bvariance\b|\bat odds\b`
/** Ours, or what both have signed, wins over it. */
const loses = anyOf([
  '(?:优先于|高于|先于|取代|替代)[^。；，]{0,12}(?:招标|<theirs>|通用|采购(?:文件|条件|条款))|不(?:得|应)?(?:以|按|适用|优先)|不适用(?!于)|未[^。；，]{0,8}确认|仅在[^。；，]{0,20}(?:确认|同意)',
  '以(?:本合同|合同|技术协议|专用|双方|国家|行业|后|补充协议|卖方|<seller>)[^。；，]{0,16}为准|按(?:本合同|双方|国家标准)',
  '专用(?:合同)?条款(?:优先|为准)',
])
const losesEnglish = anyOf([
  String.raw`\b(?:prevails?|precedence|priority|supersedes?|overrides?) (?:over )?(?:[^.;,]{0,24} )?(?:general|tender|printed|those of (?:the )?<theirs>|<theirs>'s|standard terms of)\b|\bneither (?:party|side)\b|\bspecial conditions\b[^.;]{0,40}\b(?:prevail|precedence)`,
  String.raw`\b(?:this|the) (?:contract|agreement|technical agreement)[ ,](?:shall )?(?:prevails?|governs?|controls?|takes? precedence|supersedes?)\b|\b(?:shall|do(?:es)?|will) not (?:apply|prevail|take|control|govern)|<seller>(?:'s)?\b[^.;]{0,24}\b(?:shall )?prevail|\bfor the [^.;]{0,60}\bonly\b|\bagreed by both\b|\blater document\b|\bdrawings?\b|\bnational standards?\b`,
])

export const precedenceStatements: readonly Statement[] = [
  // 以招标文件为准, 甲方标准优先
  {
    kind: 'precedence',
    fact: 'theirTermsPrevail',
    says: [
      anyOf([
        `以[^。；，]{0,10}(?:${theirPaper})[^。；，]{0,12}为(?:准|最终|唯一)|(?:${theirPaper})[^。；]{0,14}(?:${wins})|(?:优先于|取代|替代|高于)[^。；]{0,24}<seller>的?[^。；]{0,6}(?:报价|投标|条款|文件|承诺|条件)`,
        `(?:${theirPaper})[^。；]{0,24}(?:构成|视同|成为)[^。；，]{0,8}(?:本)?合同`,
      ]),
      anyOf([`为(?:准|最终|唯一)|${wins}|抵触[^。；]{0,10}(?:无效|不具效力)|视同写入`]),
    ],
    unlessBeside: [loses],
    unless: [/大写|中文|英文|汇率|发票|中英|数量以|重量以|技术协议为准/u],
  },
  // where papers differ, follow theirs
  {
    kind: 'precedence',
    fact: 'theirTermsPrevail',
    says: [
      anyOf([
        `(?:按照?|依照?|从|适用|执行|遵照|服从|选择)[^。；，]{0,14}(?:${theirPaper})|从其规定|后者(?:优先|为准)|应先执行<theirs>`,
        `(?:${theirPaper})[^。；，]{0,8}(?:执行|适用|办理)`,
        '(?:<seller>|投标)[^。；]{0,14}(?:确认单|确认书|报价|回执|条款|文件|条件)[^。；]{0,24}(?:无效|不生效|不具|不适用|不予)',
      ]),
      anyOf([conflict, `仅适用[^。；，]{0,8}(?:${theirPaper})`]),
      anyOf([theirPaper]),
    ],
    unlessBeside: [loses, /国家标准|行业标准|法律|法规/u],
    unless: [/双方协商|卖方有利/u],
  },
  // they say what it means, or whatever is better for them holds
  {
    kind: 'precedence',
    fact: 'theirTermsPrevail',
    says: [
      anyOf([
        '(?:对|有利于|作有利于)<theirs>(?:更|最|较)?(?:为)?(?:有利|的解释|的表述|的规定)?|(?:由|以|按)<theirs>[^。；，]{0,10}(?:决定|解释|选择|认定|说明)|<theirs>[^。；，]{0,6}(?:有权)?(?:决定|选择|解释)|最终解释权|<theirs>(?:的)?(?:书面)?指示',
      ]),
      anyOf([`${conflict}|解释权`]),
      /合同|条款|文件|文本/u,
    ],
    unless: [/<seller>[^。；，]{0,8}最终解释权|双方协商/u],
  },
  {
    kind: 'precedence',
    fact: 'theirTermsPrevail',
    says: [
      anyOf([
        `(?:${theirPaperEnglish})[^.;]{0,60}(?:${winsEnglish})`,
        String.raw`(?:${winsEnglish})[^.;]{0,40}\b(?:over|any|all)\b[^.;]{0,60}(?:<seller>|\bquotation|\backnowledg)`,
        String.raw`\b(?:yield|subordinate|give way)\b[^.;]{0,30}(?:${theirPaperEnglish})`,
      ]),
    ],
    unless: [losesEnglish, /\bthis (?:contract|agreement) supersedes\b/iu],
  },
  // what differs from theirs is void; theirs alone are agreed
  {
    kind: 'precedence',
    fact: 'theirTermsPrevail',
    says: [
      anyOf([
        String.raw`(?:<seller>(?:'s)?|\b(?:additional|different|deviating|conflicting|other)\b)[^.;]{0,60}\b(?:terms|conditions|offer|quotation)\b[^.;]{0,80}\b(?:void|rejected|excluded|not (?:bind|become|apply|accepted)|no effect)\b|\b(?:terms|conditions) of (?:the )?<seller>[^.;]{0,80}\b(?:not (?:bind|become|apply)|void|rejected|excluded|no effect)\b`,
        String.raw`(?:${theirPaperEnglish})[^.;]{0,40}\b(?:only|solely|exclusively|to the exclusion)\b|\b(?:only|solely|exclusively)\b[^.;]{0,40}(?:${theirPaperEnglish})|\bprecondition\b|\blimited to its terms\b`,
      ]),
      anyOf([`${theirPaperEnglish}|\\blimited to its terms\\b`]),
    ],
    unless: [losesEnglish, /\bagreed in writing by both\b/iu],
  },
  // where papers differ, theirs are followed, or they choose
  {
    kind: 'precedence',
    fact: 'theirTermsPrevail',
    says: [
      anyOf([conflictEnglish, String.raw`\bpriority\b|\bprecedence\b`]),
      anyOf([
        String.raw`\b(?:favour|favor)(?:able)? (?:of|to) (?:the )?<theirs>|<theirs>[^.;]{0,24}\b(?:shall|may|will) (?:\w+ )?(?:decide|determine|choose|resolve|select)|\binterpretation (?:given|adopted|chosen) by (?:the )?(?:<theirs>|Engineer)|\b(?:as )?(?:determined|decided|interpreted|resolved|chosen) by (?:the )?(?:<theirs>|Engineer)`,
        String.raw`\b(?:comply with|follow|bound by|apply|applies|observe)\b[^.;]{0,30}(?:${theirPaperEnglish})`,
        String.raw`\b(?:former|latter)\b[^.;]{0,24}(?:${winsEnglish})`,
      ]),
      /\bcontract\b|\bdocuments?\b|\bspecifications?\b|\bstandards?\b|\bterms\b|\bconditions\b|\bprovisions?\b|\binterpret|\brequirement|\bdoubt|\bpapers?\b|\border\b/iu,
    ],
    unless: [losesEnglish, /\bwritten variation\b|\bmandatory\b/iu],
  },
]
