import type { ReactNode } from 'react'
import type { ChannelView } from '#contract/channel.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { RowTable } from '#web/ui/RowTable.tsx'
import { When } from '#web/ui/When.tsx'
import { Outcome } from './Outcome.tsx'
import './channel.css'

/** The channels, what each is for, and what came of the latest message. */
export function ChannelTable({
  channels,
  trying,
  onEdit,
  onTry,
  onLog,
}: {
  channels: readonly ChannelView[]
  /** The channel that a trial is on its way to. */
  trying: string | undefined
  onEdit: (channel: ChannelView) => void
  onTry: (channel: ChannelView) => void
  onLog: (channel: ChannelView) => void
}): ReactNode {
  const text = useText()
  const join = text('common.join')
  return (
    <RowTable
      label={text('channel.title')}
      rows={channels}
      keyOf={({ id }) => id}
      isMuted={({ isEnabled }) => !isEnabled}
      columns={[
        {
          key: 'name',
          head: text('channel.name'),
          cell: (channel) => (
            <>
              <button
                type="button"
                className="row-link row-button"
                data-row=""
                onClick={() => onEdit(channel)}
              >
                {channel.name}
              </button>
              <div className="small faint">
                {text(`channel.kind.${channel.kind}`)}
                {!channel.isEnabled && ` · ${text('channel.isOff')}`}
              </div>
            </>
          ),
        },
        {
          key: 'scope',
          head: text('channel.column.scope'),
          cell: ({ scope, departments }) =>
            scope === 'departments'
              ? departments.map(({ name }) => name).join(join)
              : text(`channel.shortScope.${scope}`),
        },
        {
          key: 'notices',
          head: text('channel.column.notice'),
          cell: ({ notices }) =>
            notices.length === 0 ? (
              <span className="faint">{text('common.none')}</span>
            ) : (
              notices.map((notice) => text(`channel.notice.${notice}`)).join(join)
            ),
        },
        {
          key: 'last',
          head: text('channel.last'),
          width: '30%',
          cell: ({ last, waiting, pausedUntil, silent }) => (
            <>
              {last === null ? (
                <span className="faint">{text('channel.never')}</span>
              ) : (
                <>
                  <Outcome delivery={last} />
                  <span className="small faint">
                    <When at={last.sentAt ?? last.createdAt} />
                  </span>
                </>
              )}
              {pausedUntil !== null && (
                <div className="small tone-amber">
                  {text('channel.paused')} <When at={pausedUntil} />
                </div>
              )}
              {silent !== null && (
                <div className="small tone-amber">
                  {text('channel.silent', { count: silent.tries })} <When at={silent.nextAt} />
                </div>
              )}
              {waiting > 1 && (
                <div className="small tone-amber">{text('channel.waiting', { count: waiting })}</div>
              )}
            </>
          ),
        },
        {
          key: 'act',
          head: '',
          align: 'end',
          cell: (channel) => (
            <span className="line">
              <Button
                kind="quiet"
                small
                busy={trying === channel.id}
                aria-label={`${text('channel.tryIt')}: ${channel.name}`}
                onClick={() => onTry(channel)}
              >
                {text('channel.tryShort')}
              </Button>
              <Button
                kind="quiet"
                small
                aria-label={text('channel.logOf', { name: channel.name })}
                onClick={() => onLog(channel)}
              >
                {text('channel.log')}
              </Button>
            </span>
          ),
        },
      ]}
    />
  )
}
