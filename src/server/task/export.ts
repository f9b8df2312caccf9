import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { z } from 'zod'
import type { exportTasks, LedgerRow, TaskSheet } from '#contract/task.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import { asActor } from '#server/db/actor-context.ts'
import { ledgerOf, ledgerRows } from './ledger.ts'
import { listRegister } from './list.ts'
import { sheetWords, taskSheet, titleOf } from './sheet.ts'

type Filter = z.output<NonNullable<typeof exportTasks.query>>

const pageSize = 200

/** What the register lists, page by page as the reader takes it: a million rows are never held. */
export async function exportRegister(
  app: App,
  actor: Actor,
  { sheet, ...filter }: Filter,
  { now, reply }: { now: Date; reply: FastifyReply },
): Promise<Readable> {
  async function* rows(): AsyncIterable<LedgerRow> {
    let cursor: string | undefined
    do {
      const at = cursor
      const page = await asActor(app.db, actor, async (tx) => {
        const asked = { ...filter, limit: pageSize, ...(at !== undefined && { cursor: at }) }
        const list = await listRegister(tx, actor, asked, now, await loadClockSetting(tx))
        const ids = list.items.map(({ id }) => id)
        return { lines: await ledgerRows(tx, ids, now), next: list.nextCursor }
      })
      yield* page.lines
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
  }
  const said = sheetWords(actor.locale)
  const name = sheet === 'allocation' ? said.ledger.untitled : titleOf(sheet, said)
  const stream = await taskSheet(rows(), actor.locale, sheet)
  return named(reply, `${name}-${now.toISOString().slice(0, 10)}`, stream)
}

export async function exportLedger(
  app: App,
  actor: Actor,
  meetingId: string,
  { sheet, now, reply }: { sheet: TaskSheet; now: Date; reply: FastifyReply },
): Promise<Readable> {
  // Asked before a byte is sent: what may not be seen is not found.
  const { meeting, rows } = await asActor(app.db, actor, (tx) => ledgerOf(tx, actor, meetingId, now))
  async function* lines(): AsyncIterable<LedgerRow> {
    yield* rows
  }
  const title = titleOf(sheet, sheetWords(actor.locale))
  return named(reply, `${meeting.title}-${title}`, await taskSheet(lines(), actor.locale, sheet))
}

/** As an Excel file of this name. */
export function named(reply: FastifyReply, name: string, stream: Readable): Readable {
  const file = `${name.replaceAll(/[\\/:*?"<>|\p{Cc}\p{Surrogate}]/gu, ' ').trim()}.xlsx`
  reply
    .header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(file).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`,
    )
    .header('x-content-type-options', 'nosniff')
  return stream
}
