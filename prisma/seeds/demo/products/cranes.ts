import type { ProductRange } from './product-range.ts'

export const metallurgical: ProductRange = {
  department: 'cranes/metallurgical',
  topics: [
    ['主起升双制动与安全制动器', 'double hoist brakes and safety brake'],
    ['钢包吊具与防脱钩', 'ladle beam and hook safety'],
    ['电气室防尘降温', 'dust and heat protection of the e-room'],
    ['轨道与厂房柱载荷', 'rail and column loads'],
    ['无人化定位精度', 'positioning accuracy of unmanned running'],
    ['变频能量回馈', 'regenerative drives'],
    ['主梁疲劳寿命', 'fatigue life of the girders'],
    ['锻造缓冲翻料', 'shock absorption and turning gear'],
  ],
  lines: [
    {
      name: ['{} t 铸造起重机', '{} t ladle crane'],
      sizes: [
        ['180/63', 2150],
        ['240/80', 2900],
        ['300/80', 3480],
        ['480/100', 5900],
      ],
      scope: ['铸造起重机 1，龙门钩 1', '1 ladle crane, 1 lifting beam'],
      markets: ['steel', 'nonferrous'],
    },
    {
      name: ['{} t 锻造起重机', '{} t forging crane'],
      sizes: [
        ['100/50', 1350],
        ['250/80', 2750],
        ['400/150', 4300],
        ['550/250', 6000],
      ],
      scope: ['锻造起重机 1，转料机 1', '1 forging crane, 1 turning gear'],
      markets: ['forging'],
    },
    {
      name: ['{} t 板坯夹钳起重机', '{} t slab tong crane'],
      sizes: [
        ['40', 780],
        ['65', 1020],
        ['90', 1290],
      ],
      scope: ['起重机 1，液压夹钳 1', '1 crane, 1 hydraulic tong'],
      markets: ['steel'],
    },
    {
      name: ['{} t 冶金桥式起重机 3 台', '3 metallurgical overhead cranes, {} t'],
      sizes: [
        ['50/10', 690],
        ['75/20', 980],
        ['100/32', 1340],
      ],
      scope: ['桥式起重机 3', '3 overhead cranes'],
      markets: ['steel', 'aluminium', 'nonferrous'],
    },
    {
      name: ['{} t 电磁挂梁起重机', '{} t magnet beam crane'],
      sizes: [
        ['16+16', 430],
        ['20+20', 560],
      ],
      scope: ['起重机 1，电永磁吊具 1', '1 crane, 1 electro-permanent magnet'],
      markets: ['steel'],
    },
    {
      name: ['{} t 废钢料箱起重机', '{} t scrap charging crane'],
      sizes: [
        ['63+63', 1120],
        ['100+100', 1680],
      ],
      scope: ['料箱起重机 1', '1 scrap charging crane'],
      markets: ['steel'],
    },
    {
      name: ['{} t 核电环行起重机', '{} t polar crane'],
      sizes: [
        ['190/20', 4900],
        ['260/25', 6300],
      ],
      scope: ['环吊 1，环轨梁 1', '1 polar crane, 1 ring girder'],
      markets: ['power'],
    },
    {
      name: ['{} t 水电站桥式起重机', '{} t powerhouse crane'],
      sizes: [
        ['2×450', 3100],
        ['2×800', 5700],
      ],
      scope: ['主厂房桥机 2，平衡梁 1', '2 powerhouse cranes, 1 equaliser beam'],
      markets: ['power'],
    },
    {
      name: ['{}无人行车板坯库改造', 'Slab yard retrofit, {} unmanned cranes'],
      sizes: [
        ['4 台|4', 1860],
        ['6 台|6', 2640],
      ],
      scope: ['定位与调度系统，行车改造', 'positioning and dispatch, crane retrofit'],
      markets: ['steel', 'aluminium'],
    },
    {
      name: ['{} t 多功能阳极起重机', '{} t anode-changing crane'],
      sizes: [
        ['16+2×10', 1450],
        ['20+2×16', 1890],
      ],
      scope: ['电解多功能机组 2', '2 pot tending machines'],
      markets: ['aluminium'],
    },
  ],
}

export const marine: ProductRange = {
  department: 'cranes/marine',
  topics: [
    ['整机运输与滚卸', 'delivery fully erected and roll-off'],
    ['防风锚定与台风工况', 'storm anchoring and typhoon load case'],
    ['远程操控与时延', 'remote control and latency'],
    ['码头轨道轮压', 'wheel loads on the quay'],
    ['抓斗防摇', 'grab anti-sway'],
    ['防腐涂装体系', 'corrosion protection system'],
    ['大臂拉杆疲劳', 'fatigue of the boom stays'],
    ['岸电与能量回收', 'shore supply and energy recovery'],
  ],
  lines: [
    {
      name: ['{} 岸边集装箱起重机 2 台', '2 ship-to-shore cranes, {}'],
      sizes: [
        ['41 t–51 m', 8600],
        ['65 t–70 m', 13400],
      ],
      scope: ['岸桥 2，远程操控台 2', '2 STS cranes, 2 remote desks'],
      markets: ['ports'],
    },
    {
      name: ['{} t 造船龙门起重机', '{} t shipyard gantry crane'],
      sizes: [
        ['600', 11800],
        ['1000', 18500],
      ],
      scope: ['龙门起重机 1，上下小车', '1 gantry crane, upper and lower trolleys'],
      markets: ['shipbuilding'],
    },
    {
      name: ['{} 门座起重机', '{} portal slewing crane'],
      sizes: [
        ['25 t–38 m', 1150],
        ['40 t–45 m', 1560],
        ['60 t–40 m', 2080],
      ],
      scope: ['门座起重机 1', '1 portal slewing crane'],
      markets: ['ports', 'shipbuilding'],
    },
    {
      name: ['{} t/h 桥式抓斗卸船机', '{} t/h grab ship unloader'],
      sizes: [
        ['1250', 4300],
        ['1800', 5900],
        ['2500', 7600],
      ],
      scope: ['卸船机 1，抓斗 2', '1 unloader, 2 grabs'],
      markets: ['ports', 'power'],
    },
    {
      name: ['{} t/h 斗轮堆取料机', '{} t/h bucket-wheel stacker-reclaimer'],
      sizes: [
        ['3000', 3300],
        ['6000', 5100],
      ],
      scope: ['堆取料机 1，无人值守', '1 stacker-reclaimer, unmanned'],
      markets: ['ports', 'power', 'steel'],
    },
    {
      name: ['{} t/h 装船机', '{} t/h ship loader'],
      sizes: [
        ['4000', 3900],
        ['6000', 5400],
        ['8000', 6900],
      ],
      scope: ['装船机 1，尾车 1', '1 ship loader, 1 tripper'],
      markets: ['ports'],
    },
    {
      name: ['{} t 海上风电安装起重机', '{} t offshore wind installation crane'],
      sizes: [
        ['1200', 13800],
        ['1600', 18900],
      ],
      scope: ['绕桩式起重机 1', '1 leg-encircling crane'],
      markets: ['wind-power', 'shipbuilding'],
    },
    {
      name: ['{} t 自动化轨道吊 6 台', '6 automated RMG cranes, {} t'],
      sizes: [
        ['41', 7900],
        ['50', 8700],
      ],
      scope: ['轨道吊 6，调度接口', '6 RMG cranes, dispatch interface'],
      markets: ['ports'],
    },
    {
      name: ['{} t 甲板起重机 4 台', '4 deck cranes, {} t'],
      sizes: [
        ['36', 1240],
        ['45', 1520],
      ],
      scope: ['甲板起重机 4', '4 deck cranes'],
      markets: ['shipbuilding'],
    },
    {
      name: ['{} t 风电塔筒龙门吊 2 台', '2 gantry cranes for tower sections, {} t'],
      sizes: [
        ['100', 760],
        ['200', 1180],
      ],
      scope: ['龙门吊 2', '2 gantry cranes'],
      markets: ['wind-power'],
    },
    {
      name: ['{} t 船坞浮吊起升机构改造', '{} t floating crane, hoist revamp'],
      sizes: [
        ['300', 620],
        ['500', 940],
      ],
      scope: ['起升机构 2，电控 1', '2 hoists, controls'],
      markets: ['shipbuilding', 'ports', 'wind-power'],
    },
  ],
}
