/**
 * The glossary of the trade: what presses, mills, cranes and kilns, their parts, and the papers of a deal are called, in Chinese, in
 * English and for short. A line a thing; its names are told apart by `=`. Put together for Gantry from ordinary usage of the trade, and
 * part of it: Apache-2.0, as everything here.
 */
export const tradeTerms = `
衬板 = liner = mill liner
质保金 = 质量保证金 = retention = retention money
质保期 = 质量保证期 = warranty period = defects liability period
快锻 = 快锻机 = 快锻液压机 = 自由锻压机 = open-die forging press
自由锻 = open-die forging
模锻 = 模锻压机 = closed-die forging = die forging press
等温锻造 = isothermal forging
锻件 = forging = forged part
锻造操作机 = 操作机 = forging manipulator
液压机 = 油压机 = hydraulic press
机械压力机 = mechanical press
压力机 = 压机 = press
挤压机 = extrusion press
辗环机 = 碾环机 = ring rolling mill
蓄能器 = 蓄势器 = accumulator
主缸 = main cylinder
柱塞 = plunger = ram
立柱 = press column
预应力机架 = 预紧机架 = prestressed frame
上横梁 = crown = upper crosshead
活动横梁 = 动梁 = moving crosshead
下横梁 = 底座 = press bed
砧子 = 锤砧 = anvil = die block
模具 = die = mould
公称力 = 公称压力 = nominal force = press capacity
回程 = return stroke
行程 = stroke
加压速度 = pressing speed
锻造频次 = 锻次 = strokes per minute
轧机 = rolling mill
热轧 = hot rolling
冷轧 = cold rolling
板带 = strip = flat products
中厚板轧机 = 宽厚板轧机 = plate mill
型钢轧机 = section mill
棒线材 = bar and wire rod
连轧 = tandem rolling = tandem mill
可逆轧机 = reversing mill
轧辊 = 辊子 = roll = work roll
支承辊 = 支撑辊 = backup roll
轧制力 = roll force = rolling force
压下装置 = screwdown
液压压下 = 液压辊缝控制 = AGC = hydraulic gap control
弯辊 = roll bending
板形 = flatness = strip shape
卷取机 = coiler
开卷机 = uncoiler
飞剪 = flying shear
矫直机 = leveller = straightener
酸洗 = pickling
退火 = annealing
连铸机 = 连铸 = continuous caster
加热炉 = reheating furnace = heating furnace
均热炉 = soaking pit
热处理炉 = heat treatment furnace
起重机 = 吊车 = 行车 = crane
桥式起重机 = 桥吊 = overhead crane = bridge crane
门式起重机 = 龙门吊 = gantry crane
铸造起重机 = 铸吊 = ladle crane = foundry crane
锻造起重机 = forging crane
岸桥 = 岸边集装箱起重机 = ship-to-shore crane = quay crane
起升机构 = hoisting mechanism = hoist
起升高度 = lifting height
起重量 = 额定起重量 = rated capacity = safe working load
大车 = long travel
小车 = crab = trolley
吊钩 = hook
吊具 = spreader = lifting attachment
钢丝绳 = wire rope
卷筒 = rope drum
制动器 = 抱闸 = brake
制动距离 = braking distance
跨度 = span
工作级别 = duty class
防摇 = anti-sway
车轮 = crane wheel
轨道 = rail
限位 = 限位开关 = limit switch
超载保护 = 起重量限制器 = overload protection
回转窑 = rotary kiln = kiln
托轮 = supporting roller
轮带 = 滚圈 = kiln tyre = riding ring
挡轮 = thrust roller
大齿圈 = girth gear
小齿轮 = pinion
窑筒体 = 筒体 = kiln shell
耐火砖 = 耐材 = 耐火材料 = refractory
窑头 = kiln outlet = kiln hood
窑尾 = kiln inlet
篦冷机 = 冷却机 = grate cooler = clinker cooler
预热器 = preheater
分解炉 = calciner
熟料 = clinker
立窑 = 竖窑 = shaft kiln = vertical kiln
石灰窑 = lime kiln
球磨机 = 磨机 = ball mill = grinding mill
立磨 = 立式磨 = vertical roller mill = VRM
辊压机 = roller press = HPGR
半自磨机 = 半自磨 = SAG mill
钢球 = 研磨体 = grinding media = grinding ball
磨矿细度 = grinding fineness
破碎机 = crusher
颚式破碎机 = 颚破 = jaw crusher
圆锥破碎机 = 圆锥破 = cone crusher
筛分 = 振动筛 = vibrating screen
输送机 = 皮带机 = 胶带机 = belt conveyor
提升机 = 矿井提升机 = mine hoist
减速机 = 减速器 = 齿轮箱 = gearbox = gear reducer
联轴器 = coupling
轴承 = bearing
滑动轴承 = 轴瓦 = plain bearing = journal bearing
密封 = 密封件 = seal
主电机 = 主传动 = main drive
变频器 = 变频 = frequency converter = inverter = VFD
液压站 = 泵站 = hydraulic power unit
润滑站 = 稀油站 = lubrication station
电控系统 = 控制系统 = control system
可编程控制器 = PLC
备件 = 备品备件 = spare parts = spares
易损件 = 磨损件 = wear parts = wearing parts
铸件 = casting
焊接件 = 焊接结构 = weldment = fabrication
探伤 = 无损检测 = NDT = non-destructive testing
超声波探伤 = 超探 = ultrasonic testing
热处理 = heat treatment
装机功率 = installed power
能耗 = energy consumption
能耗保证值 = energy guarantee = guaranteed consumption
作业率 = 开动率 = availability
节拍 = cycle time
产能 = capacity = throughput
招标 = tender = call for bids
投标 = bid
招标文件 = 标书 = tender documents
投标文件 = bid documents
投标保证金 = bid bond = bid security
履约保证金 = 履约保函 = performance bond = performance guarantee
预付款保函 = advance payment guarantee = advance payment bond
银行保函 = 保函 = bank guarantee
开标 = bid opening
评标 = bid evaluation
评标委员会 = 评委 = evaluation committee
澄清 = clarification
答辩 = 讲标 = bid presentation
偏离 = 偏离表 = deviation = deviation list
中标 = bid award = contract award
废标 = 否决投标 = bid rejection
流标 = failed tender
最高限价 = 控制价 = price ceiling
低于成本价 = below cost
报价 = quotation = quote
议标 = 竞争性谈判 = negotiated tender
合同 = contract
供货范围 = scope of supply
供货合同 = supply contract
技术协议 = 技术附件 = technical agreement = technical specification
付款方式 = 付款条件 = 支付条款 = payment terms
预付款 = advance payment = down payment
进度款 = progress payment
里程碑 = milestone
到货款 = payment on delivery
验收款 = payment on acceptance
信用证 = letter of credit = LC
违约金 = 延期罚款 = liquidated damages = LD
误期 = 延期交货 = 逾期交货 = late delivery
责任上限 = 赔偿上限 = limitation of liability = liability cap
不可抗力 = force majeure
争议解决 = 仲裁 = arbitration = dispute resolution
适用法律 = governing law
知识产权 = intellectual property
保密协议 = NDA = confidentiality agreement
变更单 = 合同变更 = change order = variation order
交货期 = 交期 = 工期 = delivery time = lead time
交货 = 发货 = delivery = shipment
分批发运 = partial shipment
离岸价 = FOB
到岸价 = CIF
运输 = transport = freight
超限运输 = 大件运输 = oversize transport = heavy haulage
装箱单 = packing list
监造 = shop supervision
出厂验收 = 厂内验收 = 预验收 = FAT = factory acceptance test
现场验收 = 最终验收 = SAT = site acceptance test
验收 = acceptance
性能考核 = performance test
性能保证 = performance warranty
安装 = installation = erection
安装调试 = installation and commissioning
调试 = commissioning
试车 = 试运行 = trial run = test run
冷试 = 空负荷试车 = no-load test = cold commissioning
热试 = 负荷试车 = load test = hot commissioning
找正 = 对中 = alignment
灌浆 = 二次灌浆 = grouting
基础 = 设备基础 = foundation
地脚螺栓 = anchor bolt
图纸 = drawing
选型 = selection = sizing
改造 = 技术改造 = revamp = retrofit
大修 = overhaul
检修 = 维修 = maintenance = repair
售后 = 售后服务 = after-sales = after-sales service
故障 = failure = breakdown = fault
停机 = 停机时间 = downtime
漏油 = 渗油 = oil leak
裂纹 = crack
磨损 = wear
振动 = vibration
应收账款 = 应收 = receivables = accounts receivable
回款 = 收款 = collection
开票 = 发票 = invoice = invoicing
毛利 = 毛利率 = gross margin
总包 = 工程总承包 = EPC = turnkey
分包 = 外协 = subcontract = subcontracting
业主 = 招标人 = owner = employer
业绩 = 业绩表 = reference list = track record
竞争对手 = competitor
决策链 = decision chain
客户拜访 = customer visit
商机 = 线索 = opportunity = lead
赢率 = win probability
信用额度 = 授信 = credit limit
`
