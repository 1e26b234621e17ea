import type { ProductRange } from './product-range.ts'

export const grinding: ProductRange = {
  department: 'mining/grinding',
  topics: [
    ['磨矿功指数与选型', 'work index and mill sizing'],
    ['大齿轮与传动方案', 'girth gear and drive concept'],
    ['衬板寿命与更换', 'liner life and relining'],
    ['破碎产品粒度', 'crusher product size'],
    ['高原电机降容', 'motor derating at altitude'],
    ['静压轴承润滑', 'hydrostatic bearing lubrication'],
    ['半移动站移设方案', 'relocation of the semi-mobile plant'],
    ['备件与易损件清单', 'list of spares and wear parts'],
  ],
  lines: [
    {
      name: ['Ø{} m 半自磨机', 'Ø{} m SAG mill'],
      sizes: [
        ['8.5×4.2', 6100],
        ['9.75×4.7', 8700],
        ['10.4×5.2', 10300],
      ],
      scope: ['半自磨机 1，变频传动 1', '1 SAG mill, 1 variable-speed drive'],
      markets: ['mining'],
    },
    {
      name: ['Ø{} m 溢流型球磨机', 'Ø{} m overflow ball mill'],
      sizes: [
        ['5.5×8.5', 2900],
        ['6.2×9.5', 4100],
        ['7.3×12.5', 6400],
      ],
      scope: ['球磨机 1，气动离合器 1', '1 ball mill, 1 air clutch'],
      markets: ['mining', 'nonferrous'],
    },
    {
      name: ['{} 旋回破碎机', '{} gyratory crusher'],
      sizes: [
        ['1200/160', 2100],
        ['1400/170', 2700],
        ['1500/180', 3200],
      ],
      scope: ['旋回破碎机 1，液压润滑站', '1 gyratory crusher, hydraulic and lube units'],
      markets: ['mining'],
    },
    {
      name: ['{} 液压圆锥破碎机 2 台', '2 hydraulic cone crushers, {}'],
      sizes: [
        ['Ø1.5 m', 820],
        ['Ø2.2 m', 1580],
      ],
      scope: ['圆锥破碎机 2', '2 cone crushers'],
      markets: ['mining', 'building-materials'],
    },
    {
      name: ['{} t/h 石灰石破碎站', '{} t/h limestone crushing station'],
      sizes: [
        ['600', 780],
        ['1200', 1380],
      ],
      scope: ['破碎机 1，给料与除尘', '1 crusher, feeder and filter'],
      markets: ['building-materials'],
    },
    {
      name: ['{} m 高压辊磨机', '{} m high-pressure grinding rolls'],
      sizes: [
        ['1.7×1.4', 2050],
        ['2.0×1.5', 2680],
      ],
      scope: ['高压辊磨机 1，柱钉辊 2', '1 HPGR, 2 studded rolls'],
      markets: ['mining', 'steel'],
    },
    {
      name: ['{} t/h 半移动破碎站', '{} t/h semi-mobile crushing plant'],
      sizes: [
        ['3000', 6900],
        ['6000', 11400],
      ],
      scope: ['破碎站 1，排料胶带 1', '1 crushing plant, 1 discharge conveyor'],
      markets: ['mining', 'coal'],
    },
    {
      name: ['年处理 {}选厂磨矿系统', '{} concentrator, grinding section'],
      sizes: [
        ['300 万吨|3 Mt/a', 8900],
        ['660 万吨|6.6 Mt/a', 15800],
      ],
      scope: ['半自磨 1，球磨 2，旋流器组', '1 SAG mill, 2 ball mills, cyclones'],
      markets: ['mining'],
    },
    {
      name: ['{} kW 塔磨机', '{} kW tower mill'],
      sizes: [
        ['1120', 1260],
        ['1500', 1590],
      ],
      scope: ['塔磨机 1', '1 tower mill'],
      markets: ['mining', 'nonferrous'],
    },
    {
      name: ['Ø{} m 高效浓密机', 'Ø{} m high-rate thickener'],
      sizes: [
        ['38', 560],
        ['60', 920],
      ],
      scope: ['浓密机 1，絮凝剂站 1', '1 thickener, 1 flocculant station'],
      markets: ['mining', 'nonferrous', 'aluminium'],
    },
    {
      name: ['Ø{} m 球磨机大齿轮更换', 'Ø{} m ball mill, girth gear replacement'],
      sizes: [
        ['5.5', 460],
        ['6.2', 610],
      ],
      scope: ['大齿轮 1，小齿轮轴 1', '1 girth gear, 1 pinion shaft'],
      markets: ['mining'],
    },
  ],
}

export const haulage: ProductRange = {
  department: 'mining/haulage',
  topics: [
    ['提升能力与井深', 'hoisting capacity and shaft depth'],
    ['支架工作阻力', 'working resistance of the supports'],
    ['截割部可靠性', 'reliability of the cutting drive'],
    ['露天矿运输系统比选', 'choice of haulage system for the pit'],
    ['低温钢材与焊接', 'low-temperature steel and welding'],
    ['一键启停与无人值守', 'one-key start and unmanned operation'],
    ['下井运输尺寸', 'transport dimensions underground'],
    ['大修周期与出勤率', 'overhaul interval and availability'],
  ],
  lines: [
    {
      name: ['{} m³ 矿用挖掘机', '{} m³ mining shovel'],
      sizes: [
        ['20', 6300],
        ['35', 9900],
        ['55', 16500],
      ],
      scope: ['电铲 1，拖曳电缆', '1 electric shovel, trailing cable'],
      markets: ['mining', 'coal'],
    },
    {
      name: ['{} t 矿用自卸车 6 台', '6 mining trucks, {} t'],
      sizes: [
        ['110', 4200],
        ['220', 9600],
      ],
      scope: ['自卸车 6，备件包 1', '6 trucks, 1 spares package'],
      markets: ['mining', 'coal'],
    },
    {
      name: ['Ø{} m 矿井提升机', 'Ø{} m mine hoist'],
      sizes: [
        ['3.5', 980],
        ['4.5', 1750],
        ['5.7', 2900],
      ],
      scope: ['提升机 1，电控 1', '1 hoist, controls'],
      markets: ['coal', 'mining'],
    },
    {
      name: ['{} m 采高液压支架', 'Roof supports, {} m mining height'],
      sizes: [
        ['6.2', 7800],
        ['8.2', 12900],
      ],
      scope: ['支架 152 架，电液控', '152 shields, electro-hydraulic control'],
      markets: ['coal'],
    },
    {
      name: ['{} kW 采煤机', '{} kW shearer'],
      sizes: [
        ['2000', 1900],
        ['2600', 3050],
      ],
      scope: ['采煤机 1，备用摇臂 2', '1 shearer, 2 spare ranging arms'],
      markets: ['coal'],
    },
    {
      name: ['{} t/h 排土机', '{} t/h spreader'],
      sizes: [
        ['6000', 6400],
        ['9000', 8900],
      ],
      scope: ['排土机 1，受料桥 1', '1 spreader, 1 receiving bridge'],
      markets: ['coal', 'mining'],
    },
    {
      name: ['{} m 长距离带式输送机', '{} m overland conveyor'],
      sizes: [
        ['2,800', 1350],
        ['5,600', 2650],
        ['9,200', 4300],
      ],
      scope: ['输送机 1，驱动站 3', '1 conveyor, 3 drive stations'],
      markets: ['mining', 'coal', 'ports'],
    },
    {
      name: ['{} t/h 露天矿半连续开采系统', '{} t/h semi-continuous open-pit system'],
      sizes: [
        ['3,500', 13800],
        ['6,000', 20600],
      ],
      scope: ['破碎站 1，输送机 4，排土机 1', '1 crusher, 4 conveyors, 1 spreader'],
      markets: ['coal', 'mining'],
    },
    {
      name: ['Ø{} m 反井钻机', 'Ø{} m raise boring machine'],
      sizes: [
        ['3.5', 880],
        ['5.0', 1360],
      ],
      scope: ['反井钻机 1，扩孔刀盘 1', '1 raise borer, 1 reamer'],
      markets: ['mining', 'coal', 'power'],
    },
    {
      name: ['Ø{} m 斜井全断面掘进机', 'Ø{} m inclined shaft TBM'],
      sizes: [
        ['6.5', 8200],
        ['7.2', 9800],
      ],
      scope: ['掘进机 1，后配套 1', '1 TBM, 1 back-up system'],
      markets: ['coal', 'power'],
    },
    {
      name: ['Ø{} m 提升机电控改造', 'Ø{} m mine hoist, controls retrofit'],
      sizes: [
        ['3.0', 310],
        ['4.0', 450],
      ],
      scope: ['变频电控 1，安全回路 1', '1 drive system, 1 safety circuit'],
      markets: ['coal', 'mining'],
    },
    {
      name: ['{} m³/h 转载破碎成套', 'Stage loader and crusher, {} m³/h'],
      sizes: [
        ['1,800', 1120],
        ['2,600', 1540],
      ],
      scope: ['转载机 1，破碎机 1', '1 stage loader, 1 crusher'],
      markets: ['coal'],
    },
  ],
}
