import { anyOf } from './any-of.ts'

const repaired = [
  '修(?!改|订|正)|换|整改|消缺|补正|更新|返工|消除',
  String.raw`\brepair\w*|\breplac\w*|\bcorrect\w*|\brectif\w*|\bremed\w*|\bmak(?:e|es|ing) good\b|\bmade good\b|\brenew(?:al|ed)\b|\bre-?work\w*|\bfix(?:ed|es)?\b`,
].join('|')
const forNothing = [
  '免费|无偿|不收(?:钱|费)|自费|白修|包(?:修|换|退)',
  String.raw`\bfree of charge\b|\bat no (?:charge|cost)\b|\bat (?:its|his|their) (?:own )?(?:cost|expense)\b|\bwithout (?:charge|cost)\b`,
].join('|')
const defect = String.raw`缺陷|瑕疵|质量问题|毛病|故障|\bdefects?\b|\bdefective\b|\bfaults?\b|\bfaulty\b`

/** What we stand for, by its name or by the duty that it is: to put right what is wrong, for nothing. */
const topic = [
  '质(?:量)?保(?:证|修)?(?:期|责任|年限|期限|时间|条款)|保修|质保(?!金)|质量保证(?!金|体系|部|大纲|经验|手册)|质量终身|缺陷责任|缺陷(?:修复|保证)|三包|保质期|保证期|保用期|(?:瑕疵|质量)[^。；，]{0,4}担保|担保期|保多久',
  `(?:${forNothing})[^。；]{0,24}(?:修|换|处理|消除|解决|负责)|(?:${defect})[^。；]{0,24}(?:${forNothing})|无任何[^。；，]{0,16}缺陷|(?:包|白)修|(?:潜在|隐蔽|设计|制造)[^。；，]{0,4}(?:缺陷|瑕疵)`,
  String.raw`\bwarrant(?:y|ies|s|ed)?\b|\bdefects?[- ](?:liability|notification|correction|rectification)\b|\b(?:latent|hidden) defects?\b|\bguarantee (?:period|obligation|claim|applies|for|on)|\bunder guarantee\b|\bguaranteed? (?:the|for|against|that)\b|\bguarantees? (?:the|for|that|against|is|amounts)\b|\b(?:period|expiry|term) of (?:the )?guarantee\b|\b(?:lifetime|product|full|fresh|new) guarantee\b|\b(?:the|'s|renews the) guarantee\b(?! (?:amount|of the bank|test))`,
  String.raw`\b(?:remed\w+|repairs?|rectif\w+|corrects?|mak(?:e|es) good|puts? right)\b[^.;]{0,60}(?:${defect})|(?:${defect})[^.;]{0,80}(?:\b(?:remedied|repaired|rectified|corrected|made good|remedy|repair it|replace it)\b|${forNothing})|\b(?:claims?|liab\w+|limitation period|responsib\w+)\b[^.;,]{0,24}\bfor (?:latent |hidden )?defects\b|\bfree from (?:all )?defects\b`,
  // A heading that says no more.
  '^(?:defects?|making good(?: of defects)?|rectification of defects|defects after taking[- ]over|guarantees?|售后服务|质量保证|三包)$',
].join('|')

/** The period begins anew. */
const again = [
  '重新(?:计|起|开始|算|享)|重(?:计|行|起)(?=算|起|[。；，]|$)|清零|从头|中断',
  String.raw`\bre-?start\w*|\bre-?commenc\w*|\breinstated?\b|\bre-?set\b|\b(?:run|running|start|starting|begin|beginning|commence|commencing|reckoned|counted|appl(?:y|ies)|warranted|calculated)s?\b[^.;,]{0,60}\b(?:anew|afresh|again(?!st)|over|from the beginning)\b|\banew\b|\bafresh\b|\bstarts? over\b`,
].join('|')
/** So it does for what was repaired, where that is said. */
const another = [
  '另(?:行|外)?(?:计|起)|再(?:计|算|来|提供|享|次起算)|续保|新的(?:一个)?(?:完整)?(?:的)?(?:质量)?(?:保|质保|期)',
  String.raw`\brenews?\b(?=[^.;]{0,30}\b(?:warrant|guarant|period))|\bis interrupted\b|\b(?:fresh|new|further|own|additional|same|like)\b(?: [\w-]+){0,2} (?:warranty|guarantee|period|term)\b|\b(?:guaranteed?|warranted) for a (?:new|further)\b|\bfrom the date of (?:repair|replacement|renewal|correction)\b`,
].join('|')
const notAgain =
  /不(?:因[^。；，]{0,16}|再|得|会|予)?(?:而)?(?:重新|另|延长|顺延)|不(?:影响|改变)[^。；，]{0,6}质保|\b(?:not|never)\b[^.;,]{0,24}\b(?:re-?start|start|begin|run|commence|extend|renew|carry|apply)\w*|\bin no (?:event|case)\b|\bno (?:new|fresh|further) (?:warranty|guarantee|period)\b|\bbonds?\b|保函|\b(?:begin|start)s? again with\b|\bunexpired\b|\bremainder\b|剩余|\bnotice\b(?=[^.;]{0,16}\bfor each repair)|诉讼时效/iu

/** What has no end. */
const forEver = [
  '终身|永久(?!变形|性|磁)|永远|长期|不(?:限|计)[^。；，]{0,2}(?:年限|期限|时间|年)|无(?:任何)?(?:时间|期限|年限)(?:的)?限制|没有(?:期限|年限|时间)|不受[^。；]{0,16}(?:期限|期间|届满|时间)[^。；，]{0,8}(?:限制|影响|约束)|(?:生命周期|寿命期|使用寿命|整个寿命)(?:期)?[^。；，]{0,4}内|报废(?:之)?(?:前|为止)',
  '只要[^。；]{0,20}(?:使用|在用|还用|运行|在产|用着)|用多久|不因[^。；]{0,20}(?:届满|时间|期满|经过)[^。；，]{0,10}(?:终止|消灭|免除|解除|失效)|(?:期满|届满)(?:之)?后[^。；]{0,40}(?:仍|继续|依然)[^。；，]{0,8}(?:无偿|免费|负责|承担)|直至[^。；，]{0,16}(?:确认|同意|认可)[^。；]{0,20}|随时承担',
  String.raw`\b(?:lifetime|perpetual\w*|indefinite\w*|for ever|forever|unlimited in time|whenever)\b|\b(?:entire|whole|service|working|full|operating|useful) (?:\w+ )?life\b|\blife of the\b|\b(?:unlimited|perpetual) (?:warranty|guarantee)|\bwarranty is unlimited\b|\bwithout (?:any )?limit(?:ation)? (?:in|of|as to) time\b|\bno (?:time limit|limit (?:in|of) time)\b|\bnot (?:be )?(?:limited|restricted|confined) (?:to|in) (?:any (?:period|time)|time)\b`,
  String.raw`\b(?:as|so) long as\b[^.;]{0,60}\b(?:us(?:e|ed|es)|service|operat\w*|in use|runs?|exists?)\b|\b(?:even after|notwithstanding|despite|regardless of)\b[^.;,]{0,12}\b(?:expiry|end|expiration|lapse)\b|\bnot (?:expire|end|cease|lapse)\b|\buntil (?:the )?<theirs>[^.;]{0,20}\b(?:confirms?|agrees?|releases?|certif\w+)\b`,
].join('|')
/** What is sold, lent or kept secret for ever is no warranty, and what is noticed within it ends with it. */
const otherThanEndless =
  /有偿|收(?:取|费)|成本|优惠|备件|保密|知识产权|不少于|档案|依法|设计单位|已提出|本合同|技术支持|\bspare parts\b|\bpayment\b|\bprice\b|\bconfiden\w*|\bdesign life\b|\blicen[cs]e\b|\bof title\b|\bintellectual\b|\bindemnit\w*|\bduring the (?:warranty|guarantee|defects)|\bwear parts\b|\btechnical support\b|\bnot cover\b/iu

/** Where it begins. */
const accepted = [
  '验收|终验|投产|投料|投运|试运行|运行|开机|竣工|交工|考核|移交|试车|调试|满载|投用',
  String.raw`\bacceptance\b|\baccepted\b|\btaking[- ]over\b|\bcommission\w*|\bPAC\b|\bFAC\b|\bstart[- ]?up\b|\bstart of operation\b|\bcompletion\b|\bhand-?over\b|\binstallation\b|\bcertificate\b`,
].join('|')
const delivered = [
  '交货|交付|发[货运]|到货|装[运船]|起运|出厂|离厂|提货|收货|签收|运抵',
  String.raw`\bdeliver\w*|\bshipment\b|\bde?spatch\b|\bdispatch\b|\bbill of lading\b|\breceipt\b`,
].join('|')

export const warrantyWords = {
  topic: anyOf([topic]),
  repaired: anyOf([repaired]),
  again: anyOf([again]),
  another: anyOf([another]),
  notAgain,
  forEver: anyOf([forEver]),
  otherThanEndless,
  accepted: anyOf([accepted]),
  delivered: anyOf([delivered]),
}
