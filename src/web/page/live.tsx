import { useParams } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import type { RecordView } from '#contract/record.ts'
import { EndMeeting } from '#web/feature/record/EndMeeting.tsx'
import { ReadBack } from '#web/feature/record/ReadBack.tsx'
import { ReadRecord } from '#web/feature/record/ReadRecord.tsx'
import { RoomSide } from '#web/feature/record/RoomSide.tsx'
import { TopicBar, TopicRail } from '#web/feature/record/TopicRail.tsx'
import { TopicRecord } from '#web/feature/record/TopicRecord.tsx'
import { type Typing, useFollowedRecord, useSender } from '#web/feature/record/use-record.ts'
import { useMe } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Link } from '#web/ui/Link.tsx'
import { useDocumentTitle } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import '#web/feature/record/record.css'

/** /meetings/$id/live: the room while people talk. */
export default function LivePage(): ReactNode {
  const { id } = useParams({ strict: false }) as { id: string }
  const { record, meeting, typing } = useFollowedRecord(id)
  return (
    <Faces query={meeting}>
      {(about) => (
        <Faces query={record}>{(kept) => <Room meeting={about} record={kept} typing={typing} />}</Faces>
      )}
    </Faces>
  )
}

function Room({
  meeting,
  record,
  typing,
}: {
  meeting: MeetingView
  record: RecordView
  typing: ReadonlyMap<string, Typing>
}): ReactNode {
  const text = useText()
  const me = useMe()
  useDocumentTitle(text('record.title', { name: meeting.name }))
  const { sender, outbox, isCutOff } = useSender(meeting.id)
  const { topics, entries } = record
  const running = topics.find(({ state }) => state === 'running')?.id
  const [chosen, setChosen] = useState<string>()
  // The room moves on with the host, until one looks elsewhere oneself.
  useEffect(() => {
    if (running !== undefined) setChosen(running)
  }, [running])
  const topic = topics.find(({ id }) => id === chosen) ?? topics[0]
  const canWrite = meeting.can.includes('record')
  const isReadingBack = meeting.state === 'confirming'
  const people = meeting.attendees
    .filter(({ kind }) => kind === 'core')
    .flatMap(({ person, proxy }) => (proxy ? [proxy] : [person]))

  return (
    <div className="room">
      <header className="room-head">
        <Link to={`/meetings/${meeting.id}`} className="room-back" aria-label={text('record.backToMeeting')}>
          <Icon name="left" />
        </Link>
        <h1 title={meeting.name}>{meeting.name}</h1>
        <StateMark kind="meetingState" state={meeting.state} />
        {isCutOff && (
          <span className="room-offline small" role="status">
            <Icon name="warn" size={14} />
            {text('record.cutOff', { count: outbox.size })}
          </span>
        )}
        <div className="line push">
          <LinkButton to={`/meetings/${meeting.id}/follow`} kind="quiet">
            {text('record.follow')}
          </LinkButton>
          <EndMeeting meeting={meeting} />
        </div>
      </header>
      <div className="room-columns">
        <TopicRail meeting={meeting} topics={topics} chosenId={topic?.id} onChoose={setChosen} />
        <main className="room-main" id="content">
          {meeting.phase !== 'during' && (
            <p className="room-note">
              <Icon name="info" size={14} /> {text('record.notDuring')}
            </p>
          )}
          {topic === undefined ? (
            <EmptyState title={text('record.noTopics')} hint={text('record.noTopicsHint')} />
          ) : isReadingBack ? (
            <ReadBack topics={topics} entries={entries} canTick={meeting.can.includes('readBack')} />
          ) : (
            <>
              <h2 className="room-topic">
                {topic.seq}. {topic.title}
              </h2>
              {topic.problemToSolve !== '' && <p className="small quiet">{topic.problemToSolve}</p>}
              <TopicBar meeting={meeting} topic={topic} />
              {canWrite ? (
                <TopicRecord
                  key={topic.id}
                  topic={topic}
                  entries={entries}
                  people={people}
                  typing={typing}
                  meId={me.id}
                  isHost={meeting.host?.id === me.id}
                  sender={sender}
                  outbox={outbox}
                />
              ) : (
                <ReadRecord topic={topic} entries={entries} />
              )}
            </>
          )}
        </main>
        <RoomSide meeting={meeting} topics={topics} />
      </div>
    </div>
  )
}
