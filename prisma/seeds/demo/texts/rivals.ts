import type { Bilingual } from '#prisma/seeds/demo/products/product-range.ts'

/** Who bids against each subsidiary; the first two meet it everywhere. */
const rivals: Readonly<Record<string, readonly Bilingual[]>> = {
  forging: [
    ['东岭重机', 'Dongling HI'],
    ['Hartwig', 'Hartwig'],
    ['汉阙装备', 'Hanque Equipment'],
    ['Officine Valserra', 'Officine Valserra'],
  ],
  rolling: [
    ['东岭重机', 'Dongling HI'],
    ['Rhenus Walzwerkstechnik', 'Rhenus Walzwerkstechnik'],
    ['燕崤轧制', 'Yanxiao Rolling'],
    ['蓝磴机电', 'Landeng Electromech'],
  ],
  cranes: [
    ['江夔起重', 'Jiangkui Cranes'],
    ['Kranbau Ostsee', 'Kranbau Ostsee'],
    ['沪崎港机', 'Huqi Port Machinery'],
    ['东岭重机', 'Dongling HI'],
  ],
  kilns: [
    ['苍屏窑炉', 'Cangping Kilns'],
    ['Nordkiln', 'Nordkiln'],
    ['淮砻建材装备', 'Huailong Building Materials Equipment'],
    ['中崀热工', 'Zhonglang Thermal'],
  ],
  mining: [
    ['北峁矿机', 'Beimao Mining Machinery'],
    ['Kestrel Minerals', 'Kestrel Minerals'],
    ['洛崟破磨', 'Luoyin Crushing'],
    ['东岭重机', 'Dongling HI'],
  ],
  vessels: [
    ['蓝屿重容', 'Lanyu Heavy Vessels'],
    ['Belcalda', 'Belcalda'],
    ['金崮石化装备', 'Jingu Petrochemical Equipment'],
    ['东岭重机', 'Dongling HI'],
  ],
}

/** @param company key of a subsidiary */
export function rivalsOf(company: string): readonly Bilingual[] {
  return rivals[company] ?? []
}
