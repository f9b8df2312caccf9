import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { noticesQuery, useReadAllNotices } from '#web/feature/notice/api.ts'
import { NoticeList } from '#web/feature/notice/NoticeList.tsx'
import { useFilters } from '#web/lib/address.ts'
import { useSession } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Choice } from '#web/ui/fields.tsx'
import { More } from '#web/ui/More.tsx'
import { Page } from '#web/ui/Page.tsx'

export default function NoticesPage(): ReactNode {
  const text = useText()
  const [{ show }, setFilters] = useFilters()
  const isUnreadOnly = show === 'unread'
  const notices = useInfiniteQuery(noticesQuery(isUnreadOnly))
  const readAll = useReadAllNotices()
  const unread = useSession()?.unread ?? 0
  return (
    <Page
      title={text('today.notices.title')}
      width="text"
      actions={
        unread > 0 && (
          <Button busy={readAll.isPending} onClick={() => readAll.mutate()}>
            {text('today.notices.readAll')}
          </Button>
        )
      }
    >
      <ErrorLine error={readAll.error} />
      <div>
        <Choice
          label={text('today.notices.title')}
          value={isUnreadOnly ? 'unread' : 'all'}
          onChange={(value) => setFilters({ show: value === 'unread' ? 'unread' : undefined })}
          options={[
            { value: 'all', label: text('today.notices.all') },
            { value: 'unread', label: text('today.notices.unread') },
          ]}
        />
      </div>
      <Faces
        query={notices}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={
          <EmptyState
            title={text(isUnreadOnly ? 'today.notices.emptyUnread' : 'today.notices.emptyTitle')}
            hint={text('today.notices.emptyHint')}
          />
        }
      >
        {({ pages }) => <NoticeList items={pages.flatMap(({ items }) => items)} />}
      </Faces>
      <More query={notices} />
    </Page>
  )
}
