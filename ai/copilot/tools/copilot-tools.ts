import type { Tool } from '#ai/copilot/tool.ts'
import { bidsTool } from './bids.ts'
import { changeFieldTool } from './change-field.ts'
import { findContractsTool } from './find-contracts.ts'
import { findRecordsTool } from './find-records.ts'
import { logVisitTool } from './log-visit.ts'
import { myDayTool } from './my-day.ts'
import { openRecordTool } from './open-record.ts'
import { overduePaymentsTool } from './overdue-payments.ts'
import { pipelineAndForecastTool } from './pipeline-and-forecast.ts'
import { searchKnowledgeTool } from './search-knowledge.ts'
import { whatBlocksStageTool } from './what-blocks-stage.ts'

/** Everything that the copilot can do, in the order in which it is listed. */
export const copilotTools = [
  findRecordsTool,
  openRecordTool,
  whatBlocksStageTool,
  myDayTool,
  overduePaymentsTool,
  pipelineAndForecastTool,
  searchKnowledgeTool,
  findContractsTool,
  bidsTool,
  logVisitTool,
  changeFieldTool,
] as unknown as readonly Tool[]
