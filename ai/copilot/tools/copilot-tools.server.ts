import type { Tool } from '#ai/copilot/tool.ts'
import { bidsTool } from './bids.server.ts'
import { changeFieldTool } from './change-field.server.ts'
import { findContractsTool } from './find-contracts.server.ts'
import { findRecordsTool } from './find-records.server.ts'
import { logVisitTool } from './log-visit.server.ts'
import { myDayTool } from './my-day.server.ts'
import { openRecordTool } from './open-record.server.ts'
import { overduePaymentsTool } from './overdue-payments.server.ts'
import { pipelineAndForecastTool } from './pipeline-and-forecast.server.ts'
import { searchKnowledgeTool } from './search-knowledge.server.ts'
import { whatBlocksStageTool } from './what-blocks-stage.server.ts'

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
