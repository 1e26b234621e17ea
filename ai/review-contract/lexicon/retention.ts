import { anyOf } from './any-of.ts'

/** Part of the price that they keep for the warranty. */
export const retention = anyOf([
  '质(?:量)?保(?:证|修)?(?:尾)?(?:金|款)|质量(?:保证金|押金|保留金)|质保尾款|保修金|(?<!建筑业)保留金|尾款(?=[^。；]{0,16}(?:质保|压))',
  '(?:暂扣|扣留|预留|留存|留作|留置|压)[^。；]{0,20}(?:质量|质保|保证|担保|质押)|(?:扣留|暂扣|预留|留置)[^，。；]{0,12}(?:%|％|成|百分之)[^。；]{0,24}质保期|留[^，。；]{0,8}(?:%|％|成)[^，。；]{0,10}(?:尾款|押金)',
  String.raw`\bretention (?:money|monies|sum|amount|of)|\bretention\b(?! of title)|\bhold-?backs?\b|\b(?:kept|keeps?|held|holds?)\b(?: \S+){0,6} (?:back|in hand)\b|\b(?:keep|hold)s? back\b|\bretained (?:\d+\s?%|sums?|amounts?|percentage)`,
  String.raw`\b(?:withh(?:e|o)ld|held back|kept back|retained|retains?|remains? with|stays? with)\b[^.;]{0,60}\b(?:security|warranty|guarantee|obligations|defects?)\b|\bretains?\b[^.;]{0,30}\bof (?:each|every|any|the) (?:certificate|invoice|payment|bill|price)|\bsecurity retained\b|\bsecurity\b[^.;]{0,20}\bretained by\b`,
])

/** When it is given back. */
export const release = anyOf([
  '期满|届满|到期|期限结束|质保期结束|退还|返还|释放|付清|[日月年天]后|满[^。；，]{1,4}年|之后|后[^。；]{0,6}(?:支付|退|付)',
  String.raw`\bafter\b|\bupon\b|\bon (?:the )?(?:expiry|issue)|\bexpir\w+|\bend of\b|\bends\b|\bended\b|\brelease\w*|\bfrom (?:final|provisional)|\bagainst\b[^.;]{0,40}\bguarantee`,
])

const back = '退还|返还|支付|释放|退|付|返|给'
/** What says that nothing tells when: they decide, agree later, or are never done. */
export const atTheirWill = anyOf([
  `(?:${back})[^。；]{0,16}由<theirs>|由<theirs>[^。；，]{0,24}(?:决定|确定|掌握|另行|认定)[^。；，]{0,8}(?:${back})?|<theirs>(?:说了算|另行|自行)`,
  `(?:待|视|以|在)[^。；]{0,20}<theirs>[^。；，]{0,16}(?:认为|同意|确认|批准|满意)[^。；]{0,16}(?:${back})?|经<theirs>[^。；，]{0,10}(?:批准|同意|认可)[^。；，]{0,4}(?:后)?(?:${back})|<theirs>(?:认为)[^。；，]{0,8}(?:适当|合适|必要)`,
  '再行商定|另(?:行)?(?:商定|协商|议|通知|约定)|待定|(?:期限|时间|日期)?不(?:作|做|予|设)[^。；，]{0,4}(?:约定|规定|期限)|(?:没有|未|无)(?:约定|规定)?(?:退还|返还)(?:期限|时间|日期)|长期(?:留存|合作|不退|占用)|合作(?:期间|终止)|不退(?!还质)',
  `(?:无|没有)任何[^。；，]{0,6}(?:问题|索赔)[^。；，]{0,4}(?:时|后)?[^。；，]{0,4}(?:${back})|(?:用得好|好用)[^。；，]{0,4}(?:${back})|再(?:给|付|说)(?=[，。；]|$)`,
  '<payer>[^。；]{0,30}(?:解除|证书|确认|退还)',
  String.raw`<payer>[^.;]{0,60}\b(?:discharge|certificate|releases?)\b|<theirs>[^.;]{0,60}\bdischarge\b|\bin due course\b|\bas (?:long|soon) as\b[^.;]{0,30}\b(?:<theirs>|it has|possible|practicable)|\bpotential claims?\b|\bat such time as\b|\bno (?:date|time)\b[^.;]{0,20}\b(?:release|fixed|set)`,
  String.raw`<theirs>(?:'s)?[^.;]{0,30}\b(?:discretion|deems?|sees? fit|thinks?|considers?|decides?|determines?|is satisfied|management|pleasure)\b|\b(?:until|when|once) (?:it|the <theirs>) is (?:fully )?satisfied|\bdiscretion\b|\bto be (?:notified|agreed|determined|advised)\b|\b(?:settled|agreed|decided|determined|notified) (?:later|separately)\b|\bupon approval\b`,
])

/** They have to give it back after all, or it is forbidden. */
export const datedAfterAll =
  /最迟|不(?:迟|晚)于|不计(?:利)?息(?=[。；]|$)|\bat the latest\b|\bno later than\b|\bno retention\b|\bin any event\b/iu

/** Shares and periods of a clause on retention that are something else: what runs on it, and what is owed or secured beside. */
export const besideRetention =
  /利息|利率|税|违约金|滞纳金|罚|逾期|保函|\binterest\b|\btax\b|\bVAT\b|\bdamages\b|\bguarantee\b|\bbond\b|\blate\b/iu
