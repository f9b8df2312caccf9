import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ChannelView, DeliveryView } from '#contract/channel.ts'
import { useText } from '#web/lib/text.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Link } from '#web/ui/Link.tsx'
import { More } from '#web/ui/More.tsx'
import { RowTable } from '#web/ui/RowTable.tsx'
import { When } from '#web/ui/When.tsx'
import { deliveriesQuery } from './api.ts'
import { Outcome } from './Outcome.tsx'

/** Everything that was said in one channel, newest first. */
export function DeliveryLog({ channel, onClose }: { channel: ChannelView; onClose: () => void }): ReactNode {
  const text = useText()
  const log = useInfiniteQuery(deliveriesQuery(channel.id))
  return (
    <Dialog title={text('channel.logOf', { name: channel.name })} width={760} onClose={onClose}>
      <Faces
        query={log}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<EmptyState title={text('channel.logEmpty')} />}
      >
        {({ pages }) => <Deliveries deliveries={pages.flatMap(({ items }) => items)} />}
      </Faces>
      <More query={log} />
    </Dialog>
  )
}

function Deliveries({ deliveries }: { deliveries: readonly DeliveryView[] }): ReactNode {
  const text = useText()
  return (
    <RowTable
      label={text('channel.log')}
      rows={deliveries}
      keyOf={({ id }) => id}
      columns={[
        {
          key: 'notice',
          head: text('channel.column.notice'),
          cell: ({ notice }) => text(`channel.notice.${notice}`),
        },
        {
          key: 'meeting',
          head: text('channel.column.meeting'),
          cell: ({ meeting, notice }) =>
            meeting === null ? (
              <span className="faint">{notice === 'trial' ? '' : text('channel.hidden')}</span>
            ) : (
              <Link to={`/meetings/${meeting.id}`}>{meeting.name}</Link>
            ),
        },
        { key: 'at', head: text('channel.column.at'), cell: ({ createdAt }) => <When at={createdAt} /> },
        {
          key: 'state',
          head: text('channel.column.state'),
          width: '40%',
          cell: (delivery) => <Outcome delivery={delivery} />,
        },
      ]}
    />
  )
}
