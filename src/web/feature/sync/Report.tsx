import { type ReactNode, useState } from 'react'
import { syncBlocks } from '#domain/sync/report.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { toast } from '#web/ui/toast.tsx'
import { When } from '#web/ui/When.tsx'
import { type SyncRowView, type SyncView, useAnswer, useSettle } from './api.ts'
import { FromTask } from './Editor.tsx'

/** A report that was sent: three blocks, with what became of the help it asks for. */
export function Report({ view }: { view: SyncView }): ReactNode {
  const text = useText()
  // Whoever is only asked for help has no use for empty blocks.
  const blocks = syncBlocks.filter(
    (block) => view.collaboration !== null || view.rows.some((row) => row.block === block),
  )
  return (
    <>
      {view.summary !== '' && <p className="sync-text">{view.summary}</p>}
      {blocks.map((block) => {
        const rows = view.rows.filter((row) => row.block === block)
        return (
          <Section key={block} id={block} title={text(`enum.syncBlock.${block}`)} note={rows.length}>
            {rows.length === 0 ? (
              <p className="quiet">{text(`sync.none.${block}`)}</p>
            ) : (
              <ul className="sync-rows">
                {rows.map((row) => (
                  <li key={row.id} id={`row-${row.id}`} className="sync-row">
                    <p className="sync-text">{row.text}</p>
                    {row.reason !== '' && (
                      <p className="small">
                        <span className="quiet">{text('sync.because')}</span> {row.reason}
                      </p>
                    )}
                    <FromTask row={row} />
                    {row.support !== null && <Support view={view} row={row} support={row.support} />}
                  </li>
                ))}
              </ul>
            )}
          </Section>
        )
      })}
    </>
  )
}

type SupportOf = NonNullable<SyncRowView['support']>

/** Whose help is asked for, what they said to it, and whether it came (S1-83). */
function Support({
  view,
  row,
  support,
}: {
  view: SyncView
  row: SyncRowView
  support: SupportOf
}): ReactNode {
  const text = useText()
  const [isDoing, setDoing] = useState<'promise' | 'decline' | 'settle'>()
  return (
    <div className="sync-answer stack tight">
      <p className="line small">
        <span className="quiet">{text('sync.helpOf')}</span>
        {row.helpDepartment?.name ?? '—'}
        <StateMark kind="supportState" state={support.state} />
        {support.state === 'asked' && support.asked.length > 0 && (
          <span className="quiet">
            {text('sync.waitsFor', {
              names: support.asked.map(({ name }) => name).join(text('common.join')),
            })}
          </span>
        )}
      </p>
      {support.answer !== '' && (
        <p className="small">
          {support.answeredBy?.name}：{support.answer}{' '}
          {support.answeredAt !== null && (
            <span className="quiet">
              <When at={support.answeredAt} />
            </span>
          )}
        </p>
      )}
      {support.settledText !== '' && (
        <p className="small">
          {support.settledBy?.name}：{support.settledText}{' '}
          {support.settledAt !== null && (
            <span className="quiet">
              <When at={support.settledAt} />
            </span>
          )}
        </p>
      )}
      {support.isOfTask && row.task !== null && support.state === 'asked' && (
        <p className="small">
          <Link to={`/tasks/${row.task.id}`}>{text('sync.answerInTask')}</Link>
        </p>
      )}
      {support.can.length > 0 && (
        <div className="line no-print">
          {support.can.map((act) => (
            <Button
              key={act}
              small
              kind={act === 'promise' ? 'primary' : 'plain'}
              onClick={() => setDoing(act)}
            >
              {text(`sync.support.${act}.action`)}
            </Button>
          ))}
        </div>
      )}
      {isDoing !== undefined && (
        <SupportDialog view={view} row={row} act={isDoing} onClose={() => setDoing(undefined)} />
      )}
    </div>
  )
}

function SupportDialog({
  view,
  row,
  act,
  onClose,
}: {
  view: SyncView
  row: SyncRowView
  act: 'promise' | 'decline' | 'settle'
  onClose: () => void
}): ReactNode {
  const text = useText()
  const answer = useAnswer(view.id)
  const settle = useSettle(view.id)
  const doing = act === 'settle' ? settle : answer
  const done = {
    onSuccess: () => {
      toast(text(`sync.support.${act}.done`))
      onClose()
    },
  }
  return (
    <Confirm
      title={text(`sync.support.${act}.title`)}
      action={text(`sync.support.${act}.action`)}
      reason={text(`sync.support.${act}.field`)}
      busy={doing.isPending}
      error={doing.error}
      onConfirm={(words) =>
        act === 'settle'
          ? settle.mutate({ rowId: row.id, text: words }, done)
          : answer.mutate({ rowId: row.id, answer: act, text: words }, done)
      }
      onClose={onClose}
    >
      <p className="sync-text">{row.text}</p>
    </Confirm>
  )
}
