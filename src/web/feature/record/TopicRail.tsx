import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, memo, type ReactNode, useState } from 'react'
import type { MeetingView, TopicView } from '#contract/meeting.ts'
import { addTopic } from '#contract/meeting.ts'
import type { RoomView } from '#contract/room.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { putMeeting } from './api.ts'
import { Timer } from './Timer.tsx'

/** The agenda as it goes: what is on, how long it has taken, what came of it. */
export const TopicRail = memo(function TopicRail({
  meeting,
  topics,
  room,
  chosenId,
  onChoose,
}: {
  meeting: MeetingView
  topics: readonly TopicView[]
  room: RoomView | undefined
  chosenId: string | undefined
  onChoose: (topicId: string) => void
}): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const [isAdding, setAdding] = useState(false)
  const [title, setTitle] = useState('')
  const add = useMutation({
    mutationFn: () => call(addTopic, { params: { id: meeting.id }, body: { title } }),
    onSuccess: (next) => {
      putMeeting(cache, next)
      setAdding(false)
      setTitle('')
    },
  })
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    add.mutate()
  }
  return (
    <nav className="rail-topics" aria-label={text('record.agenda')}>
      <h2 className="small faint">{text('record.agenda')}</h2>
      <ol>
        {topics.map((topic) => (
          <li key={topic.id}>
            <button
              type="button"
              className="rail-topic"
              aria-current={topic.id === chosenId ? 'true' : undefined}
              onClick={() => onChoose(topic.id)}
            >
              <span className="rail-topic-title">
                {topic.seq}. {topic.title}
                {topic.isAdHoc && <span className="small faint"> {text('record.adHoc')}</span>}
              </span>
              <span className="line small">
                <StateMark kind="topicState" state={topic.state} />
                <Timer topic={topic} room={room} />
              </span>
            </button>
          </li>
        ))}
      </ol>
      {meeting.can.includes('editAgenda') &&
        (isAdding ? (
          <form onSubmit={handleSubmit} className="rail-add">
            <FormField label={text('record.adHocTitle')}>
              <TextField value={title} onChange={setTitle} maxLength={200} autoFocus />
            </FormField>
            <ErrorLine error={add.error} />
            <Button type="submit" small kind="primary" busy={add.isPending} disabled={title.trim() === ''}>
              {text('common.add')}
            </Button>
            <Button small kind="quiet" onClick={() => setAdding(false)}>
              {text('common.cancel')}
            </Button>
          </form>
        ) : (
          <Button small kind="quiet" icon="plus" onClick={() => setAdding(true)}>
            {text('record.addAdHoc')}
          </Button>
        ))}
    </nav>
  )
})
