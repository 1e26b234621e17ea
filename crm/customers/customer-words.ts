import type { EnumValue } from '#engine/vocabulary.ts'
import type { Industry, Region } from './customer.schema.ts'

// As the catalogue of the screens calls them: a test holds the two against each other.

/** What the lines of business are called in rules. */
export const industryWords = [
  { id: 'steel', labels: { zh: '钢铁', en: 'Steel' } },
  { id: 'nonferrous', labels: { zh: '有色金属', en: 'Non-ferrous metals' } },
  { id: 'aluminium', labels: { zh: '铝加工', en: 'Aluminium' } },
  { id: 'building-materials', labels: { zh: '水泥建材', en: 'Cement and building materials' } },
  { id: 'mining', labels: { zh: '矿山', en: 'Mining' } },
  { id: 'coal', labels: { zh: '煤炭', en: 'Coal' } },
  { id: 'power', labels: { zh: '电力', en: 'Power' } },
  { id: 'wind-power', labels: { zh: '风电', en: 'Wind power' } },
  { id: 'aerospace', labels: { zh: '航空航天', en: 'Aerospace' } },
  { id: 'shipbuilding', labels: { zh: '船舶', en: 'Shipbuilding' } },
  { id: 'ports', labels: { zh: '港口', en: 'Ports' } },
  { id: 'automotive', labels: { zh: '汽车', en: 'Automotive' } },
  { id: 'rail', labels: { zh: '轨道交通', en: 'Rail' } },
  { id: 'forging', labels: { zh: '锻造', en: 'Forging' } },
  { id: 'bearings', labels: { zh: '轴承', en: 'Bearings' } },
  { id: 'machinery', labels: { zh: '装备制造', en: 'Machinery' } },
  { id: 'chemicals', labels: { zh: '化工', en: 'Chemicals' } },
  { id: 'construction', labels: { zh: '工程建设', en: 'Construction' } },
  { id: 'trade', labels: { zh: '贸易', en: 'Trade' } },
  { id: 'other', labels: { zh: '其他', en: 'Other' } },
] as const satisfies readonly (EnumValue & { id: Industry })[]

/** What the regions are called in rules. */
export const regionWords = [
  { id: 'north', labels: { zh: '华北', en: 'North China' } },
  { id: 'northeast', labels: { zh: '东北', en: 'Northeast China' } },
  { id: 'east', labels: { zh: '华东', en: 'East China' } },
  { id: 'central', labels: { zh: '华中', en: 'Central China' } },
  { id: 'south', labels: { zh: '华南', en: 'South China' } },
  { id: 'southwest', labels: { zh: '西南', en: 'Southwest China' } },
  { id: 'northwest', labels: { zh: '西北', en: 'Northwest China' } },
  { id: 'hong-kong-macau-taiwan', labels: { zh: '港澳台', en: 'Hong Kong, Macau, Taiwan' } },
  { id: 'southeast-asia', labels: { zh: '东南亚', en: 'Southeast Asia' } },
  { id: 'south-asia', labels: { zh: '南亚', en: 'South Asia' } },
  { id: 'central-asia', labels: { zh: '中亚', en: 'Central Asia' } },
  { id: 'middle-east', labels: { zh: '中东', en: 'Middle East' } },
  { id: 'africa', labels: { zh: '非洲', en: 'Africa' } },
  { id: 'europe', labels: { zh: '欧洲', en: 'Europe' } },
  { id: 'americas', labels: { zh: '美洲', en: 'Americas' } },
  { id: 'oceania', labels: { zh: '大洋洲', en: 'Oceania' } },
] as const satisfies readonly (EnumValue & { id: Region })[]
