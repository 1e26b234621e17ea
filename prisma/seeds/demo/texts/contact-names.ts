import type { ContactLevel } from '#prisma/seeds/dataset.ts'
import type { Bilingual } from '#prisma/seeds/demo/products/product-range.ts'
import { type Random, randomFor } from '#prisma/seeds/random.ts'

/** Somebody at a customer, whoever of us knows them. */
export interface Acquaintance {
  name: Bilingual
  title: Bilingual
  level: ContactLevel
}

const familyNames = words(
  '王 Wang 李 Li 张 Zhang 刘 Liu 杨 Yang 赵 Zhao 黄 Huang 徐 Xu 孙 Sun 马 Ma 朱 Zhu 胡 Hu 郭 Guo 何 He 高 Gao 罗 Luo',
  '郑 Zheng 谢 Xie 唐 Tang 冯 Feng 于 Yu 董 Dong 萧 Xiao 程 Cheng 曹 Cao 彭 Peng 曾 Zeng 苏 Su 吕 Lü 魏 Wei 姜 Jiang',
  '范 Fan 金 Jin 任 Ren 傅 Fu 钟 Zhong 谭 Tan 贾 Jia 邹 Zou 熊 Xiong 侯 Hou 雷 Lei 黎 Li 史 Shi 龙 Long 万 Wan 常 Chang',
)
const givenNames = words(
  '国栋 Guodong 志强 Zhiqiang 建华 Jianhua 春生 Chunsheng 文斌 Wenbin 海涛 Haitao 立新 Lixin 永康 Yongkang 学军 Xuejun',
  '玉梅 Yumei 淑敏 Shumin 晓东 Xiaodong 庆林 Qinglin 维民 Weimin 德才 Decai 长河 Changhe 秀兰 Xiulan 少华 Shaohua',
  '俊峰 Junfeng 雪松 Xuesong 嘉伟 Jiawei 思敏 Simin 兆丰 Zhaofeng 启航 Qihang 铭 Ming 颖 Ying 涛 Tao 磊 Lei 静 Jing',
  '勇 Yong 霞 Xia 凯 Kai 昕 Xin 卫东 Weidong 广平 Guangping 世荣 Shirong 家骏 Jiajun 云帆 Yunfan 亚男 Yanan 明远 Mingyuan',
  '慧 Hui 洪波 Hongbo 振宇 Zhenyu 丽娟 Lijuan 义 Yi 宏伟 Hongwei 兰芳 Lanfang 克勤 Keqin 松涛 Songtao 景明 Jingming',
)

/** People of the customers abroad, seven each. */
const abroad: Readonly<Record<string, string>> = {
  'Karaburun Steel': 'Emre Yıldız, Selin Aksoy, Mehmet Kara, Ayşe Demir, Burak Şahin, Deniz Arslan, Hakan Öztürk',
  'Nusa Nikel Jaya':
    'Budi Santoso, Dewi Lestari, Agus Wibowo, Rina Hartono, Hendra Gunawan, Sri Wahyuni, Yusuf Pratama',
  'Steppe Aluminium':
    'Daniyar Akhmetov, Aigul Sarsenova, Yerlan Omarov, Dinara Bekova, Marat Ismailov, Saule Nurlan, Timur Kassym',
  'Al Rimal Cement':
    'Khalid Al Suwaidi, Mariam Haddad, Omar Farouk, Layla Nasser, Rashid Al Ameri, Samir Khoury, Huda Saleh',
  'Savanna Ridge Copper':
    'Joseph Mwansa, Grace Banda, Patrick Chanda, Ruth Phiri, Moses Tembo, Esther Zulu, Daniel Mulenga',
  'Tamarind Gold': 'Asha Mrema, Juma Kessy, Neema Shayo, Elias Massawe, Rehema Komba, Baraka Lyimo, Zawadi Mushi',
  'Perak Straits Port': 'Ahmad Faizal, Lim Siew Ling, Rajesh Nair, Nurul Aina, Tan Boon Keat, Siti Hajar, Kumar Pillai',
}

/** Who counts at Jinyue Special Steel, whose press the group has been after for a year. */
const jinyue: readonly Acquaintance[] = [
  { name: ['冯国梁', 'Feng Guoliang'], title: ['总经理', 'GM'], level: 'executive' },
  { name: ['陆桥', 'Lu Qiao'], title: ['设备副总', 'VP equipment'], level: 'executive' },
  { name: ['石敬川', 'Shi Jingchuan'], title: ['设备处长', 'Head of equipment'], level: 'manager' },
  { name: ['顾蓉', 'Gu Rong'], title: ['采购部长', 'Head of procurement'], level: 'manager' },
  { name: ['何一鸣', 'He Yiming'], title: ['工艺主任', 'Head of process'], level: 'manager' },
  { name: ['白琳', 'Bai Lin'], title: ['招标主管', 'Tender officer'], level: 'staff' },
  { name: ['宗敏之', 'Zong Minzhi'], title: ['财务董事', 'Finance director'], level: 'executive' },
]

/** Seven people at a customer, in this order: two who lead, three who manage, two who do. */
export function acquaintancesAt(customer: string): readonly Acquaintance[] {
  if (customer === '晋岳特钢集团') return jinyue
  const random = randomFor(`acquaintances/${customer}`)
  const names = abroad[customer]?.split(', ').map((name): Bilingual => [name, name]) ?? chineseNames(random, 7)
  return seats(random).map(([title, level], seat) => ({ name: names[seat] ?? ['', ''], title, level }))
}

function seats(random: Random): (readonly [title: Bilingual, level: ContactLevel])[] {
  return [
    [
      random.pick<Bilingual>([
        ['总经理', 'GM'],
        ['董事长', 'Chairman'],
        ['总裁', 'President'],
      ]),
      'executive',
    ],
    [
      random.pick<Bilingual>([
        ['设备副总', 'VP equipment'],
        ['生产副总', 'VP production'],
        ['总工程师', 'Chief engineer'],
      ]),
      'executive',
    ],
    [
      random.pick<Bilingual>([
        ['设备部长', 'Head of equipment'],
        ['机动处长', 'Head of maintenance'],
      ]),
      'manager',
    ],
    [
      random.pick<Bilingual>([
        ['采购部长', 'Head of procurement'],
        ['物资部长', 'Head of supplies'],
      ]),
      'manager',
    ],
    [
      random.pick<Bilingual>([
        ['规划处长', 'Head of planning'],
        ['技术部长', 'Head of engineering'],
        ['项目部经理', 'Project manager'],
      ]),
      'manager',
    ],
    [
      random.pick<Bilingual>([
        ['工艺工程师', 'Process engineer'],
        ['设备主管', 'Equipment supervisor'],
      ]),
      'staff',
    ],
    [
      random.pick<Bilingual>([
        ['招标主管', 'Tender officer'],
        ['电气工程师', 'Electrical engineer'],
      ]),
      'staff',
    ],
  ]
}

function chineseNames(random: Random, count: number): Bilingual[] {
  const family = random.shuffled(familyNames)
  const given = random.shuffled(givenNames)
  return Array.from({ length: count }, (_, place): Bilingual => {
    const [familyZh, familyEn] = family[place] ?? ['', '']
    const [givenZh, givenEn] = given[place] ?? ['', '']
    return [familyZh + givenZh, `${familyEn} ${givenEn}`]
  })
}

/** `王 Wang 李 Li` as pairs. */
function words(...lines: string[]): Bilingual[] {
  const flat = lines.join(' ').split(' ')
  return flat.flatMap((word, place) => (place % 2 === 0 ? [[word, flat[place + 1] ?? ''] as const] : []))
}
