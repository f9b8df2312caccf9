import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import type { RecordView } from '#contract/record.ts'
import { roomQuery } from '#web/feature/record/api.ts'
import { ClosingSummary } from '#web/feature/record/ClosingSummary.tsx'
import { RaiseHand, Speaker } from '#web/feature/record/Floor.tsx'
import { ReadRecord } from '#web/feature/record/ReadRecord.tsx'
import { SignMeIn } from '#web/feature/record/RoomSide.tsx'
import { Timer, TimerAlert } from '#web/feature/record/Timer.tsx'
import { useFollowedRecord } from '#web/feature/record/use-record.ts'
import { MeetingVotes } from '#web/feature/vote/VoteList.tsx'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Link } from '#web/ui/Link.tsx'
import { useDocumentTitle } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import '#web/feature/record/record.css'

const Wall = lazy(() => import('#web/feature/record/Wall.tsx'))

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
  const [isWall, setWall] = useState(false)
  const leaveWall = useCallback(() => setWall(false), [])
  const room = useQuery(roomQuery(meeting.id)).data
  const running = record.topics.find(({ state }) => state === 'running')
  if (isWall) {
    return (
      <Suspense>
        <Wall
          meeting={meeting}
          record={record}
          room={room}
          slot={() => <MeetingVotes meetingId={meeting.id} />}
          onLeave={leaveWall}
        />
      </Suspense>
    )
  }
  return (
    <div className="follow">
      <header className="room-head">
        <Link to={`/meetings/${meeting.id}`} className="room-back" aria-label={text('record.backToMeeting')}>
          <Icon name="left" />
        </Link>
        <h1 title={meeting.name}>{meeting.name}</h1>
        <StateMark kind="meetingState" state={meeting.state} />
        <div className="line push follow-present">
          <Button kind="quiet" onClick={() => setWall(true)}>
            {text('record.present')}
          </Button>
        </div>
      </header>
      <main id="content">
        <div className="follow-floor">
          <SignMeIn meeting={meeting} />
          {room !== undefined && meeting.phase === 'during' && (
            <>
              <Speaker room={room} />
              <RaiseHand meeting={meeting} room={room} />
            </>
          )}
        </div>
        <MeetingVotes meetingId={meeting.id} />
        {meeting.phase === 'after' && <ClosingSummary meeting={meeting} />}
        {running !== undefined && (
          <section className="follow-now" aria-label={text('record.now')}>
            <div className="small faint">{text('record.now')}</div>
            <h2>{running.title}</h2>
            <Timer topic={running} room={room} large />
            <TimerAlert topic={running} room={room} />
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
              <div className="line">
                <h2>
                  {topic.seq}. {topic.title}
                </h2>
                <span className="small">
                  <StateMark kind="topicState" state={topic.state} />
                </span>
              </div>
              {topic.outcomeNote !== '' && <p className="small quiet">{topic.outcomeNote}</p>}
              <ReadRecord topic={topic} entries={record.entries} />
            </section>
          ))}
      </main>
    </div>
  )
}
