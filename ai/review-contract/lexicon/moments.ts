/** When an instalment falls due; progress: while it is made; ready: against notice that it can be shipped, and by dispatch. */
export type Moment = 'advance' | 'progress' | 'ready' | 'delivery' | 'acceptance' | 'retention'

/** The words that say when, the more particular first: 质保期满 stands beside 验收, 发货前 beside 发货. */
export const moments: readonly (readonly [Moment, RegExp])[] = [
  [
    'retention',
    /质(?:量)?保(?:证|修)?(?:金|期)|保修期|质保期?满|缺陷责任期|\bretention|\bwarranty|\bdefects? (?:liability|notification)|\bguarantee period/iu,
  ],
  [
    'ready',
    /(?:发货|出厂|装运|交货|发运|交付|提货|装船|起运|发车|装车|离厂|出库|启运)[^，。；、]{0,4}(?:之)?前|提货款|发货款|(?:具备|备妥|达到)[^，。；]{0,6}(?:发货|交货|发运|装运)条件|(?:出厂|工厂|厂内)[^，。；]{0,6}(?:检验|验收|预验收|试验)|预验收|(?:毛坯|铸件|锻件|材料|主材|半成品|零部件)[^，。；]{0,12}(?:验收|检验)|\b(?:before|prior to|ready for|readiness (?:for|of)|notice of readiness)\b[^.;,]{0,24}\b(?:deliver|ship|dispatch|despatch)\w*|\bnotice of readiness|\b(?:release[ds]?|clear(?:ed|ance)) for (?:ship|deliver|dispatch|despatch)\w*|\bpre-?acceptance\b|\bfactory acceptance|\bFAT\b|\bex[- ]works inspection/iu,
  ],
  [
    // What arrives there is what the goods are made of.
    'progress',
    /(?:到达|运抵|运至|运到|进(?!度))[^，。；]{0,6}(?:车间|工厂|制造厂|制造现场)|\b(?:at|in|into) (?:the )?(?:seller|supplier|vendor|contractor|manufacturer)(?:'s|s')? (?:works?|shop|plant|factory|workshop)\b/iu,
  ],
  [
    'advance',
    /预付|首付|首期|定金|订金|启动款|订单[^，。；]{0,6}(?:确认|生效|下达|签订|签署)(?:后|之日|起|时)|下单(?:后|时|之日)|(?:合同|协议)[^，。；]{0,8}(?:签订|订立|生效|签署|签字|盖章)(?:[^，。；]{0,6}|[^，。；]{0,4}(?:且|并|及|和)[^，。；]{0,24})(?:后|之日|起|时)|(?<!(?:证书|报告|证明|验收|纪要|记录|凭证|单)[^，。；|]{0,6})(?:签订|订立|签署|生效)(?:合同|协议)?(?:后|之日|起)|\badvance\b|\bdown[- ]?payment|\bdeposit\b|\b(?:first|initial) (?:instal?ment|payment)\b|\bup-?front\b|\bmobili[sz]ation\b|\b(?:signature|signing|execution)\b(?![^.;,]{0,40}\b(?:accept|taking|certificate|protocol|minutes|report|receipt|PAC|FAC|delivery))|\b(?:effective(?:ness)?|effective date|coming into force|entry into force|award)\b|(?<!\bin )\border\b|\bdate of (?:this|the) (?:agreement|contract|order)\b|\backnowledg?e?ment\b/iu,
  ],
  [
    'acceptance',
    /(?:最终|终|竣工|性能|安装|调试)?验收|调试|投产|投运|试运行|试车|开动|开机|点火|热试|冷试|竣工|机械完工|安装(?:完成|完毕|结束)|\bacceptance\b|\bcommission\w*|\bmechanical completion\b|\bput into (?:operation|service)\b|\bfirst (?:coil|heat|product)\b|\btaking[- ]over|\bPAC\b|\bFAC\b|\binstallation\b|\bperformance test|\bstart[- ]?up\b/iu,
  ],
  [
    'delivery',
    /到货|交货|交付|发货|到达|签收|运抵|卸货|进场|装船|提单|装运|\bdeliver\w*|\bshipment|\bshipped|\bdispatch|\barriv\w*|\bbill of lading|\bshipping documents|\breceipt of the (?:goods|equipment|machine)/iu,
  ],
  [
    'progress',
    /进度款|投料|备料|图纸|设计|制造|加工|铸件|锻件|主机|(?:完成|达到)[^，。；\n]{0,8}(?:%|进度)|\bdrawings?\b|\bdesign\b|\bmanufactur\w*|\bfabricat\w*|\bprogress\b|\bmaterials?\b|\bcasting|\bforging/iu,
  ],
]
