import type { ProductRange } from './product-range.ts'

export const openDie: ProductRange = {
  department: 'forging/open-die',
  topics: [
    ['操作机同步控制', 'manipulator synchronisation'],
    ['锻造频次与能耗', 'stroke rate and energy use'],
    ['液压站布置', 'layout of the hydraulic power unit'],
    ['主缸密封与导向', 'main cylinder seals and guides'],
    ['基础与地脚载荷', 'foundation and anchor loads'],
    ['快换砧装置', 'quick die change'],
    ['尺寸在线测量', 'in-line dimension measurement'],
    ['蓄势器方案比选', 'choice of accumulator system'],
  ],
  lines: [
    {
      name: ['{}MN 快锻液压机组', '{}MN fast forging press'],
      sizes: [
        ['16', 2300],
        ['20', 2860],
        ['31.5', 4150],
        ['63', 8400],
        ['80', 10600],
      ],
      scope: ['快锻机 1，操作机 1', '1 press, 1 manipulator'],
      markets: ['steel', 'forging'],
    },
    {
      name: ['{}MN 自由锻造液压机', '{}MN open-die forging press'],
      sizes: [
        ['60', 8300],
        ['100', 16800],
        ['120', 19500],
      ],
      scope: ['压机本体、泵站、操作机 1', 'press, pump station, 1 manipulator'],
      markets: ['forging', 'steel'],
    },
    {
      name: ['{} 锻造操作机', '{} forging manipulator'],
      sizes: [
        ['10 t/25 t·m', 860],
        ['40 t/100 t·m', 3100],
        ['80 t/200 t·m', 4600],
        ['100 t/250 t·m', 5300],
      ],
      scope: ['操作机 1，轨道与拖链', '1 manipulator, rails and cable chain'],
      markets: ['forging', 'steel'],
    },
    {
      name: ['{}MN 快锻机组控制系统改造', '{}MN fast forging press, controls retrofit'],
      sizes: [
        ['20', 420],
        ['31.5', 560],
        ['45', 780],
      ],
      scope: ['比例阀组、控制柜、调试', 'proportional valves, cabinets, commissioning'],
      markets: ['forging', 'steel'],
    },
    {
      name: ['锻造加热炉 {} 台', '{} forging furnaces'],
      sizes: [
        ['4', 780],
        ['6', 1150],
        ['8', 1560],
      ],
      scope: ['台车式加热炉，余热回收', 'car-bottom furnaces with heat recovery'],
      markets: ['forging'],
    },
    {
      name: ['{}MN 径向锻造机', '{}MN radial forging machine'],
      sizes: [
        ['10', 3800],
        ['16', 6200],
        ['18', 7100],
      ],
      scope: ['径锻机 1，夹头操作机 2', '1 radial forging machine, 2 chuck manipulators'],
      markets: ['steel', 'forging', 'aerospace'],
    },
    {
      name: ['{}MN 钢锭镦粗液压机', '{}MN ingot upsetting press'],
      sizes: [
        ['80', 7400],
        ['120', 11200],
      ],
      scope: ['镦粗机 1，旋转台 1', '1 upsetting press, 1 turntable'],
      markets: ['steel', 'forging'],
    },
    {
      name: ['{} t 全液压装取料机', '{} t mobile furnace charger'],
      sizes: [
        ['5', 260],
        ['10', 430],
        ['20', 690],
      ],
      scope: ['装取料机 1', '1 mobile charger'],
      markets: ['forging', 'steel'],
    },
  ],
}

export const closedDie: ProductRange = {
  department: 'forging/closed-die',
  topics: [
    ['活动横梁调平精度', 'levelling accuracy of the moving beam'],
    ['模具加热与润滑', 'die heating and lubrication'],
    ['挤压筒对中', 'container alignment'],
    ['等温锻造温控曲线', 'temperature profile in isothermal forging'],
    ['辗环椭圆度控制', 'ovality control in ring rolling'],
    ['组合机架预紧', 'prestress of the composite frame'],
    ['自动线节拍', 'cycle time of the line'],
    ['穿孔针冷却', 'mandrel cooling'],
  ],
  lines: [
    {
      name: ['{}MN 模锻液压机', '{}MN closed-die forging press'],
      sizes: [
        ['125', 9800],
        ['200', 14600],
        ['300', 22500],
      ],
      scope: ['模锻机 1，换模装置 1', '1 press, 1 die changer'],
      markets: ['aerospace', 'aluminium', 'forging'],
    },
    {
      name: ['{}MN 双动铝挤压机', '{}MN double-action aluminium extrusion press'],
      sizes: [
        ['36', 2700],
        ['55', 3900],
        ['75', 4800],
        ['100', 6100],
      ],
      scope: ['挤压机 1，牵引与锯切线', '1 press, puller and saw line'],
      markets: ['aluminium'],
    },
    {
      name: ['{} t 热模锻自动线', '{} t hot die forging line'],
      sizes: [
        ['2500', 2950],
        ['4000', 4400],
        ['8000', 8200],
      ],
      scope: ['主机 1，辊锻机 1，机器人 6', '1 press, 1 forging roll, 6 robots'],
      markets: ['automotive', 'bearings', 'forging'],
    },
    {
      name: ['Ø{} m 数控辗环机', 'Ø{} m CNC ring rolling mill'],
      sizes: [
        ['2.5', 1450],
        ['5.0', 3900],
        ['6.3', 5200],
        ['10.0', 9600],
      ],
      scope: ['辗环机 1，测量系统 1', '1 ring mill, 1 measuring system'],
      markets: ['forging', 'wind-power', 'bearings', 'aerospace'],
    },
    {
      name: ['{}MN 等温锻造液压机', '{}MN isothermal forging press'],
      sizes: [
        ['25', 2900],
        ['50', 5600],
      ],
      scope: ['压机 1，真空模腔 1', '1 press, 1 vacuum die chamber'],
      markets: ['aerospace'],
    },
    {
      name: ['{}MN 卧式铜管挤压机', '{}MN horizontal copper tube extrusion press'],
      sizes: [
        ['25', 2200],
        ['35', 3000],
      ],
      scope: ['挤压机 1，水封冷却 1', '1 press, 1 underwater cooling'],
      markets: ['nonferrous'],
    },
    {
      name: ['{}MN 板材拉伸机', '{}MN plate stretcher'],
      sizes: [
        ['45', 3600],
        ['120', 8600],
      ],
      scope: ['拉伸机 1，探伤工位 1', '1 stretcher, 1 inspection station'],
      markets: ['aluminium', 'aerospace'],
    },
    {
      name: ['{} t 伺服冲压线', '{} t servo stamping line'],
      sizes: [
        ['1600', 5400],
        ['2400', 7300],
      ],
      scope: ['伺服压力机 4，送料与码垛', '4 servo presses, feeding and stacking'],
      markets: ['automotive'],
    },
    {
      name: ['{}MN 封头成形液压机', '{}MN dished-end forming press'],
      sizes: [
        ['20', 1080],
        ['40', 2150],
      ],
      scope: ['压机 1，翻边机 1', '1 press, 1 flanging machine'],
      markets: ['forging', 'shipbuilding'],
    },
  ],
}
