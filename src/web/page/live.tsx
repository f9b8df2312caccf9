import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import type { FindingView } from '#contract/common.ts'
import type { MeetingView } from '#contract/meeting.ts'
import type { RecordView } from '#contract/record.ts'
import { ImportInto } from '#web/feature/analysis/ImportInto.tsx'
import { OutputDialog, OutputPanel } from '#web/feature/output/OutputPanel.tsx'
import { recordQuery, roomQuery } from '#web/feature/record/api.ts'
import { ClosingSummary } from '#web/feature/record/ClosingSummary.tsx'
import { EndMeeting } from '#web/feature/record/EndMeeting.tsx'
import { Opening } from '#web/feature/record/Opening.tsx'
import { Origin } from '#web/feature/record/Origin.tsx'
import { Prepared } from '#web/feature/record/Prepared.tsx'
import { ReadBack } from '#web/feature/record/ReadBack.tsx'
import { ReadRecord } from '#web/feature/record/ReadRecord.tsx'
import { RoomSide } from '#web/feature/record/RoomSide.tsx'
import type { Sender } from '#web/feature/record/sender.ts'
import { TopicBar } from '#web/feature/record/TopicBar.tsx'
import { TopicRail } from '#web/feature/record/TopicRail.tsx'
import { TopicRecord } from '#web/feature/record/TopicRecord.tsx'
import { type Typing, useFollowedRecord, useOutbox, useSender } from '#web/feature/record/use-record.ts'
import { FillTask } from '#web/feature/task/FillTask.tsx'
import { OpenVote } from '#web/feature/vote/OpenVote.tsx'
import { MeetingVotes } from '#web/feature/vote/VoteList.tsx'
import { useMe } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Guidance } from '#web/ui/Guidance.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Link } from '#web/ui/Link.tsx'
import { useDocumentTitle } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import '#web/feature/record/record.css'

const BasicsDialog = lazy(() => import('#web/feature/record/BasicsDialog.tsx'))

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
  const sender = useSender(meeting.id)
  const room = useQuery(roomQuery(meeting.id)).data
  const { topics, entries } = record
  const running = topics.find(({ state }) => state === 'running')?.id
  const [chosen, setChosen] = useState<string>()
  const [isCorrecting, setCorrecting] = useState(false)
  const [fillingAt, setFilling] = useState<string>()
  // The room moves on with the host, until one looks elsewhere oneself.
  useEffect(() => {
    if (running !== undefined) setChosen(running)
  }, [running])
  const topic = topics.find(({ id }) => id === chosen) ?? topics[0]
  const canWrite = meeting.can.includes('record')
  const isReadingBack = meeting.state === 'confirming'
  const people = useMemo(() => {
    const speaking = meeting.attendees
      .filter(({ kind }) => kind === 'core')
      .map(({ person, proxy }) => proxy ?? person)
    // Whoever stands in for somebody may have a seat of their own.
    return [...new Map(speaking.map((person) => [person.id, person])).values()]
  }, [meeting.attendees])
  const mutedIds = useMemo(
    () => meeting.attendees.filter(({ kind }) => kind === 'observer').map(({ person }) => person.id),
    [meeting.attendees],
  )

  const outputs = useMemo(
    () => (
      <>
        <MeetingVotes meetingId={meeting.id} compact />
        <OutputPanel meetingId={meeting.id} onOpen={() => setFilling('')} />
      </>
    ),
    [meeting.id],
  )

  const cache = useQueryClient()
  const fillTask = useCallback(
    ({ id }: { id: string }) => (
      <FillTask
        taskId={id}
        onSaved={() => void cache.invalidateQueries({ queryKey: recordQuery(meeting.id).queryKey })}
      />
    ),
    [cache, meeting.id],
  )

  /** From what stands in the way of the end to where it is mended. */
  function goToPlace({ noun, id, field }: FindingView['place']) {
    if (field?.startsWith('outputs-')) setFilling(field)
    else if (noun === 'topic') setChosen(id)
  }

  return (
    <div className="room">
      <header className="room-head">
        <Link to={`/meetings/${meeting.id}`} className="room-back" aria-label={text('record.backToMeeting')}>
          <Icon name="left" />
        </Link>
        <h1 title={meeting.name}>{meeting.name}</h1>
        <StateMark kind="meetingState" state={meeting.state} />
        {meeting.can.includes('correctBasics') && (
          <Button
            kind="quiet"
            icon="pencil"
            aria-label={text('room.basics')}
            title={text('room.basics')}
            onClick={() => setCorrecting(true)}
          />
        )}
        <CutOff sender={sender} />
        <div className="line push">
          <ImportInto meeting={meeting} />
          <LinkButton to={`/meetings/${meeting.id}/follow`} kind="quiet">
            {text('record.follow')}
          </LinkButton>
          <EndMeeting meeting={meeting} isTopicOpen={running !== undefined} onGoTo={goToPlace} />
        </div>
      </header>
      <div className="room-columns">
        <TopicRail meeting={meeting} topics={topics} room={room} chosenId={topic?.id} onChoose={setChosen} />
        <main className="room-main" id="content">
          {meeting.phase !== 'during' && (
            <p className="room-note">
              <Icon name="info" size={14} /> {text('record.notDuring')}
            </p>
          )}
          {meeting.phase === 'after' && <ClosingSummary meeting={meeting} />}
          {meeting.phase === 'during' && canWrite && (
            <Guidance step={isReadingBack ? 'readBack' : 'record'} id={meeting.id} />
          )}
          {room !== undefined && <Opening meeting={meeting} topics={topics} room={room} />}
          {topic === undefined ? (
            <EmptyState title={text('record.noTopics')} hint={text('record.noTopicsHint')} />
          ) : isReadingBack ? (
            <>
              <ReadBack topics={topics} entries={entries} canTick={meeting.can.includes('readBack')} />
              <ClosingSummary meeting={meeting} />
            </>
          ) : (
            <>
              <h2 className="room-topic">
                {topic.seq}. {topic.title}
              </h2>
              {topic.problemToSolve !== '' && <p className="small quiet">{topic.problemToSolve}</p>}
              <Origin topic={topic} />
              <TopicBar key={`bar ${topic.id}`} meeting={meeting} topic={topic} room={room} />
              <Prepared
                topic={topic}
                entries={entries}
                sender={canWrite ? sender : undefined}
                mutedIds={mutedIds}
              />
              {canWrite ? (
                <TopicRecord
                  key={topic.id}
                  topic={topic}
                  entries={entries}
                  people={people}
                  typing={typing}
                  meId={me.id}
                  isHost={meeting.host?.id === me.id}
                  besideDecision={openVote}
                  besideTask={fillTask}
                  sender={sender}
                />
              ) : (
                <ReadRecord topic={topic} entries={entries} />
              )}
            </>
          )}
        </main>
        <RoomSide meeting={meeting} topics={topics} entries={entries} room={room} outputs={outputs} />
      </div>
      {fillingAt !== undefined && (
        <OutputDialog
          meetingId={meeting.id}
          topics={topics}
          at={fillingAt}
          onClose={() => setFilling(undefined)}
        />
      )}
      {isCorrecting && (
        <Suspense>
          <BasicsDialog meeting={meeting} onClose={() => setCorrecting(false)} />
        </Suspense>
      )}
    </div>
  )
}

/** Beside a decision that is proposed: another feature's button, so that the record knows nothing of votes. */
function openVote(decision: { id: string }, content: string): ReactNode {
  return <OpenVote decisionId={decision.id} content={content} small />
}

/** Nothing typed is lost while the connection is; this says how much waits. */
function CutOff({ sender }: { sender: Sender }): ReactNode {
  const text = useText()
  const outbox = useOutbox(sender)
  if (!sender.isCutOff) return null
  return (
    <span className="room-offline small" role="status">
      <Icon name="warn" size={14} />
      {text('record.cutOff', { count: outbox.size })}
    </span>
  )
}
