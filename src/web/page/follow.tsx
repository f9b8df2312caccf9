import { useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import type { RecordView } from '#contract/record.ts'
import { ReadRecord } from '#web/feature/record/ReadRecord.tsx'
import { SignMeIn } from '#web/feature/record/RoomSide.tsx'
import { Timer } from '#web/feature/record/Timer.tsx'
import { useFollowedRecord } from '#web/feature/record/use-record.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Link } from '#web/ui/Link.tsx'
import { useDocumentTitle } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import '#web/feature/record/record.css'

/** /meetings/$id/follow: to follow along on a phone, and on the wall screen in large type. */
export default function FollowPage(): ReactNode {
  const { id } = useParams({ strict: false }) as { id: string }
  const { record, meeting } = useFollowedRecord(id)
  return (
    <Faces query={meeting}>
      {(about) => <Faces query={record}>{(kept) => <Following meeting={about} record={kept} />}</Faces>}
    </Faces>
  )
}

function Following({ meeting, record }: { meeting: MeetingView; record: RecordView }): ReactNode {
  const text = useText()
  useDocumentTitle(text('record.followTitle', { name: meeting.name }))
  const [isLarge, setLarge] = useState(false)
  const running = record.topics.find(({ state }) => state === 'running')
  return (
    <div className={`follow ${isLarge ? 'follow-large' : ''}`}>
      <header className="room-head">
        <Link to={`/meetings/${meeting.id}`} className="room-back" aria-label={text('record.backToMeeting')}>
          <Icon name="left" />
        </Link>
        <h1 title={meeting.name}>{meeting.name}</h1>
        <StateMark kind="meetingState" state={meeting.state} />
        <div className="line push follow-present">
          <Button kind="quiet" aria-pressed={isLarge} onClick={() => setLarge(!isLarge)}>
            {text('record.present')}
          </Button>
        </div>
      </header>
      <main id="content">
        <SignMeIn meeting={meeting} />
        {running !== undefined && (
          <section className="follow-now" aria-label={text('record.now')}>
            <div className="small faint">{text('record.now')}</div>
            <h2>{running.title}</h2>
            <Timer topic={running} large />
            {running.expectedOutput !== '' && (
              <p className="quiet">{text('record.expected', { output: running.expectedOutput })}</p>
            )}
            <ReadRecord topic={running} entries={record.entries} />
          </section>
        )}
        {record.topics
          .filter(({ id }) => id !== running?.id)
          .map((topic) => (
            <section key={topic.id} className="follow-topic">
              <h2>
                {topic.seq}. {topic.title} <StateMark kind="topicState" state={topic.state} />
              </h2>
              {topic.outcomeNote !== '' && <p className="small quiet">{topic.outcomeNote}</p>}
              <ReadRecord topic={topic} entries={record.entries} />
            </section>
          ))}
      </main>
    </div>
  )
}
