import type { MinutesContent } from '#contract/minutes.ts'
import type { ResourceKind } from '#domain/meeting/enums.ts'
import type { MatterKind } from '#domain/output/kinds.ts'
import { kpiGap } from '#domain/output/kpi.ts'
import {
  isRequired,
  type LineSlot,
  type OutputSlot,
  slotDefinitions,
  typeOutputs,
} from '#domain/output/slots.ts'
import type { Locale } from '#domain/person/locale.ts'
import type { Db } from '#server/db/database.ts'
import { type Hand, printedDay } from '#server/minutes/words.ts'
import { enumText as en } from '#text/en/enum.ts'
import { enumText as zhCN } from '#text/zh-CN/enum.ts'
import { enumText as zhTW } from '#text/zh-TW/enum.ts'
import { getTable, type Table } from './context.ts'
import {
  contentOf,
  type EvidenceRow,
  evidenceOf,
  type KpiRow,
  kindsOf,
  kpisOf,
  type LineRow,
  linesOf,
  type RequestRow,
  requestsOf,
  stancesOf,
} from './queries.ts'

type Block = NonNullable<MinutesContent['outputs']>[number]
type Stance = Awaited<ReturnType<typeof stancesOf>>[number]
type Write = (value: string | null) => string

interface KindWords {
  readonly matterKind: Readonly<Record<MatterKind, string>>
  readonly resourceKind: Readonly<Record<ResourceKind, string>>
}

const words: Record<Locale, KindWords> = {
  'zh-CN': zhCN,
  'zh-TW': zhTW,
  en,
}

/**
 * What the meeting has brought forth, as the minutes say it: in words, in the language of the organisation.
 * A required output that is empty stands there empty; an optional one is left out.
 */
export async function outputsForMinutes(tx: Db, meetingId: string, hand: Hand): Promise<Block[]> {
  const table = await getTable(tx, meetingId)
  const lines = await linesOf(tx, meetingId)
  const stances = await stancesOf(tx, meetingId)
  const kpis = await kpisOf(tx, meetingId)
  const requests = await requestsOf(tx, meetingId)
  const evidence = await evidenceOf(tx, meetingId)
  const kinds = await kindsOf(tx, meetingId)
  const departments = await tx.selectFrom('department').select(['id', 'name']).execute()
  const names = new Map(departments.map(({ id, name }) => [id, name]))
  const name: Write = (id) => names.get(id ?? '') ?? ''
  const { type } = table.meeting
  const content = contentOf(lines, requests, kpis, kinds, new Set(evidence.map(({ id }) => id)))

  const block = (slot: OutputSlot): Block => {
    switch (slotDefinitions[slot].shape) {
      case 'kinds':
        return { slot, columns: ['text'], rows: kinds.map((kind) => [words[hand.locale].matterKind[kind]]) }
      case 'requests':
        return requestBlock(slot, requests, name, hand)
      case 'figures':
        return kpiBlock(slot, kpis, name, hand)
      default:
        return lineBlock(
          slot as LineSlot,
          lines.filter((line) => line.slot === slot),
          { stances, table, name, hand },
        )
    }
  }
  const blocks = typeOutputs[type].map(({ slot }) => block(slot))
  return [
    ...blocks.filter(({ slot, rows }) => rows.length > 0 || isRequired(type, slot as OutputSlot, content)),
    ...(await evidenceBlock(tx, evidence, name)),
  ]
}

function lineBlock(
  slot: LineSlot,
  lines: readonly LineRow[],
  { stances, table, name, hand }: { stances: readonly Stance[]; table: Table; name: Write; hand: Hand },
): Block {
  const { shape, openToDepartments } = slotDefinitions[slot]
  switch (shape) {
    case 'steps':
      return {
        slot,
        columns: ['step', 'department', 'dispute'],
        rows: lines.map(({ step, departmentId, text }) => [step, name(departmentId), text]),
      }
    case 'dated':
      return {
        slot,
        columns: ['due', 'text', 'department'],
        rows: lines
          .toSorted((one, other) => (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999'))
          .map(({ dueOn, text, departmentId }) => [
            dueOn === null ? '' : printedDay(dueOn, hand),
            text,
            name(departmentId),
          ]),
      }
    case 'aligned':
      return {
        slot,
        columns: ['text', 'agree', 'disagree', 'pending'],
        rows: lines.map(({ id, text }) => {
          const said = (stance: string) =>
            table.departments
              .flatMap(({ id: departmentId, name: department }) => {
                const found = stances.find((one) => one.lineId === id && one.departmentId === departmentId)
                if ((found?.stance ?? 'pending') !== stance) return []
                return [
                  found === undefined || found.note === '' ? department : `${department} (${found.note})`,
                ]
              })
              .join(hand.text.separator)
          return [text, said('agree'), said('disagree'), said('pending')]
        }),
      }
    default:
      return openToDepartments
        ? {
            slot,
            columns: ['department', 'text'],
            rows: lines.map(({ departmentId, text }) => [name(departmentId), text]),
          }
        : { slot, columns: ['text'], rows: lines.map(({ text }) => [text]) }
  }
}

function requestBlock(
  slot: OutputSlot,
  requests: readonly RequestRow[],
  name: Write,
  { locale }: Hand,
): Block {
  // What a kick-off needs is not a contest.
  const isRanked = slot === 'priorityList'
  return {
    slot,
    columns: [...(isRanked ? ['rank'] : []), 'department', 'resource', 'text', 'headcount', 'amount'],
    rows: requests.map(({ rank, departmentId, kind, ownKindName, text, headcount, amountCents }) => [
      ...(isRanked ? [rank === null ? '' : String(rank)] : []),
      name(departmentId),
      kind === null ? (ownKindName ?? '') : words[locale].resourceKind[kind],
      text,
      headcount === null ? '' : String(headcount),
      amountCents === null ? '' : yuan(amountCents),
    ]),
  }
}

function kpiBlock(slot: OutputSlot, kpis: readonly KpiRow[], name: Write, hand: Hand): Block {
  const figure = (value: number | null, unit: string) =>
    value === null
      ? ''
      : `${new Intl.NumberFormat(hand.locale, { maximumFractionDigits: 4 }).format(value)}${unit === '' || unit === '%' ? unit : ` ${unit}`}`
  return {
    slot,
    columns: ['department', 'indicator', 'target', 'actual', 'gap'],
    rows: kpis.map(({ departmentId, indicator, target, actual, unit }) => [
      name(departmentId),
      indicator,
      figure(target, unit),
      figure(actual, unit),
      figure(kpiGap(target, actual), unit),
    ]),
  }
}

async function evidenceBlock(tx: Db, evidence: readonly EvidenceRow[], name: Write): Promise<Block[]> {
  if (evidence.length === 0) return []
  const fileIds = evidence.flatMap(({ fileId }) => fileId ?? [])
  const files =
    fileIds.length === 0
      ? []
      : await tx.selectFrom('file').select(['id', 'name']).where('id', 'in', fileIds).execute()
  const fileNames = new Map(files.map((file) => [file.id, file.name]))
  return [
    {
      slot: 'evidence',
      columns: ['department', 'source', 'text', 'attachment'],
      rows: evidence.map(({ departmentId, source, text, fileId, link }) => [
        name(departmentId),
        source,
        text,
        fileNames.get(fileId ?? '') ?? link,
      ]),
    },
  ]
}

function yuan(cents: number): string {
  return `¥${new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(cents / 100)}`
}
