import type { CustomerEntry } from './customer-entry.ts'

/** Who generates, ships and builds ships. */
export const energyAndSea: readonly CustomerEntry[] = [
  ['power', '关陇电机', 'Guanlong Electric Machines', '西安', '91610100MA70FRB728'],
  ['power', '川岷水电', 'Chuanmin Hydropower', '乐山', '91511100MADYHD0BXJ'],
  ['power', '闽核能源', 'Minhe Nuclear Energy', '宁德', '91350900MAT1GXFN1X'],
  ['power', '瀚海光热', 'Hanhai Solar Thermal', '酒泉', '91620900MA028E3G0F'],
  ['power', '浙东发电集团', 'Zhedong Power', '宁波', '91330200MAKQP5KF7C'],
  ['power', '蒙西热电', 'Mengxi Thermal Power', '包头', '91150200MAXFLG4P9F'],
  ['wind-power', '滨澜风电装备', 'Binlan Wind Equipment', '盐城', '91320900MAPW2CC79M'],
  ['wind-power', '粤屿海上风电', 'Yueyu Offshore Wind', '阳江', '91441700MA17W1BR3C'],
  ['wind-power', '坝上风电塔筒', 'Bashang Wind Towers', '张家口', '91130700MAYELB1N0J'],
  ['wind-power', '通如海上风电施工有限公司', 'Tongru Offshore Wind Construction', '南通', '91320600MAFW9UDH6X'],
  ['ports', '沧澜港务集团', 'Canglan Port', '沧州', '91130900MAQQKME9X8'],
  ['ports', '连湾港口集团', 'Lianwan Port', '大连', '91210200MAC6GP3J4E'],
  ['ports', '钦海港务', 'Qinhai Port', '钦州', '91450700MA93U7G863'],
  ['ports', '青屿码头有限公司', 'Qingyu Terminal', '青岛', '91370200MAKL8KU44C'],
  ['ports', '通海港务', 'Tonghai Port', '南通', '91320600MAP4NXXG22'],
  ['ports', '日岚矿石码头', 'Rilan Ore Terminal', '日照', '91371100MA1E2X1W07'],
  ['ports', '曹湾散货码头有限公司', 'Caowan Bulk Terminal', '唐山', '91130200MA27RK0Y72'],
  ['ports', 'Perak Straits Port', 'Perak Straits Port', '红土坎', null],
  ['shipbuilding', '鲁岬海工', 'Lujia Offshore', '烟台', '91370600MAL6076B8T'],
  ['shipbuilding', '甬屿船舶', 'Yongyu Shipbuilding', '舟山', '91330900MALCL3DF4N'],
  ['shipbuilding', '崇海船舶重工', 'Chonghai Shipbuilding', '南通', '91320600MATDFH3Y79'],
  ['shipbuilding', '珠屿海洋工程有限公司', 'Zhuyu Offshore Engineering', '珠海', '91440400MA0XRGP90J'],
  ['shipbuilding', '渤辽造船', 'Boliao Shipbuilding', '葫芦岛', '91211400MA4B2QK11B'],
  ['shipbuilding', '闽鹭船舶', 'Minlu Shipyard', '厦门', '91350200MAJE1DNCX6'],
]
