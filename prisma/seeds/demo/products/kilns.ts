import type { ProductRange } from './product-range.ts'

export const cement: ProductRange = {
  department: 'kilns/cement',
  topics: [
    ['熟料冷却热回收', 'heat recovery in clinker cooling'],
    ['窑轮带间隙与温度', 'tyre clearance and shell temperature'],
    ['分解炉脱硝', 'denitrification in the calciner'],
    ['磨机电耗保证值', 'guaranteed mill power consumption'],
    ['篦床料层与风量', 'grate bed depth and air volume'],
    ['窑头窑尾密封', 'kiln inlet and outlet seals'],
    ['停窑改造工期', 'revamp schedule during the shutdown'],
    ['替代燃料掺烧', 'co-firing of alternative fuels'],
  ],
  lines: [
    {
      name: ['Ø{} m 回转窑系统总包', 'Ø{} m rotary kiln system, turnkey'],
      sizes: [
        ['4.0×60', 6800],
        ['5.2×74', 12600],
      ],
      scope: ['回转窑 1，预热器 1，篦冷机 1', '1 kiln, 1 preheater, 1 grate cooler'],
      markets: ['building-materials'],
    },
    {
      name: ['{} t/d 熟料线篦冷机改造', '{} t/d clinker line, cooler retrofit'],
      sizes: [
        ['2500', 1450],
        ['5000', 2680],
      ],
      scope: ['第四代篦冷机 1', '1 fourth-generation cooler'],
      markets: ['building-materials'],
    },
    {
      name: ['Ø{} m 水泥磨', 'Ø{} m cement ball mill'],
      sizes: [
        ['3.8×13', 1620],
        ['4.2×13', 1980],
        ['4.6×14', 2490],
      ],
      scope: ['球磨机 1，双传动', '1 ball mill, twin drive'],
      markets: ['building-materials'],
    },
    {
      name: ['{} 立式辊磨', 'Vertical roller mill {}'],
      sizes: [
        ['ZLM 46.4', 2900],
        ['ZLM 56.4', 3800],
      ],
      scope: ['立磨 1，选粉机 1', '1 vertical mill, 1 classifier'],
      markets: ['building-materials', 'steel'],
    },
    {
      name: ['{} m 隧道窑', '{} m tunnel kiln'],
      sizes: [
        ['108', 980],
        ['145', 1350],
      ],
      scope: ['隧道窑 1，窑车 48', '1 tunnel kiln, 48 kiln cars'],
      markets: ['building-materials'],
    },
    {
      name: ['{} t/d 双膛石灰窑', '{} t/d twin-shaft lime kiln'],
      sizes: [
        ['600', 3200],
        ['1000', 4700],
      ],
      scope: ['双膛窑 1，除尘 1', '1 twin-shaft kiln, 1 filter'],
      markets: ['building-materials', 'steel'],
    },
    {
      name: ['{} t/d 活性石灰回转窑', '{} t/d active lime rotary kiln'],
      sizes: [
        ['800', 5200],
        ['1200', 7100],
      ],
      scope: ['回转窑 1，竖式预热器 1', '1 rotary kiln, 1 shaft preheater'],
      markets: ['steel', 'building-materials'],
    },
    {
      name: ['{} m 辊压机', '{} m roller press'],
      sizes: [
        ['1.6×1.4', 1180],
        ['2.0×1.8', 2250],
      ],
      scope: ['辊压机 1，V 型选粉机 1', '1 roller press, 1 V-separator'],
      markets: ['building-materials'],
    },
    {
      name: ['{} t/d 预热器分解炉改造', '{} t/d preheater and calciner upgrade'],
      sizes: [
        ['3200', 2100],
        ['5000', 3300],
      ],
      scope: ['分解炉 1，低阻旋风筒 5', '1 calciner, 5 low-pressure cyclones'],
      markets: ['building-materials'],
    },
    {
      name: ['Ø{} m 烘干机', 'Ø{} m rotary dryer'],
      sizes: [
        ['2.4×20', 240],
        ['3.0×25', 330],
      ],
      scope: ['烘干机 1，热风炉 1', '1 dryer, 1 hot gas generator'],
      markets: ['building-materials', 'mining'],
    },
    {
      name: ['{} t/d 水泥窑协同处置系统', '{} t/d waste co-processing for cement kilns'],
      sizes: [
        ['300', 2600],
        ['600', 4100],
      ],
      scope: ['预处理 1，入窑输送 1', '1 pre-treatment, 1 kiln feeding'],
      markets: ['building-materials'],
    },
    {
      name: ['Ø{} m 单筒冷却机', 'Ø{} m rotary cooler'],
      sizes: [
        ['3.2×36', 520],
        ['4.0×45', 740],
      ],
      scope: ['单筒冷却机 1', '1 rotary cooler'],
      markets: ['building-materials'],
    },
  ],
}

export const metallurgy: ProductRange = {
  department: 'kilns/metallurgy',
  topics: [
    ['还原气氛与窑内结圈', 'reducing atmosphere and ring formation'],
    ['焙烧温度均匀性', 'uniformity of the roasting temperature'],
    ['尾气余热利用', 'waste heat use of the off-gas'],
    ['耐材选型与寿命', 'refractory choice and service life'],
    ['筒体直线度与托轮调整', 'shell alignment and roller adjustment'],
    ['红土矿含水与干燥', 'moisture of laterite ore and drying'],
    ['成品粒度与回收率', 'product size and recovery'],
    ['环保排放指标', 'emission limits'],
  ],
  lines: [
    {
      name: ['Ø{} m 锰矿回转窑', 'Ø{} m manganese ore rotary kiln'],
      sizes: [
        ['3.6×55', 3900],
        ['4.4×70', 5600],
      ],
      scope: ['回转窑 1，燃烧系统 1', '1 rotary kiln, 1 burner system'],
      markets: ['nonferrous'],
    },
    {
      name: ['Ø{} m 镍铁回转窑', 'Ø{} m ferronickel rotary kiln'],
      sizes: [
        ['4.6×100', 10900],
        ['5.0×110', 13200],
        ['5.5×120', 15400],
      ],
      scope: ['还原窑 1，热料输送 1', '1 reduction kiln, hot charge transfer'],
      markets: ['nonferrous', 'steel'],
    },
    {
      name: ['Ø{} m 氧化锌挥发窑', 'Ø{} m Waelz kiln'],
      sizes: [
        ['3.5×56', 2950],
        ['4.0×60', 3800],
      ],
      scope: ['挥发窑 1，余热锅炉接口', '1 Waelz kiln, boiler interface'],
      markets: ['nonferrous', 'steel'],
    },
    {
      name: ['Ø{} m 锂辉石转化焙烧窑', 'Ø{} m spodumene calcining kiln'],
      sizes: [
        ['3.6×58', 3300],
        ['4.2×70', 4600],
      ],
      scope: ['焙烧窑 1，冷却窑 1', '1 calciner, 1 cooler'],
      markets: ['nonferrous', 'chemicals'],
    },
    {
      name: ['{} m² 带式焙烧机', '{} m² travelling-grate pellet furnace'],
      sizes: [
        ['504', 21800],
        ['624', 27900],
      ],
      scope: ['焙烧机 1，台车 220', '1 travelling grate, 220 pallet cars'],
      markets: ['steel'],
    },
    {
      name: ['年产 {}链箅机回转窑球团线', '{} grate-kiln pellet plant'],
      sizes: [
        ['120 万吨|1.2 Mt/a', 13600],
        ['240 万吨|2.4 Mt/a', 21500],
      ],
      scope: ['链箅机 1，回转窑 1，环冷机 1', '1 grate, 1 kiln, 1 annular cooler'],
      markets: ['steel', 'mining'],
    },
    {
      name: ['Ø{} m 石油焦煅烧回转窑', 'Ø{} m petroleum coke calcining kiln'],
      sizes: [
        ['2.7×57', 1900],
        ['3.4×65', 2700],
      ],
      scope: ['煅烧窑 1，焚烧室 1', '1 calciner, 1 incinerator chamber'],
      markets: ['petrochemical', 'aluminium'],
    },
    {
      name: ['Ø{} m 钛白煅烧窑', 'Ø{} m titanium dioxide calciner'],
      sizes: [
        ['3.2×55', 2300],
        ['4.0×68', 3400],
      ],
      scope: ['煅烧窑 1，冷却筒 1', '1 calciner, 1 cooling drum'],
      markets: ['chemicals', 'steel'],
    },
    {
      name: ['{} t/d 危废焚烧回转窑', '{} t/d hazardous waste rotary kiln'],
      sizes: [
        ['60', 2200],
        ['100', 3100],
      ],
      scope: ['焚烧窑 1，二燃室 1', '1 kiln, 1 secondary combustion chamber'],
      markets: ['chemicals', 'petrochemical', 'coal-chemicals'],
    },
    {
      name: ['Ø{} m 磷矿烘干窑', 'Ø{} m phosphate rock dryer'],
      sizes: [
        ['2.8×24', 760],
        ['3.2×28', 980],
      ],
      scope: ['烘干窑 1，除尘 1', '1 dryer, 1 filter'],
      markets: ['chemicals', 'mining'],
    },
    {
      name: ['Ø{} m 氧化铝焙烧窑改造', 'Ø{} m alumina calciner, revamp'],
      sizes: [
        ['3.6×90', 1720],
        ['4.0×100', 2380],
      ],
      scope: ['燃烧与冷却系统改造', 'burner and cooler revamp'],
      markets: ['aluminium'],
    },
    {
      name: ['Ø{} m 褐煤干燥窑', 'Ø{} m lignite dryer'],
      sizes: [
        ['3.6×30', 1180],
        ['4.2×36', 1640],
      ],
      scope: ['蒸汽管回转干燥机 1', '1 steam-tube dryer'],
      markets: ['coal', 'coal-chemicals'],
    },
  ],
}
