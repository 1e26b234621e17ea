/** Ideas of the trade by the words that people have for them, in small and simplified letters. They carry over to wordings that no example has. */
export const concepts: Readonly<Record<string, RegExp>> = {
  gate: /卡(在|住|着|点|哪|死)|被.{0,6}卡|差(什么|哪|啥|几|多少(项|条|步))|缺(什么|啥|哪|几)|阶段门|门禁|过(不了|得了)?门|门槛|准入|推进|推不动|升(不了)?(级|阶段)|往下走|下一?(个)?阶段|下一步门|条件.{0,6}(满足|齐|达)|(没|未)(满足|完成|达标)|挡着|能(不能)?进|拦着|\bblock|\bstuck|\bgate|\bhold(s|ing)?\b.{0,10}\bup|\bhold-?up|\bnext stage|\badvance|\bmove (on|it|forward|ahead)|\bmissing|\bmissed requirement|\bpromot|\bprevent|\bstopping|\brequirement|\bwhat('s| is| are| does).{0,20}(left|lack|need)|\bready for/,
  overdue:
    /逾期|拖欠|拖(了)?(着|我们|咱们)?.{0,2}款|拖了多久|欠(款|我们|钱|账|着|咱)|没(有)?(收|到账|回款|付|打|给钱|结)|未(收|回款|到账|付)|到期.{0,4}没|应收|回款|催|尾款|收不回|过期.{0,3}款|超期|坏账|\boverdue|\boutstanding|\bunpaid|\bpast due|\blate pay|\bnot (been )?paid|\bhaven'?t paid|\bhasn'?t paid|\bow(e|es|ed|ing)\b|\barrears|\breceivable|\bdebtor|\bcollect|\bnot (been )?received|\bpayments? .{0,12}(late|wait)/,
  pipeline:
    /管道|漏斗|盘子|加权|预测|各阶段|按阶段|每个阶段|分布|能签|签多少|签约额|总(额|金额|盘|览|量)|销售(概况|情况|整体)|业绩|概况|\bpipeline|\bfunnel|\bweighted|\bforecast|\bby stage|\beach stage|\bper stage|\boverview|\bexpected (to sign|sign|contract)|\bhow much .{0,20}(sign|clos|expect)/,
  today:
    /今天|今日|今儿|一天|待办|日程|行程|安排|任务|要(做|干|忙|处理)|该(做|干)|先(忙|做|干)|\bmy day|\bagenda|\bto-?do|\bon my plate|\bschedule|\bcalendar|\burgent|\battention|\bwhat (do|should) i (have to )?do|\btasks/,
  warning: /预警|警告|报警|亮灯|红灯|风险提(示|醒)|提醒|\balert|\bwarning|\brisks? (were|was)?.{0,8}flagged for me/,
  approval: /审批|审核|(待|等|要|需)我(批|签|审)|批(了|的|准|复)|签字|\bapprov|\bsign off|\bsign-off/,
  waiting: /待我|等我|等着我|归我|轮到我|\bneeds? me|\bwaiting for (me|my)|\bfor me to|\bmy approval/,
  plan: /计划|安排|要去|排上|约(了)?下|\bplan(s|ned|ning)?\b|\bschedul|\barrange/,
  ask: /怎么|怎样|如何|要点|注意|经验|技巧|方法|流程|模板|规定|规范|标准|资料|文章|知识|案例|忌讳|窍门|应对|谁参加|多久|应该|什么原因|怎么办|\bhow (do|to|should|can|long|much notice)|\bwhat should|\btips|\bguide|\bchecklist|\barticle|\bknowledge|\bbest practice|\badvice|\btemplate|\bplaybook|\blessons|\brecommend/,
  contract: /合同|协议(?!书面)|\bcontract|\bagreement/,
  flags: /风险条款|条款.{0,6}(风险|标|问题)|标红|风险标记|高风险|红旗|背靠背|\bflag|\brisky|\bhigh.risk|\bred flag/,
  bid: /投标|招标|标(的|书)|中(了|过|的|几)?.{0,2}标|丢.{0,2}标|开标|弃标|(哪|这|那|个)标|竞标|复盘|胜率|中标率|战绩|交手|\bbids?\b|\bbidding\b|\btender|\bwin rate|\bhit rate|\bwon against/,
  similar: /类似|相似|差不多|同类|像(这|它|那)|参考|\bsimilar|\blike (this|that|it)|\bcomparable|\bsomething like/,
  why: /为什么|为啥|为何|原因|怎么(丢|输|赢|没)|败|关键因素|\bwhy|\breason|\bhow come|\bwhat (made|goes|went)/,
  result:
    /丢|输|赢|中标|没中|弃|战绩|结果|\bwon|\bwin(s|ning)?\b|\blost|\blose\b|\blosing|\blosses|\bbeat|\bresult|\bended|\bend\b/,
  rival: /对手|竞争|交手|遇到|碰上|东岭|\bhartwig|\bagainst|\bcompetitor|\brival|\bversus|\bvs\b/,
  met: /见了|见到|碰了|拜访了|聊了|聊(到|起|聊)|谈了|谈(到|得|妥|好)|开了?个?会|打了?个?电话|通了?个?电话|通话|跑了|去了|走访|上门|来访|来厂|参观|吃(了个)?饭|回来|见客户|踏勘了|\bmet\b|\bvisited|\btalked|\bspoke|\bdiscussed|\bhad a (call|meeting|visit|chat)|\bcalled (them|him|her|mr|ms)|\bsaw (the|mr|ms)|\bcame back|\bgot back|\bdropped by|\blunch with|\bdinner with|\bsat down with/,
  record:
    /记(一下|录|上|下|个)|登记|录(入|一条|一下)|写.{0,4}(拜访|纪要|记录)|补(一条|录)|\blog\b|\brecord (a|my|the|today)|\bnote (that|down)|\bjot|\bregister/,
  change:
    /改(成|为|到|一下|了|下)|调(整|高|低|到|成|为|一下)|设(为|成|置)|更新|修改|推迟|延(到|期|后|至)|提前到|往后(推|挪)|往前(提|挪)|清空|改名|填(成|上|为)?|变更为|降到|升到|提到|\bchange\b|\bset\b|\bupdate\b|\bmove\b.{0,80}\bto\b|\bpush .{0,60}(to|back)|\braise|\blower|\bcorrect|\brename|\bpostpone|\bclear the|\bshould be|\bmake it\b|\badjust|\bbump/,
  field:
    /赢率|概率|把握|签约(日|时间|日期)|签约.{0,6}(改|推|延|提)|预算|金额|标的额|开标(日|时间|日期)|招标编号|项目名称|名称|产品|\bprobability|\bwin ?rate\b.{0,20}(调|改|设|to \d)|\bsigning( date)?|\bamount|\bbudget|\bopening( date)?|\btender number|\bname\b|\bproduct\b/,
  which:
    /哪些|哪个|哪几|哪家|几个|多少个|有没有|列(出|一下|给)|清单|名单|列表|找|查|筛|\bwhich|\blist|\bshow|\bfind|\bsearch|\bhow many|\bany\b|\ball\b|\btop \w+/,
  open: /情况|怎么样|怎样了|进展|详情|打开|看(看|一下|下)|介绍|讲讲|说说|状态|到哪|阶段|谁(在)?负责|负责人是|联系人|是谁|什么时候|几号|哪天|多少钱|\bstatus|\btell me about|\bopen\b|\bdetails|\bhow is|\bhow's|\bgoing|\bupdate on|\bany update|\boverview|\bsummary|\bwho (is|owns|are)|\bwhen (is|was|did|are)|\bwhat do we know|\bpull up|\bbring up/,
  opportunity: /商机|项目|单子|大单|机会|(这|那|哪|个)单|\bopportunit|\bdeals?\b|\bprojects?\b/,
  customer: /客户|厂家|业主|\bcustomers?\b|\bclients?\b|\baccounts?\b/,
  idle: /没(有)?人.{0,4}(去|跟|拜访|联系|碰|跑|管|理)|\bnobody (has |have )?(visit|call|seen|saw|talk|spoke|been|touch|contact)|没(去|拜访|跑|联系|跟进|见|动静|活动|来往)|未(拜访|跟进|联系)|没.{0,5}(去过|跑过|拜访|联系)|好久|很久|凉|晾|冷落|\bnot (been )?(visit|contact|touch)|\bno (contact|activity|visit)|\bhaven'?t (been |seen|visited|contacted|touched)|\bgone quiet|\bneglected|\buntouched|\bleast recently|\bcold\b/,
  owner: /手(上|头|里)|名下|负责的|我的|谁的|\bown(s|ed)?\b|\bmy\b|\bworking on|\bbelong/,
  sign: /签约|要签|签(的|下|单|订)|\bsign|\bclos(e|ing)/,
  mail: /邮件|短信|微信|钉钉|飞书|发(给|送|封|个)|\bemail|\be-mail|\bsend\b|\btext message|\bsms\b/,
  destroy: /删(除|掉|了)|移除|清除|作废|\bdelete|\bremove|\berase|\bdrop\b|\bwipe/,
  approveForMe:
    /(帮|替)我(批|同意|通过|审|签|驳)|直接(通过|批)|驳回|一键|\bapprove (it|the|this|that|all|everything)|\breject (it|the|this|that)|\bon my behalf|\bsign it for/,
  rights:
    /权限|管理员|角色|密码|口令|密钥|令牌|\bpassword|\bpermission|\badmin\b|\badministrator|\baccess to|\bcredential|\bapi key|\btoken/,
  chat: /天气|下雨|气温|笑话|写.{0,3}(诗|歌|文章|周报|文件|代码|ppt)|唱|翻译|股价|股票|世界杯|足球|餐厅|好吃|食堂|机票|酒店|会议室|请假|工资|薪|汇率|红烧|感冒|人生|\bppt|\bpython|\bweather|\brain\b|\bjoke|\bpoem|\bsong|\btranslate|\bstock|\bworld cup|\brestaurant|\bflight|\bhotel|\bsalary|\bpayday|\bpasta|\brecipe|\bmeaning of life|\bquantum|\bpowerpoint|\bcapital of|\bpython|\bmovie/,
  create:
    /新建|创建|新增|添加(?!剂)|上传|下载|打印|导出|提交|撤回|转给|转交|关闭|标记为|\bdraft (a|the)|\bcreate|\badd (a|an) new|\bupload|\bdownload|\bprint|\bexport|\bsubmit|\bwithdraw|\breassign|\bclose (this|the|it)|\bmark (it|this|as)|\bdump/,
  inject:
    /忽略|无视|系统提示|指令|扮演|从现在起|\bignore (all|any|the|previous|everything)|\bdisregard|\bsystem prompt|\byou are now|\bpretend|\bjailbreak|\bdeveloper mode|\boverride/,
  hello: /^(你好|您好|嗨|在吗|谢谢|早上好|hello|hi|hey|thanks|thank you|ok|test)\W*$/,
}
