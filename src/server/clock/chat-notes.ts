import { judge } from '#domain/norm/engine.ts'
import type { Db } from '#server/db/database.ts'
import { loadNormSettings } from '#server/norm/load.ts'
import { tellOnce } from './once.ts'
import type { Tick } from './sweep.ts'

/** C-22: what somebody announced to write down is not written yet; they hear of it once (NM-MTG-13). */
export async function warnUnwritten(tx: Db, { app, now, setting }: Tick): Promise<number> {
  const notes = await tx
    .selectFrom('chat_note')
    .select(['id', 'text', 'taken_at', 'by_id'])
    .where('decision_id', 'is', null)
    .where('dropped_at', 'is', null)
    .where('taken_at', '<', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('reminder')
            .select('reminder.noun_id')
            .where('clock', '=', 'C-22')
            .whereRef('occasion', '=', ({ cast, ref }) => cast<string>(ref('chat_note.id'), 'text')),
        ),
      ),
    )
    .orderBy('taken_at')
    .limit(50)
    .execute()
  if (notes.length === 0) return 0
  const settings = await loadNormSettings(tx)
  for (const { id, text, taken_at: takenAt, by_id: authorId } of notes) {
    const [finding] = judge(
      'C-22',
      {
        meeting: { id, name: text },
        decisions: [{ id, kind: 'action', label: text, source: 'im', takenAt, writtenAt: null }],
      },
      { settings, ...setting, now, mode: 'live' },
    )
    if (finding === undefined) continue
    await tellOnce(
      tx,
      app,
      // The note is its author's own and has no audience; what is told is told of them.
      { clock: 'C-22', noun: 'person', nounId: authorId, occasion: id, at: now },
      [authorId],
      {
        kind: 'decision.chatUnwritten',
        params: { title: text, latest: String(finding.reason.params.latest) },
        link: `/decisions/new?note=${id}`,
      },
    )
  }
  return 0
}
