// What clauses of every kind are made of, as families of words: each is written once and meets others in `by-ideas.ts`. A family
// has stems and not inflections, and words that may stand between are left out.

/** Whatever happens, and whoever is to blame. */
export const whatever =
  /无论|不论|不管|任何(?:原因|理由|情形|情况|因素|事由)|概不|一概|一律|绝不|决不|均不|都不|\b(?:irrespective|regardless|howsoever|whatsoever|howeve?r (?:caused|arising))\b|\bwhether or not\b|\bfor (?:any|whatever) (?:reason|cause)\b|\bunder no circumstances\b|\bin no (?:event|case)\b|\b(?:any|no|every|all) (?:other )?(?:cause|reason|ground|event|circumstance|hindrance|occurrence|matter)s?\b|\bnever\b|\bwhatever (?:the |its |their )?(?:cause|reason|ground)s?\b/iu

/** The time by which we have to be ready. */
export const timeForDelivery =
  /(?:交货|交付|供货|完工|竣工|投产|安装)(?:的)?(?:期限?|日期|时间|日|节点|进度)|工期|\b(?:delivery|completion|dispatch|shipping|contract) (?:date|time|period|schedule|programme|program)s?\b|\b(?:date|time|period)s? (?:for|of) (?:\w+ ){0,2}(?:delivery|completion|dispatch|shipment|performance)\b|\bdates? in the (?:\w+ ){0,2}schedule\b|\btime schedule\b|\b(?:late|delayed?|timely) (?:delivery|completion|performance)\b/iu

/** It stays what it is. */
export const notMoved =
  /(?:不|无)(?:得|予|作|做|再|会|可|能|因此|因而|给予|予以|允许|构成|作出){0,3}(?:任何)?(?:的)?(?:调整|变动|变更|改变|顺延|延长|延期|推迟|展期|宽限|放宽|松动)|(?:保持|维持|固定)不变|雷打不动|\b(?:not|never) (?:be )?(?:\w+ ){0,2}(?:extend|adjust|chang|postpon|mov|revis|defer|relax|suspend|affect)\w*|\bstands? (?:unaltered|unchanged|firm|fixed)\b|\bremains? (?:\w+ )?(?:fixed|unchanged|unaffected|firm)\b|\bno (?:\w+ ){0,3}(?:extension|adjustment|relief|postponement|prolongation)\b/iu

/** Work and things of theirs that we wait for. */
export const theirPart =
  /<theirs>|土建|基础(?:未|施工|交付)|图纸(?:确认|审批|会签)|甲供|来料|供电|水电|场地|信用证|预付款(?:迟|延|未|晚)|\b(?:drawings?|approvals?|site|civil works?|foundations?|utilities|letter of credit|access|free[- ]issue)\b/iu

/** Nothing entitles us to more time. */
export const noEntitlement =
  /\bno\b[^.;]{0,160}\b(?:entitle|excuse|relieve|justif|release|exonerat|give (?:rise|ground)|constitute|ground)\w*|\b(?:not|never)\b[^.;]{0,60}\b(?:entitle|excuse|relieve|justif|exonerat)\w*|(?:不|无权|不得|不能|均不)[^。；]{0,12}(?:作为|构成|以此|据此|为由|要求|主张|免除|解除)/iu

/** More time, or being let off. */
export const moreTime =
  /延(?:长|期|误|迟)|顺延|工期|交货期|免责|\bextension\b|\bextend\w*|\b(?:more|further|additional) time\b|\b(?:delay|late(?:ness)?|time)\b/iu

/** The machine is still used, or there is no end of the time. */
export const endlessTime =
  /(?:只要|凡是?|但凡)[^。；]{0,20}(?:使用|在用|运行|服役|开着|在产)|(?:不因|不受|不随)[^。；]{0,14}(?:时间|时效|年限|期限|期满|期届满)[^。；]{0,14}(?:消灭|消失|免除|解除|终止|终结|影响|限制|届满)|(?:使用|设计|服役|全)(?:寿命|生命)(?:周期|期)?(?:内)?|(?:永远|一直|始终|永久|终身|无限期)|\b(?:so|as) long as\b[^.;]{0,50}\b(?:in (?:service|use|operation)|operat\w*|us(?:ed|es|ing)|runs?|owns?|exists?)\b|\b(?:throughout|during|for|over) (?:the|its|their) (?:whole |entire |full |complete )?(?:service|working|operating|operational|useful|design|economic)?[ -]?li(?:fe|ves)(?:time|span)?\b|(?:存续|延续|持续)(?:至|到)[^。；]{0,40}(?:为止|之日)|\bindefinite(?:ly)?\b|\b(?:no|without) (?:any )?(?:time limit|limit (?:of|in|as to) time|end date)|\bnot (?:be )?limited in time\b|\b(?:in )?perpetu\w+/iu

/** What a warranty makes us do. */
export const mendsForNothing =
  /质保|保修|包修|包换|三包|(?:免费|无偿|不收[钱费])[^。；]{0,12}(?:修|换|处理|维护)|(?:修复|修理|更换|维修|返修|缺陷|瑕疵)[^。；]{0,10}(?:责任|义务|负责)|负责[^。；]{0,8}(?:修|换)|\bwarrant\w*|\bguarant\w*|\bdefects?\b|\b(?:repair|replace|make good|making good|rectif\w*|remed(?:y|ied))\b/iu

/** Loss of output, profit, or orders, and what they owe their own customers. */
export const lossOfBusiness =
  /毛利|(?:产线|生产线|车间|设备|机器|轧线)[^。；，]{0,8}(?:停顿|停摆|停下|闲置|歇|空转)|本(?:可|应|能)(?:取得|获得|得到|赚)的?[^。；，]{0,6}(?:收益|利益|利润|钱)|(?:丢|失去|丧失|损失|错过)(?:了)?[^。；，]{0,6}(?:订单|单子|客户|生意|商机|市场)|(?:下家|客户|下游|用户|业主|买家)[^。；，]{0,10}(?:罚款|罚|索赔|违约|扣款|赔偿)|误工|窝工|误产|少产|\blost (?:orders?|customers?|tonn\w+|sales|business|output|opportunit\w+)\b|\b(?:penalt\w+|claims?|damages|liquidated damages)\b[^.;]{0,30}\b(?:by|to|from) (?:its|their|<theirs>'s) (?:own )?(?:customers?|clients?|off-?takers?)\b|\bidle (?:plant|production|line|time|labour)|\b(?:margins?|earnings|profits?|revenues?|output|production|tonnage) (?:lost|foregone|forgone|not (?:earned|made|achieved))\b/iu

/** We bear it. */
export const weBearIt =
  /(?:由|归|应由)[^。；，]{0,6}<seller>|<seller>[^。；，]{0,12}(?:赔|承担|负责|补偿|认|支付|买单|兜底)|(?:赔|补偿|承担|负责)[^。；]{0,6}<theirs>|补偿|赔偿|\b(?:Seller|Supplier|Vendor|Contractor|<seller>)\b[^.;]{0,60}\b(?:pay|reimburse|compensat|indemnif|bear|liable|responsible|make good|answer)\w*|\b(?:for|to) (?:the )?(?:account|cost|charge) of\b|\brecover(?:able|ed)? from\b/iu

/** Their judgement ends the matter. */
export const lastWord =
  /(?:独立|最终|单方|完全|唯一)(?:的)?(?:判断|决定|裁量|认定|评判|解释)(?:权)?|(?:即|就)为?(?:定论|终局|最终结论|准)|说了算|拍板|一锤定音|\b(?:sole|exclusive|absolute|final|only) (?:and \w+ )?(?:judge|arbiter|discretion|authority|say|determination)\b|独自[^。；]{0,6}(?:认定|判断|决定|裁量)|终局|\b(?:entirely|solely|wholly|exclusively|absolutely) (?:with)?in the discretion\b|\bnot be open to (?:question|dispute|challenge|objection)\b|\bfinal say\b|\b(?:decision|opinion|finding|report|certificate)s?\b[^.;]{0,40}\b(?:final|conclusive|binding|not be (?:questioned|challenged|disputed))\b/iu

/** What it is about when goods are taken. */
export const aboutAcceptance =
  /验收|合格|符合|质量|检验|质检|检测|达标|\bconform\w*|\baccept\w*|\binspect\w*|\btest\w*|\bquality\b|\bcomplian\w*|\bsatisf\w*/iu

/** The money goes back. */
export const refunded =
  /退(?:还|回|给)?[^。；，]{0,10}(?:钱|款)|(?:钱|款|价款|货款)[^。；，]{0,8}(?:退|返)|退货|\brefund\w*|\brepay\w*|\breimburse (?:all|every|the (?:full|whole|price))|\breturn (?:of )?(?:all|every|any|the) (?:sums?|moneys?|monies|payments?|price|amounts?)\b/iu

/** The machine goes back. */
export const takenAway =
  /不要(?:这|该|了)|退(?:给|回给|还给)<seller>|(?:拆|运|搬|拉|撤|弄)(?:走|离|出|回)|拒收|退货|\breject\w*|\b(?:remov|dismantl|tak)\w+ (?:\w+ ){0,3}(?:away|back|from|off)\b|\bremove (?:it|the|them)\b|\breturn (?:the )?(?:goods|equipment|machine|plant)\b/iu

/** It is not as good as was promised. */
export const fallsShort =
  /(?:达|打|做|跑|满)不(?:到|够|足)|未(?:能)?(?:达|通过)|不(?:达标|合格|符合|满足)|低于|不满意|性能|保证值|\bfail\w*|\bshort(?:fall)?\b|\bfalls? (?:short|below)\b|\bnot (?:meet|achiev|reach|attain)\w*|\bdefect\w*|\bguarante\w*/iu
