import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { ChannelView } from '#contract/channel.ts'
import { channelsQuery, useTryChannel } from '#web/feature/channel/api.ts'
import { ChannelDialog } from '#web/feature/channel/ChannelDialog.tsx'
import { ChannelTable } from '#web/feature/channel/ChannelTable.tsx'
import { DeliveryLog } from '#web/feature/channel/DeliveryLog.tsx'
import { Outcome } from '#web/feature/channel/Outcome.tsx'
import { SettingsTabs } from '#web/feature/organisation/SettingsTabs.tsx'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Page } from '#web/ui/Page.tsx'

export default function ChannelsPage(): ReactNode {
  const text = useText()
  const channels = useQuery(channelsQuery)
  const trial = useTryChannel()
  const [edited, setEdited] = useState<ChannelView | 'new'>()
  const [logged, setLogged] = useState<ChannelView>()
  const add = (
    <Button kind="primary" icon="plus" onClick={() => setEdited('new')}>
      {text('channel.add')}
    </Button>
  )
  const isEmpty = channels.data?.items.length === 0
  return (
    <>
      <SettingsTabs />
      <Page title={text('channel.title')} primary={channels.data && !isEmpty && add}>
        <p className="quiet">{text('channel.lead')}</p>
        <ErrorLine error={trial.error} />
        <Faces
          query={channels}
          isEmpty={({ items }) => items.length === 0}
          empty={
            <EmptyState title={text('channel.emptyTitle')} hint={text('channel.emptyHint')}>
              {add}
            </EmptyState>
          }
        >
          {({ items }) => (
            <ChannelTable
              channels={items}
              trying={trial.isPending ? trial.variables : undefined}
              onEdit={setEdited}
              onTry={({ id }) => trial.mutate(id)}
              onLog={setLogged}
            />
          )}
        </Faces>
      </Page>
      {edited !== undefined && (
        <ChannelDialog {...(edited !== 'new' && { channel: edited })} onClose={() => setEdited(undefined)} />
      )}
      {logged !== undefined && <DeliveryLog channel={logged} onClose={() => setLogged(undefined)} />}
      {trial.data !== undefined && (
        <Dialog title={text('channel.tryIt')} onClose={() => trial.reset()}>
          <div className="form" role="status">
            <p>{text(trial.data.state === 'sent' ? 'channel.trial.sent' : 'channel.trial.failed')}</p>
            <Outcome delivery={trial.data} />
            <div className="form-end">
              <Button kind="primary" onClick={() => trial.reset()}>
                {text('common.close')}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  )
}
