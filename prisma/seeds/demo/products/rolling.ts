import type { ProductRange } from './product-range.ts'

export const flat: ProductRange = {
  department: 'rolling/flat',
  topics: [
    ['板形与凸度控制', 'flatness and crown control'],
    ['轧线工艺布置', 'layout of the mill line'],
    ['主传动与轧制力矩', 'main drive and rolling torque'],
    ['停机换机窗口', 'shutdown window for the changeover'],
    ['厚度自动控制', 'automatic gauge control'],
    ['乳化液与排雾', 'emulsion and fume exhaust'],
    ['换辊时间', 'roll change time'],
    ['一级二级接口', 'interface of level 1 and level 2'],
  ],
  lines: [
    {
      name: ['{} mm 热轧粗轧机座更换', '{} mm hot mill, roughing stand replacement'],
      sizes: [
        ['1580', 4700],
        ['2250', 7900],
      ],
      scope: ['机架 1，压下与平衡装置', '1 stand, screwdown and balance'],
      markets: ['steel'],
    },
    {
      name: ['{} mm 六辊可逆冷轧机组', '{} mm six-high reversing cold mill'],
      sizes: [
        ['1250', 5300],
        ['1450', 6700],
        ['1780', 9300],
      ],
      scope: ['轧机 1，左右卷取 2，乳化液系统', '1 mill, 2 coilers, emulsion system'],
      markets: ['steel'],
    },
    {
      name: ['{} mm 冷轧平整机组', '{} mm skin-pass mill'],
      sizes: [
        ['1250', 3900],
        ['1700', 5600],
      ],
      scope: ['平整机 1，湿平整系统', '1 skin-pass mill, wet tempering'],
      markets: ['steel'],
    },
    {
      name: ['{} mm 中厚板四辊轧机', '{} mm four-high plate mill'],
      sizes: [
        ['2800', 13200],
        ['3500', 18600],
        ['4300', 26800],
      ],
      scope: ['轧机 1，立辊 1，AGC', '1 mill, 1 edger, gauge control'],
      markets: ['steel'],
    },
    {
      name: ['{} mm 铝箔轧机', '{} mm aluminium foil mill'],
      sizes: [
        ['1850', 3400],
        ['2150', 4300],
        ['2300', 4900],
      ],
      scope: ['箔轧机 1，板式过滤器 1', '1 foil mill, 1 plate filter'],
      markets: ['aluminium'],
    },
    {
      name: ['{} mm 铝板带冷轧机', '{} mm aluminium cold mill'],
      sizes: [
        ['1850', 5100],
        ['2300', 7600],
      ],
      scope: ['冷轧机 1，全油回收', '1 cold mill, oil recovery'],
      markets: ['aluminium'],
    },
    {
      name: ['{} mm 热矫直机', '{} mm hot plate leveller'],
      sizes: [
        ['3500', 2600],
        ['4300', 3450],
      ],
      scope: ['矫直机 1，快换辊 1 套', '1 leveller, 1 quick-change roll set'],
      markets: ['steel'],
    },
    {
      name: ['{} mm 连续酸洗机组', '{} mm continuous pickling line'],
      sizes: [
        ['1450', 8100],
        ['1780', 9700],
      ],
      scope: ['酸洗段 1，激光焊机 1，酸再生', 'pickling section, laser welder, acid regeneration'],
      markets: ['steel'],
    },
    {
      name: ['{} mm 滚切双边剪', '{} mm rolling-cut double-side shear'],
      sizes: [
        ['3500', 3100],
        ['4300', 3900],
      ],
      scope: ['双边剪 1，碎边剪 1', '1 double-side shear, 1 scrap chopper'],
      markets: ['steel'],
    },
    {
      name: ['{} mm 横切机组', '{} mm cut-to-length line'],
      sizes: [
        ['1600', 980],
        ['2200', 1620],
      ],
      scope: ['横切线 1，堆垛台 2', '1 line, 2 stackers'],
      markets: ['steel', 'aluminium', 'nonferrous'],
    },
    {
      name: ['{} mm 铜带精轧机', '{} mm copper strip finishing mill'],
      sizes: [
        ['650', 1900],
        ['850', 2700],
      ],
      scope: ['精轧机 1，板形仪 1', '1 finishing mill, 1 flatness gauge'],
      markets: ['nonferrous'],
    },
  ],
}

export const long: ProductRange = {
  department: 'rolling/long',
  topics: [
    ['壁厚精度与芯棒寿命', 'wall tolerance and mandrel life'],
    ['孔型设计', 'pass design'],
    ['顶头更换时间', 'plug change time'],
    ['轧后控冷', 'controlled cooling after rolling'],
    ['穿孔毛管偏心', 'eccentricity of pierced shells'],
    ['机架离线预装', 'off-line stand assembly'],
    ['矫直后残余应力', 'residual stress after straightening'],
    ['多规格换辊', 'changeover between sizes'],
  ],
  lines: [
    {
      name: ['LG-{} 冷轧管机组', 'LG-{} cold pilger mill'],
      sizes: [
        ['30', 1260],
        ['90', 3900],
        ['150', 4700],
      ],
      scope: ['冷轧管机 3，脱脂线 1', '3 pilger mills, 1 degreasing line'],
      markets: ['steel', 'nonferrous'],
    },
    {
      name: ['Ø{} mm 三辊连轧管机组', 'Ø{} mm three-roll mandrel mill'],
      sizes: [
        ['159', 19800],
        ['180', 22400],
        ['219', 27500],
      ],
      scope: ['连轧管机 1，脱管机 1，芯棒循环', '1 mandrel mill, 1 extractor, mandrel circuit'],
      markets: ['steel'],
    },
    {
      name: ['Ø{} mm 斜轧穿孔机', 'Ø{} mm rotary piercer'],
      sizes: [
        ['90', 1750],
        ['114', 2180],
        ['180', 3300],
      ],
      scope: ['穿孔机 1，后台三辊抱芯', '1 piercer, rear table with bar steadiers'],
      markets: ['steel'],
    },
    {
      name: ['年产 {}棒材轧线', '{} bar mill'],
      sizes: [
        ['60 万吨|600 kt/a', 9600],
        ['90 万吨|900 kt/a', 13800],
      ],
      scope: ['短应力轧机 18，冷床 1', '18 housingless stands, 1 cooling bed'],
      markets: ['steel'],
    },
    {
      name: ['高速线材{}', 'High-speed wire rod {}'],
      sizes: [
        ['精轧机组|finishing block', 2950],
        ['减定径机组|reducing and sizing mill', 3600],
        ['吐丝机|laying head', 480],
      ],
      scope: ['主机 1，油气润滑 1', '1 block, oil-air lubrication'],
      markets: ['steel'],
    },
    {
      name: ['Ø{} mm 张力减径机', 'Ø{} mm stretch-reducing mill'],
      sizes: [
        ['114', 2900],
        ['180', 3900],
      ],
      scope: ['24 机架，换辊小车 1', '24 stands, 1 change car'],
      markets: ['steel'],
    },
    {
      name: ['{} 万能型钢轧机', '{} universal section mill'],
      sizes: [
        ['H400', 8800],
        ['H700', 13500],
      ],
      scope: ['万能轧机 2，轧边机 1', '2 universal stands, 1 edger'],
      markets: ['steel'],
    },
    {
      name: ['{} mm 二辊可逆开坯机', '{} mm two-high reversing blooming mill'],
      sizes: [
        ['950', 5700],
        ['1150', 7600],
        ['1300', 9100],
      ],
      scope: ['开坯机 1，推床与翻钢机', '1 mill, manipulators and tilters'],
      markets: ['steel', 'forging'],
    },
    {
      name: ['{}钢管矫直机', '{} tube straightener'],
      sizes: [
        ['六辊|Six-roll', 560],
        ['十辊|Ten-roll', 880],
      ],
      scope: ['矫直机 1，上下料 1 套', '1 straightener, handling'],
      markets: ['steel', 'nonferrous'],
    },
    {
      name: ['{} t 棒材冷剪机', '{} t bar cold shear'],
      sizes: [
        ['850', 420],
        ['1200', 630],
      ],
      scope: ['冷剪 1，定尺机 1', '1 shear, 1 gauge stop'],
      markets: ['steel'],
    },
    {
      name: ['Ø{} mm 轴承钢管轧机改造', 'Ø{} mm bearing tube mill revamp'],
      sizes: [
        ['60', 1480],
        ['100', 2260],
      ],
      scope: ['轧机改造，在线测径', 'mill revamp, in-line gauging'],
      markets: ['bearings', 'steel'],
    },
  ],
}
