import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { type CellValue, writeXlsxStream } from 'hucre'
import type { planSheets, RaciView } from '#contract/plan.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Locale } from '#domain/person/locale.ts'
import { outlineOf } from '#domain/plan/wbs.ts'
import type { App } from '#server/app.ts'
import { asActor } from '#server/db/actor-context.ts'
import type { Db } from '#server/db/database.ts'
import { named } from '#server/task/export.ts'
import { enumText as enumsEn } from '#text/en/enum.ts'
import { plan as en } from '#text/en/plan.ts'
import { enumText as enumsZhCN } from '#text/zh-CN/enum.ts'
import { plan as zhCN } from '#text/zh-CN/plan.ts'
import { enumText as enumsZhTW } from '#text/zh-TW/enum.ts'
import { plan as zhTW } from '#text/zh-TW/plan.ts'
import { raciView } from './raci.ts'
import { planView } from './view.ts'

const words = {
  'zh-CN': { plan: zhCN, enums: enumsZhCN },
  'zh-TW': { plan: zhTW, enums: enumsZhTW },
  en: { plan: en, enums: enumsEn },
}

interface Sheet {
  readonly title: string
  readonly columns: { header: string; width: number }[]
  readonly rows: CellValue[][]
}

/** A06 WBS 与计划表, A07 RACI 矩阵: what the screens show, in the reader's language, for whoever may see it. */
export async function exportPlan(
  app: App,
  actor: Actor,
  id: string,
  { sheet, now, reply }: { sheet: (typeof planSheets)[number]; now: Date; reply: FastifyReply },
): Promise<Readable> {
  const { made, name } = await asActor(app.db, actor, async (tx) => {
    const view = await planView(tx, actor, id, now)
    const made = sheet === 'wbs' ? wbsSheet(view, actor.locale) : await raciSheet(tx, actor, view)
    return { made, name: view.collaboration.title }
  })
  async function* rows(): AsyncIterable<CellValue[]> {
    yield* made.rows
  }
  const stream = writeXlsxStream(rows(), {
    name: made.title.slice(0, 31),
    columns: made.columns,
    freezePane: { rows: 1, columns: 2 },
  })
  return named(
    reply,
    `${name}-${made.title}`,
    Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]),
  )
}

type View = Awaited<ReturnType<typeof planView>>

export function wbsSheet(view: View, locale: Locale): Sheet {
  const { plan, enums } = words[locale]
  const { column } = plan
  const people = new Map(view.people.map(({ id, name }) => [id, name]))
  const departments = new Map(view.departments.map(({ id, name }) => [id, name]))
  const items = new Map(view.items.map((item) => [item.id, item]))
  const places = outlineOf(view.items)
  const numbers = new Map(places.map(({ id, number }) => [id, number]))
  const of = (names: ReadonlyMap<string, string>, id: string | null) => (id !== null && names.get(id)) || ''
  return {
    title: plan.print.wbs,
    columns: [
      { header: column.wbs, width: 10 },
      { header: column.name, width: 36 },
      { header: column.host, width: 14 },
      { header: column.owner, width: 12 },
      { header: column.cooperating, width: 22 },
      { header: column.start, width: 12 },
      { header: column.due, width: 12 },
      { header: column.standard, width: 36 },
      { header: column.after, width: 14 },
      { header: column.state, width: 10 },
      { header: column.percent, width: 8 },
      { header: column.baseDue, width: 12 },
      { header: column.deviation, width: 10 },
      { header: column.number, width: 16 },
    ],
    rows: places.flatMap(({ id, number, level }) => {
      const item = items.get(id)
      if (item === undefined) return []
      return [
        [
          number,
          `${'　'.repeat(level)}${item.name}`,
          of(departments, item.hostId),
          of(people, item.ownerId),
          item.cooperatingIds.map((one) => of(departments, one)).join('、'),
          item.start ?? '',
          item.due ?? '',
          item.standard,
          item.after.flatMap((one) => numbers.get(one) ?? []).join('、'),
          enums.taskState[item.state],
          item.percent / 100,
          item.baseDue ?? '',
          item.deviation?.days ?? null,
          item.number,
        ],
      ]
    }),
  }
}

async function raciSheet(tx: Db, actor: Actor, view: View): Promise<Sheet> {
  return matrixOf(view, await raciView(tx, actor, view.collaboration.id), actor.locale)
}

/** Departments and people side by side; what is still to settle stands in the last column. */
export function matrixOf(view: View, raci: RaciView, locale: Locale): Sheet {
  const { plan } = words[locale]
  const used = new Set(raci.cells.map(({ partyId }) => partyId))
  const parties = raci.parties.filter(({ id, kind }) => kind === 'department' || used.has(id))
  const letters = new Map<string, string[]>()
  for (const { taskId, partyId, letter } of raci.cells) {
    const key = `${taskId} ${partyId}`
    letters.set(key, [...(letters.get(key) ?? []), letter])
  }
  const names = new Map(view.items.map(({ id, name }) => [id, name]))
  return {
    title: plan.print.raci,
    columns: [
      { header: plan.column.wbs, width: 10 },
      { header: plan.column.name, width: 36 },
      ...parties.map(({ name }) => ({ header: name, width: 12 })),
      { header: plan.raci.check, width: 28 },
    ],
    rows: outlineOf(view.items).map(({ id, number, level, isSummary }) => [
      number,
      `${'　'.repeat(level)}${names.get(id) ?? ''}`,
      ...parties.map((party) => (isSummary ? '' : (letters.get(`${id} ${party.id}`) ?? []).join('/'))),
      raci.faults
        .filter(({ taskId }) => taskId === id)
        .map(({ fault, count }) => plan.raci.fault[fault].replace('{{count}}', String(count)))
        .join('；'),
    ]),
  }
}
