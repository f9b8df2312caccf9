import * as contract from '#contract/record.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import { currentPosition } from '#server/events/position.ts'
import type { Mount } from '#server/http/route.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import { personRefs } from '#server/organisation/refs.ts'
import {
  addEntry,
  confirmEntry,
  lockWording,
  moveEntry,
  noteTyping,
  removeEntry,
  restoreEntry,
  updateEntry,
} from './commands.ts'
import { getEntry } from './queries.ts'
import { recordView } from './view.ts'

export function recordRoutes(mount: Mount): void {
  mount(contract.getRecord, async ({ tx, actor, params, now }) => {
    const from = await currentPosition(tx)
    authorizeMeeting(actor, 'view', await getMeeting(tx, params.id))
    return recordView(tx, params.id, from, now)
  })
  mount(contract.addEntry, ({ tx, actor, app, params, body, now }) =>
    addEntry(tx, params.id, body, { actor, app, at: now }),
  )
  mount(contract.updateEntry, ({ tx, actor, app, params, body, now }) =>
    updateEntry(tx, params.id, body, { actor, app, at: now }),
  )
  mount(contract.moveEntry, ({ tx, actor, app, params, body, now }) =>
    moveEntry(tx, params.id, body, { actor, app, at: now }),
  )
  mount(contract.removeEntry, ({ tx, actor, app, params, now }) =>
    removeEntry(tx, params.id, { actor, app, at: now }),
  )
  mount(contract.restoreEntry, ({ tx, actor, app, params, now }) =>
    restoreEntry(tx, params.id, { actor, app, at: now }),
  )
  mount(contract.lockEntry, async ({ tx, actor, app, params, body, now }) => {
    await noteTyping(tx, params.id, body.isTyping, { actor, app, at: now })
    return { done: true as const }
  })
  mount(contract.confirmEntry, ({ tx, actor, app, params, body, now }) =>
    confirmEntry(tx, params.id, body.isConfirmed, { actor, app, at: now }),
  )
  mount(contract.lockWording, ({ tx, actor, app, params, body, now }) =>
    lockWording(tx, params.id, body.finalWording, { actor, app, at: now }),
  )
  mount(contract.getEntryVersions, async ({ tx, actor, params }) => {
    const entry = await getEntry(tx, params.id)
    authorizeMeeting(actor, 'view', await getMeeting(tx, entry.meetingId))
    const rows = await tx
      .selectFrom('entry_version')
      .select(['version', 'kind', 'text', 'author_id', 'at'])
      .where('entry_id', '=', entry.id)
      .orderBy('version')
      .execute()
    const people = await personRefs(
      tx,
      rows.map(({ author_id }) => author_id),
    )
    return {
      items: rows.map(({ version, kind, text, author_id, at }) => ({
        version,
        kind: kind as typeof entry.kind,
        text,
        author: (author_id !== null && people.get(author_id)) || null,
        at: at.toISOString(),
      })),
    }
  })
}
