import type { Statement } from './statement.ts'

/** Pay for what was done until a contract ends. */
const paidForWork =
  /(?:补偿|支付|结算|赔偿|付清|承担)[^。；]{0,40}(?:已(?:完成|发生|制造|投入|订购|采购|支出)|全部投入|在制|成本|费用|利润|可得利益)|(?:已(?:完成|发生|制造|投入|订购)|在制品?)[^。；]{0,40}(?:支付|补偿|结算|承担|赔偿)|\b(?:payment (?:of|for)|pay|reimburse(?:ment)?|compensat\w+|entitled to)\b[^.;]{0,100}\b(?:work in progress|work (?:performed|done|executed)|costs?|cancellation|expenses?|profit)|\bcancellation (?:charge|fee)/iu

export const lawStatements: readonly Statement[] = [
  {
    kind: 'termination',
    fact: 'endsAtWill',
    by: 'buyer',
    says: [
      /解除|终止|取消(?!订单的)|停止(?:制造|履行|执行|生产|供货)|撤单|退单|不再继续|\bdiscontinue\w*|\bended\b|撤(?:回|销)[^。；，]{0,12}(?:订单|合同)|\bterminat\w*|\bcancel\w*|\bwithdraw\w*|\bend (?:this|the) (?:contract|order|agreement)|\bdetermine (?:this|the) (?:contract|order|agreement|supply)|\brescind\w*|\bbring (?:this|the) (?:contract|order|agreement) to an end|终结|\bput an end\b/iu,
      /随时|任意|(?:凭|以)(?:一纸)?书面通知(?:即可)?|无论<seller>[^。；]{0,10}(?:投料|生产|制造|备料)|任何(?:时候|时间|阶段)|无(?:须|需)(?:任何)?(?:说明)?(?:理由|原因)|无条件|提前[^。；，]{1,8}(?:日|天|个月)[^。；，]{0,8}(?:通知|告知)|已无必要|不再需要|因[^。；]{0,16}(?:规划|计划|市场|政策|投资|资金)[^。；]{0,10}(?:调整|变化|变动)|缓建|停建|自行决定|单方(?:面)?|\bat (?:its|their) pleasure\b|不论何(?:种)?(?:原因|故)|无论因何|自动终止|同时终止|\bat any (?:time|moment|stage|point)\b|\bwhenever it\b|\bsees? fit\b|\bno reasons?\b|\b(?:for|at) (?:its |their )?(?:own )?convenience\b|\bwithout (?:cause|(?:having to )?giv(?:e|ing) (?:any |a |its )?reasons?|assigning)|\bfor any reason\b|\bat its (?:own )?(?:option|election|pleasure)\b|\bwithout (?:stating|specifying|showing|any) (?:grounds?|cause|reasons?)|\bsole discretion\b|\bits (?:own )?discretion\b|\bwhether or not\b[^.;]{0,30}\b(?:default|breach)|\bno longer (?:requires?|needs?)|\bautomatically terminat/iu,
    ],
    unless: [
      /(?:双方|任何一方|任一方|一方|各方|对方)[^。；]{0,24}(?:有权|可|均|书面)|协商一致|(?:不得|无权)[^。；，]{0,16}(?:解除|终止|取消|撤销)|不可抗力|<seller>[^。；]{0,24}(?:违约|未能|未按|拒绝|逾期|破产)|破产|违约(?!金)|\beither party\b|\bmutual|\bboth parties\b|\bneither\b|\b(?:may|shall) not\b|\bno right\b|\bbreach\b|\bdefault\b|\binsolven\w*|\bbankrupt\w*|\bforce majeure\b|\bfails? to\b|\bfailure\b/iu,
      /保密|许可|免费|\blicen[cs]e\b|\bconfidential/iu,
    ],
  },
  {
    kind: 'termination',
    fact: 'endsPaidForWork',
    about: 1,
    says: [paidForWork, /解除|终止|取消|停止|不再需要|\bterminat\w*|\bcancel\w*|\bwithdraw\w*/iu],
    unless: [
      /不负|均不|无须|破产|违约(?!金)|\bbreach\b|\bdefault\b|\binsolven\w*|不(?:予|再|承担|支付)[^。；]{0,10}(?:补偿|赔偿|费用)|自行(?:消化|承担)|仅|不得(?:要求|主张)|无权(?:要求|主张)|(?<![向给对])<seller>[^。；，]{0,6}(?:赔偿|承担|支付|补偿|退还)|<seller> (?:shall|must|will|agrees to) (?:pay|reimburse|compensate|indemnify|bear|refund)\b|\bno (?:compensation|further|claim|cancellation|termination)|\bnothing (?:further|more|else)\b|\bonly\b|\bshall not (?:be )?(?:entitled|pay)/iu,
    ],
    headed: [paidForWork],
  },
  {
    kind: 'governing-law',
    fact: 'buyersCourt',
    says: [
      /(?:<theirs>|项目|合同履行地|工程)(?:住所地|所在地|注册地|现场)?[^。；，]{0,10}(?:人民)?法院|\b(?:exclusive(?:ly)?|sole|ordinary|competent) [\w ]{0,40}courts? (?:at|in|of)\b(?! (?:the )?(?:defendant|England|Singapore|Switzerland|China|<seller>))|\bcourts? (?:sitting )?(?:at|in|of)\b[^.;]{0,40}<theirs>'s (?:registered office|seat|domicile|place)|\bcourts? (?:at|in|of) [^.;]{1,60}\b(?:shall )?(?:have|has) (?:sole |exclusive )?jurisdiction|\bcourts? (?:at|in|of)\b[^.;]{0,60}<theirs>[^.;]{0,24}\b(?:competent|jurisdiction)\b|\b[A-Z][\w-]+ [Cc]ourts? (?:shall |will )?(?:have|has) (?:the )?(?:sole|exclusive)|\bplace of jurisdiction\b(?=[^.;]{0,60}\b(?:is|are|shall|lies)\b)(?![^.;]{0,16}(?:<seller>|\b(?:defendant|Zurich|London|Singapore|Stockholm|Beijing)))|\bexclusive jurisdiction of the [\w ]{0,20}courts?\b|\bjurisdiction of the courts? (?:of|at|in)\b|\b(?:decided|settled|resolved|determined|heard|brought|referred|submitted)\b[^.;]{0,40}\b(?:by|in|before|to) the (?:\w+ ){0,3}courts? (?:of|at|in)\b(?! (?:the )?(?:defendant|England|Singapore|Switzerland|China|<seller>))/iu,
    ],
    unless: [
      /仲裁(?:委员会|裁决|规则)|被告|原告|<seller>所在地|任何一方(?![^。；]{0,12}向[^。；，]{0,4}<theirs>)|\barbitrat\w*|\bdefendant\b|\bnon-exclusive\b|\beither party\b/iu,
    ],
  },
  {
    kind: 'governing-law',
    fact: 'buyersCourt',
    says: [
      /\barbitrat\w+[^.;]{0,40}\b(?:of|by|appointed by|nominated by)\b (?:the )?(?:Managing Director|Chairman|Chief|Director|General Manager|<theirs>)|<theirs>(?:指定|选定|委派)[^。；]{0,6}仲裁员/iu,
    ],
  },
  {
    kind: 'governing-law',
    fact: 'foreignLaw',
    says: [
      /适用(?!中国|中华人民共和国|我国|英国|瑞士|瑞典|新加坡|香港)[^。；，]{2,12}(?:国|共和国|王国|联邦)[^。；，]{0,6}法律|\b(?:governed by|subject to|construed in accordance with)\b[^.;]{0,60}\blaws?\b[^.;]{0,30}\b(?:of|in force (?:in|at))\b (?!(?:the )?(?:People|PRC|China|England|Switzerland|Sweden|Singapore|Hong Kong|English|Swiss|either|<seller>|defendant))[A-Za-z]/iu,
    ],
    unless: [
      /\blaws? of (?:the )?(?:People|PRC|China|England|Switzerland|Sweden|Singapore|Hong Kong)|\bsafety\b|\bcustoms\b/iu,
    ],
  },
  {
    kind: 'governing-law',
    fact: 'foreignLaw',
    says: [
      /适用(?:印度尼西亚|印尼|越南|印度|泰国|马来西亚|菲律宾|孟加拉|巴基斯坦|沙特(?:阿拉伯)?|阿联酋|土耳其|伊朗|伊拉克|埃及|南非|尼日利亚|墨西哥|智利|秘鲁|巴西|阿根廷|俄罗斯|哈萨克斯坦|乌兹别克斯坦|乌克兰|意大利|西班牙|日本)(?:当地)?(?:的)?法律|\b(?:[Gg]overned by|[Ss]ubject to|[Cc]onstrued (?:under|in accordance with)) (?:the )?(?!Chinese|English|Swiss|Swedish|Singapor)[A-Z][a-z]{2,}(?:an|ish|ese|ch|ic|i|k) [Ll]aws?\b|\b(?!Chinese|English|Swiss|Swedish|Singapor)[A-Z][a-z]{2,}(?:an|ish|ese|ch|ic|i|k) law (?:applies|governs|shall (?:apply|govern))\b|\b(?:UAE|U\.A\.E\.|US|U\.S\.|USA) law\b|\b[Ll]aws? of (?:the )?(?:State|Republic|Kingdom|Province|Emirate)? ?(?:of )?(?!China|the People|England|Switzerland|Sweden|Singapore|Hong Kong|the (?:<seller>|defendant))[A-Z]\w+[^.;]{0,16}\b(?:governs?|applies|shall (?:govern|apply))\b/u,
    ],
  },
  {
    kind: 'precedence',
    fact: 'theirTermsPrevail',
    about: 1,
    says: [
      /对<theirs>(?:更)?有利|招标文件|招标人|采购(?:文件|条件|条款)|答疑|澄清|<theirs>[^。；，]{0,12}(?:条款|文件|标准|制度|规定|手册|办法|要求|规范)|(?:文件|条款)之间[^。；]{0,12}(?:不一致|不同|矛盾|冲突)[^。；]{0,20}(?:<theirs>|采购)|《[^》]{0,24}(?:管理办法|管理制度|手册|管理规定|通用条款|采购条件)》|总包合同|主合同|通用(?:合同)?条款|<theirs>'s\b[^.;]{0,60}\b(?:terms|conditions|specifications?|documents|requirements|standards|policies|procedures)|\bGeneral (?:Purchase |Purchasing )?Conditions\b|\bGeneral Terms\b|\bStandard (?:Terms|Conditions)\b|\b(?:tender|invitation to bid|ITB|bid(?:ding)? documents)\b|\bhead contract\b|\bmain contract\b|(?:优先于|取代|替代|高于)[^。；]{0,24}<seller>的?[^。；]{0,6}(?:报价|投标|条款|文件|承诺|条件)|\b(?:prevails?|takes? precedence|overrides?|supersedes?)\b[^.;]{0,100}<seller>'s\b/iu,
      /为准|优先(?!权|股)|优先于|取代|替代|高于|有利的?(?:表述|解释|规定|约定)|从其规定|视同写入|抵触[^。；]{0,10}(?:无效|不具效力|不发生效力)|遵照执行|\bprevail\w*|\bprecedence\b|\boverrid\w*|\bshall govern\b|\bsupersedes?\b|\bbound by\b|\bappl(?:y|ies) exclusively\b|\bexclusively appl(?:y|ies)\b|\bto the exclusion of\b|\btakes? effect ahead\b|\branks? (?:ahead|above|before)\b/iu,
    ],
    unless: [
      /(?:损失|数量|重量|样品|日期|时间|报告|中文|汇率|发票)[^。；，]{0,4}为准|不(?:得)?以[^。；]{0,16}为准|以本合同(?:条款|约定)?为准|专用(?:合同)?条款(?:优先|为准)|(?:优先于|先于)[^。；]{0,6}(?:招标文件|通用)|\b(?:shall|do(?:es)?|will) not (?:apply|prevail|take)|\bneither (?:party|side)\b|\bprevails? over\b[^.;]{0,30}\b(?:general|tender|printed)|\bspecial conditions\b[^.;]{0,40}\b(?:prevail|precedence)|\bthis (?:Contract|Agreement) (?:shall )?(?:prevails?|takes? precedence)|<seller>'s\b[^.;]{0,40}\bprevail|\bfor the [^.;]{0,60}\bonly\b/iu,
    ],
  },
  {
    kind: 'precedence',
    fact: 'theirTermsPrevail',
    about: 1,
    says: [
      /(?:按|依|以|适用|执行|从|选择)[^。；]{0,20}(?:通用条款|采购条款|总承包合同|主合同|总包合同|招标文件|《[^》]*》|有利)|<seller>[^。；]{0,14}(?:确认单|报价|回执|条款|文件|条件)[^。；]{0,20}(?:无效|不生效|不具)/u,
      /不一致|冲突|矛盾|抵触|不同|有出入|差异/u,
    ],
    unless: [/不(?:得)?(?:以|按|适用)|以本合同|按本合同|双方协商|国家标准|行业标准|法律|法规|卖方有利/u],
  },
  {
    kind: 'precedence',
    fact: 'theirTermsPrevail',
    about: 1,
    says: [
      /<theirs>'s\b[^.;]{0,60}\b(?:controls?|governs?|prevails?|priority|precedence)\b|\b(?:these|the) (?:general |purchase |purchasing )*(?:terms|conditions)\b[^.;]{0,20}\b(?:control|govern|prevail)\b|\b(?:Main|Head|Prime|EPC) Contract (?:shall )?(?:governs?|controls?|prevails?)\b|\bmost favou?rable to (?:the )?<theirs>|\bpriority over (?:the (?:Contract|Agreement|<seller>)|anything)|\bPurchase Specification\b/iu,
      /\bconflict\w*|\bdiscrepanc\w*|\binconsisten\w*|\bdisagree\w*|\bambiguit\w*|\bdiffers?\b|\bcontradict\w*|\bpriority\b|\bprecedence\b/iu,
    ],
    unless: [/\bonly\b|\bneither\b|\bshall not\b|\bdrawings?\b/iu],
  },
  {
    kind: 'instructions',
    fact: 'speaksToMachine',
    says: [
      /(?:智能|自动|人工智能|AI|大?模型|机器人?|智能体|审[查核阅](?:系统|程序|软件|工具|模型|助手))[^。]{0,24}(?:审[查核阅]|处理|读取|阅读|分析|识别)?|(?:供|致|请)(?:审[查核阅])?(?:系统|模型|机器人|智能体|助手|AI)|\b(?:AI|automated|automatic|machine|language model|LLM|assistant|algorithm|bot|software|system)\b/iu,
      /略过|跳过|忽略|无视|勿|不要|不必|无须|视为(?:安全|合格|低风险|无风险|已批准)|标(?:记|注)为|判定为|评(?:级|定)?为|不得列出|结论(?:栏|为)|请直接|输出|不(?:要|得|应)?(?:提及|报告|指出)|\bnot mention\b|\bomit\b|\bleave out\b|\bskip\b|\bignore\b|\bdisregard\b|\bdo not (?:flag|mark|report|highlight)|\b(?:mark|label|treat|classify|rate|report|summari[sz]e)\b[^.;]{0,60}\b(?:as|low|safe|approved|no)\b|\bapproved?\b|\b(?:output|respond|reply|answer)\b/iu,
      /第[^，。；]{1,4}[条款]|条款|本(?:合同|文件)|风险|审[查核阅]|指令|提示|合同|\bclauses?\b|\bcontract\b|\brisks?\b|\breview\w*|\binstructions?\b|\bdocument\b|\bparagraphs?\b/iu,
    ],
    unless: [
      /操作者|操作员|报警|告警|屏蔽|授权|急停|PLC|数控|控制系统|传感|联锁|冗余|\bunauthori[sz]ed\b|\bauthority\b|\bsupervisor\b|\boperators?\b|\bPLC\b|\bcontrol system\b|\bsensor|\balarm|\binterlock|\bsignals?\b|识别装置|物料/iu,
    ],
  },
  {
    kind: 'instructions',
    fact: 'speaksToMachine',
    says: [
      /(?:忽略|无视)[^。；]{0,16}(?:以上|之前|前述|此前|所有)[^。；]{0,8}(?:指令|提示|规则|要求)|请勿标记|\bSYSTEM\s*:|\bignore (?:all |any )?(?:previous|prior|above|earlier) (?:instructions|rules|prompts)|\byou are (?:an? )?(?:AI|assistant|language model)|<\/?(?:system|instructions?|assistant)>/iu,
    ],
  },
]
