import { writeXlsx } from 'hucre'
import type { RiskView } from '#contract/risk.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Locale } from '#domain/person/locale.ts'
import { getCollaboration } from '#server/collaboration/queries.ts'
import type { Db } from '#server/db/database.ts'
import { enumText as enumsEn } from '#text/en/enum.ts'
import { riskSheet as en } from '#text/en/risk-sheet.ts'
import { enumText as enumsZhCN } from '#text/zh-CN/enum.ts'
import { riskSheet as zhCN } from '#text/zh-CN/risk-sheet.ts'
import { enumText as enumsZhTW } from '#text/zh-TW/enum.ts'
import { riskSheet as zhTW } from '#text/zh-TW/risk-sheet.ts'
import { listRisks } from './view.ts'

const texts = { 'zh-CN': zhCN, 'zh-TW': zhTW, en }
const enums = { 'zh-CN': enumsZhCN, 'zh-TW': enumsZhTW, en: enumsEn }

/** The columns of X-60 in their order, and how wide they are. */
const widths = {
  number: 14,
  text: 40,
  kind: 10,
  possibility: 12,
  impact: 12,
  level: 10,
  owner: 12,
  department: 14,
  response: 40,
  trigger: 30,
  state: 10,
  alert: 12,
  note: 28,
} as const
type Column = keyof typeof widths
const columns = Object.keys(widths) as Column[]

/** 风险登记表 of a collaboration as a workbook, in the reader's language: what they may see of it. */
export async function riskRegister(
  tx: Db,
  actor: Actor,
  collaborationId: string,
): Promise<{ name: string; bytes: Buffer }> {
  const { name } = await getCollaboration(tx, collaborationId)
  const risks: RiskView[] = []
  let cursor: string | undefined
  do {
    const page = await listRisks(tx, actor, {
      collaborationId,
      open: 'any',
      limit: 200,
      ...(cursor !== undefined && { cursor }),
    })
    risks.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  const words = texts[actor.locale]
  const bytes = await writeXlsx({
    sheets: [
      {
        name: words.sheet,
        columns: columns.map((column) => ({ header: words.column[column], width: widths[column] })),
        rows: [
          columns.map((column) => words.column[column]),
          ...risks.map((risk) => {
            const cells = cellsOf(risk, actor.locale)
            return columns.map((column) => cells[column])
          }),
        ],
        freezePane: { rows: 1 },
      },
    ],
  })
  return { name: `${name}-${words.sheet}`, bytes: Buffer.from(bytes) }
}

function cellsOf(risk: RiskView, locale: Locale): Record<Column, string> {
  const said = enums[locale]
  const grade = (value: number | null) =>
    value === null ? '' : (said.riskGrade[String(value) as keyof typeof said.riskGrade] ?? '')
  return {
    number: risk.number,
    text: risk.text,
    kind: risk.kind === null ? '' : said.riskKind[risk.kind],
    possibility: grade(risk.possibility),
    impact: grade(risk.impact),
    level: risk.level === null ? '' : said.riskLevel[risk.level],
    owner: risk.owner?.name ?? '',
    department: risk.department?.name ?? '',
    response: risk.response,
    trigger: risk.triggerCondition,
    state: said.riskState[risk.state],
    alert: risk.alert === null || risk.alert.closedAt !== null ? '' : said.alertColour[risk.alert.colour],
    note: risk.note,
  }
}
