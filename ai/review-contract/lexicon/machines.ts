import { anyOf } from './any-of.ts'
import type { Statement } from './statement.ts'

const machine = [
  '(?:智能|自动(?:化)?|人工智能|AI|(?:大|语言)模型|机器人?|智能体|LLM)[^。]{0,24}|审[查核阅](?:系统|程序|软件|工具|模型|助手|机器人)|(?:供|致|请)(?:审[查核阅])?(?:系统|模型|机器人|智能体|助手|AI)',
  String.raw`\b(?:AI|A\.I\.|artificial intelligence|automated|automatic|machine|language model|LLM|GPT|assistant|algorithm|chat-?bot|bot|software|system|reviewing tool)s?\b`,
]
const order = [
  '略过|跳过|忽略|无视|勿|不要|不必|无须|无需|视为(?:安全|合格|低风险|无风险|已批准)|(?:标(?:记|注)|判定|评定?|定|列)为|不得列出|结论(?:栏|为)|请?直接|给出|输出|批准|不(?:要|得|应)?(?:提及|报告|指出)|任务是',
  String.raw`\b(?:not|never)\b[^.;]{0,12}\b(?:mention|flag|mark|report|highlight)|\bomit\b|\bleave out\b|\bskip\b|\bignore\b|\bdisregard\b|\b(?:mark|label|treat|classify|rate|report|summari[sz]e|conclude|state)\b[^.;]{0,60}\b(?:as|low|safe|approved|no|green|that|balanced|standard)\b|\bapproved?\b|\b(?:output|respond|reply|answer)\b|\braise no\b`,
]
const contract = [
  '第[^，。；]{1,4}[条款]|条款|本[条段文]|附件|本?(?:合同|文件)|风险|审[查核阅]|指令|提示|违约',
  String.raw`\bclauses?\b|\bsections?\b|\bcontracts?\b|\bagreement\b|\brisks?\b|\breview\w*|\binstructions?\b|\bdocument\b|\bparagraphs?\b|\bterms\b|\bsummary\b|\bindemnit`,
]

export const machineStatements: readonly Statement[] = [
  {
    kind: 'instructions',
    fact: 'speaksToMachine',
    says: [anyOf(machine), anyOf(order), anyOf(contract)],
    unless: [
      /操作者|操作员|操作工|报警|告警|屏蔽|授权|急停|PLC|数控|控制系统|传感|联锁|冗余|工件|缺陷|发票|检验|\bunauthori[sz]ed\b|\bauthority\b|\bsupervisor\b|\boperators?\b|\bPLC\b|\bcontrol system\b|\bsensors?\b|\balarms?\b|\binterlock|\bsignals?\b|\bfaults?\b|\bcoils?\b|\bsurface\b|\bname ?plate\b|识别装置|物料|法务系统|电子采购平台|(?:系统|平台)审批/iu,
    ],
  },
  {
    kind: 'instructions',
    fact: 'speaksToMachine',
    says: [
      /(?:忽略|无视)[^。；]{0,16}(?:以上|上述|之前|前述|此前|所有)[^。；]{0,8}(?:指令|提示|规则|要求)|请勿标记|系统提示[：:]|从现在起你|\bSYSTEM\s*:|\b(?:ignore|disregard|forget) (?:all |any |your )*(?:of )?(?:your )?(?:previous|prior|above|earlier) (?:instructions|rules|prompts)|\byou are (?:now )?(?:an? )?(?:AI|assistant|language model|helpful)|<\/?(?:system|instructions?|assistant)>/iu,
    ],
  },
]
