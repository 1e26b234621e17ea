import type { ProductRange } from './product-range.ts'

export const refining: ProductRange = {
  department: 'vessels/refining',
  topics: [
    ['加钒钢锻件与回火脆化', 'vanadium-modified forgings and temper embrittlement'],
    ['堆焊层抗氢剥离', 'hydrogen disbonding of the overlay'],
    ['现场组焊与热处理', 'site assembly and heat treatment'],
    ['大件运输路线', 'route for the heavy transport'],
    ['焦炭塔鼓胀与裙座疲劳', 'coke drum bulging and skirt fatigue'],
    ['螺纹锁紧环检修', 'maintenance of the breech-lock closure'],
    ['探伤标准与见证点', 'inspection standard and witness points'],
    ['锻件交货期', 'delivery of the forgings'],
  ],
  lines: [
    {
      name: ['{} t 锻焊加氢反应器', '{} t forged hydrogenation reactor'],
      sizes: [
        ['560', 6800],
        ['1000', 11900],
        ['1800', 19400],
      ],
      scope: ['反应器 1，内件 1 套', '1 reactor, 1 set of internals'],
      markets: ['petrochemical'],
    },
    {
      name: ['年处理 {}渣油加氢反应器 4 台', '4 residue hydrotreating reactors, {}'],
      sizes: [
        ['200 万吨|2.0 Mt/a', 16200],
        ['260 万吨|2.6 Mt/a', 19600],
      ],
      scope: ['反应器 4', '4 reactors'],
      markets: ['petrochemical'],
    },
    {
      name: ['Ø{} m 焦炭塔 4 台', '4 coke drums, Ø{} m'],
      sizes: [
        ['8.8', 6900],
        ['9.4', 7900],
        ['9.8', 9200],
      ],
      scope: ['焦炭塔 4，裙座整体锻件', '4 coke drums, forged skirts'],
      markets: ['petrochemical'],
    },
    {
      name: ['螺纹锁紧环换热器 {} 台', '{} breech-lock heat exchangers'],
      sizes: [
        ['4', 3100],
        ['6', 4500],
        ['8', 5800],
      ],
      scope: ['高压换热器，管箱锻件', 'high-pressure exchangers, forged channels'],
      markets: ['petrochemical', 'coal-chemicals'],
    },
    {
      name: ['{} m³ 液化气球罐 4 台', '4 LPG spheres, {} m³'],
      sizes: [
        ['2000', 1740],
        ['4000', 3150],
      ],
      scope: ['球罐 4，现场组焊', '4 spheres, erected on site'],
      markets: ['petrochemical', 'chemicals'],
    },
    {
      name: ['Ø{} m 减压塔', 'Ø{} m vacuum column'],
      sizes: [
        ['8.4', 2400],
        ['10.2', 2980],
      ],
      scope: ['减压塔 1，分段交货', '1 column, delivered in sections'],
      markets: ['petrochemical'],
    },
    {
      name: ['年产 {}乙烯装置急冷塔', 'Quench tower for a {} ethylene unit'],
      sizes: [
        ['100 万吨|1.0 Mt/a', 3300],
        ['120 万吨|1.2 Mt/a', 3760],
      ],
      scope: ['急冷水塔 1，急冷油塔 1', '1 quench water tower, 1 quench oil tower'],
      markets: ['petrochemical'],
    },
    {
      name: ['连续重整反应器 {}', 'Catalytic reformer reactors, {}'],
      sizes: [
        ['四合一|four-in-one', 4200],
        ['并列式 4 台|4 side by side', 5100],
      ],
      scope: ['重整反应器，再生器 1', 'reformer reactors, 1 regenerator'],
      markets: ['petrochemical'],
    },
    {
      name: ['{} t 热高压分离器', '{} t hot high-pressure separator'],
      sizes: [
        ['180', 1900],
        ['260', 2650],
      ],
      scope: ['热高分 1，堆焊内壁', '1 separator, overlay-clad'],
      markets: ['petrochemical', 'coal-chemicals'],
    },
    {
      name: ['聚丙烯环管反应器 {} 套', 'Polypropylene loop reactors, {}'],
      sizes: [
        ['1|one set', 1680],
        ['2|two sets', 3050],
      ],
      scope: ['环管反应器，夹套管', 'loop reactors, jacketed pipes'],
      markets: ['petrochemical', 'coal-chemicals'],
    },
    {
      name: ['加氢反应器内件更新 {} 台', 'Hydrogenation reactor internals, {} units'],
      sizes: [
        ['2', 360],
        ['3', 520],
      ],
      scope: ['分配盘、冷氢箱', 'distributor trays, quench boxes'],
      markets: ['petrochemical'],
    },
  ],
}

export const coal: ProductRange = {
  department: 'vessels/coal',
  topics: [
    ['气化炉耐火砖与水冷壁', 'gasifier lining and membrane wall'],
    ['烧嘴寿命', 'burner life'],
    ['合成塔内件与温差', 'converter internals and temperature spread'],
    ['大型壳体卷制能力', 'plate rolling capacity for large shells'],
    ['熔盐腐蚀与材料', 'molten salt corrosion and materials'],
    ['现场水压试验', 'hydrostatic test on site'],
    ['变换炉热壁设计', 'hot-wall design of the shift converter'],
    ['换热管胀焊工艺', 'tube expansion and welding'],
  ],
  lines: [
    {
      name: ['{} t/d 煤气化炉', '{} t/d coal gasifier'],
      sizes: [
        ['1500', 4900],
        ['2000', 6300],
        ['3000', 9400],
      ],
      scope: ['气化炉 1，激冷室 1', '1 gasifier, 1 quench chamber'],
      markets: ['coal-chemicals'],
    },
    {
      name: ['Ø{} m 甲醇合成塔', 'Ø{} m methanol converter'],
      sizes: [
        ['3.8', 3600],
        ['4.2', 4300],
      ],
      scope: ['合成塔 1，内件 1', '1 converter, 1 set of internals'],
      markets: ['coal-chemicals', 'chemicals'],
    },
    {
      name: ['Ø{} m 氨合成塔', 'Ø{} m ammonia converter'],
      sizes: [
        ['2.7', 4600],
        ['3.2', 5500],
      ],
      scope: ['氨合成塔 1，废锅 1', '1 converter, 1 waste heat boiler'],
      markets: ['coal-chemicals', 'chemicals'],
    },
    {
      name: ['Ø{} m 费托合成反应器', 'Ø{} m Fischer–Tropsch reactor'],
      sizes: [
        ['8.6', 11200],
        ['9.8', 13800],
      ],
      scope: ['反应器 1，现场制造', '1 reactor, built on site'],
      markets: ['coal-chemicals'],
    },
    {
      name: ['耐硫变换炉 {} 台', '{} sour shift converters'],
      sizes: [
        ['2', 1450],
        ['3', 2080],
      ],
      scope: ['变换炉，热壁结构', 'hot-wall converters'],
      markets: ['coal-chemicals'],
    },
    {
      name: ['Ø{} m 低温甲醇洗吸收塔', 'Ø{} m Rectisol absorber'],
      sizes: [
        ['3.6', 1750],
        ['4.4', 2360],
      ],
      scope: ['吸收塔 1，低温钢', '1 absorber, low-temperature steel'],
      markets: ['coal-chemicals'],
    },
    {
      name: ['{} t/d 尿素合成塔', '{} t/d urea reactor'],
      sizes: [
        ['1740', 2350],
        ['2700', 3400],
      ],
      scope: ['合成塔 1，超低碳衬里', '1 reactor, low-carbon lining'],
      markets: ['coal-chemicals', 'chemicals'],
    },
    {
      name: ['{} MW 光热熔盐储罐', '{} MW molten salt tanks'],
      sizes: [
        ['50', 2700],
        ['100', 4400],
      ],
      scope: ['热罐 1，冷罐 1', '1 hot tank, 1 cold tank'],
      markets: ['power'],
    },
    {
      name: ['{} MW 机组高压加热器 3 台', '3 HP feedwater heaters, {} MW unit'],
      sizes: [
        ['660', 1280],
        ['1000', 1830],
      ],
      scope: ['高压加热器 3', '3 heaters'],
      markets: ['power'],
    },
    {
      name: ['核电{}稳压器', 'Pressuriser for a {} nuclear unit'],
      sizes: [
        ['百万千瓦级|1000 MW', 5900],
        ['小堆|small modular', 2600],
      ],
      scope: ['稳压器 1，支承 1', '1 pressuriser, 1 support'],
      markets: ['power'],
    },
    {
      name: ['{} m³ 储氢球罐', '{} m³ hydrogen storage spheres'],
      sizes: [
        ['1000', 1180],
        ['1500', 1620],
      ],
      scope: ['球罐 2', '2 spheres'],
      markets: ['coal-chemicals', 'power', 'chemicals'],
    },
    {
      name: ['气化炉烧嘴室更换 {} 台', 'Gasifier burner section replacement, {}'],
      sizes: [
        ['1|one unit', 280],
        ['2|two units', 510],
      ],
      scope: ['烧嘴室，水冷盘管', 'burner sections, cooling coils'],
      markets: ['coal-chemicals'],
    },
  ],
}
