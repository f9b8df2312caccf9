import type { ReactNode } from 'react'
import type { NotificationView } from '#contract/today.ts'
import { useText } from '#web/lib/text.ts'
import { Link } from '#web/ui/Link.tsx'
import { When } from '#web/ui/When.tsx'
import { useReadNotice } from './api.ts'
import { useNoticeWording } from './wording.ts'
import './notice.css'

/** Opening a notice reads it. */
export function NoticeList({ items }: { items: readonly NotificationView[] }): ReactNode {
  const text = useText()
  const wording = useNoticeWording()
  const read = useReadNotice()
  return (
    <ol className="notices">
      {items.map((notice) => {
        const { title, body } = wording(notice)
        return (
          <li key={notice.id} className="notice" data-unread={notice.readAt === null}>
            <div className="line">
              <Link
                to={notice.link}
                className="notice-title"
                onClick={() => {
                  if (notice.readAt === null) read.mutate(notice.id)
                }}
              >
                {title}
              </Link>
              {notice.readAt === null && (
                <span className="small notice-new">{text('today.notices.isNew')}</span>
              )}
              <span className="small faint push">
                <When at={notice.at} />
              </span>
            </div>
            <p className="quiet">{body}</p>
          </li>
        )
      })}
    </ol>
  )
}
