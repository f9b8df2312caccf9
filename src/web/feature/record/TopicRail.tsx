import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { MeetingView, TopicView } from '#contract/meeting.ts'
import { addTopic, beginTopic, closeTopic, extendTopic } from '#contract/meeting.ts'
import { type TopicOutcome, topicOutcomes } from '#domain/meeting/enums.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { Choice, TextArea, TextField } from '#web/ui/fields.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { putMeeting } from './api.ts'
import { Timer } from './Timer.tsx'

/** The agenda as it goes: what is on, how long it has taken, what came of it. */
export function TopicRail({
  meeting,
  topics,
  chosenId,
  onChoose,
}: {
  meeting: MeetingView
  topics: readonly TopicView[]
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
                <Timer topic={topic} />
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
}

/** What the host does with the topic at hand: begin it, give it time, say what came of it. */
export function TopicBar({ meeting, topic }: { meeting: MeetingView; topic: TopicView }): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const [isClosing, setClosing] = useState(false)
  const put = (next: MeetingView) => putMeeting(cache, next)
  const begin = useMutation({
    mutationFn: () => call(beginTopic, { params: { id: topic.id } }),
    onSuccess: put,
  })
  const extend = useMutation({
    mutationFn: () => call(extendTopic, { params: { id: topic.id }, body: { minutes: 5 } }),
    onSuccess: put,
  })
  const canRun = meeting.can.includes('runTopics')
  return (
    <div className="topic-bar">
      <Timer topic={topic} large />
      {canRun && topic.state === 'pending' && (
        <Button kind="primary" icon="play" busy={begin.isPending} onClick={() => begin.mutate()}>
          {text('record.begin')}
        </Button>
      )}
      {canRun && topic.state === 'running' && (
        <>
          <Button icon="clock" busy={extend.isPending} onClick={() => extend.mutate()}>
            {text('record.extend', { minutes: 5 })}
          </Button>
          <Button kind="primary" icon="check" onClick={() => setClosing(true)}>
            {text('record.close')}
          </Button>
        </>
      )}
      {topic.outcomeNote !== '' && <p className="small quiet">{topic.outcomeNote}</p>}
      <ErrorLine error={begin.error ?? extend.error} />
      {isClosing && <CloseTopic topic={topic} onClose={() => setClosing(false)} />}
    </div>
  )
}

function CloseTopic({ topic, onClose }: { topic: TopicView; onClose: () => void }): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const [outcome, setOutcome] = useState<TopicOutcome>(topic.kind === 'inform' ? 'informed' : 'decided')
  const [note, setNote] = useState('')
  const close = useMutation({
    mutationFn: () => call(closeTopic, { params: { id: topic.id }, body: { outcome, note } }),
    onSuccess: (next) => {
      putMeeting(cache, next)
      onClose()
    },
  })
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    close.mutate()
  }
  return (
    <Dialog title={text('record.closeTitle', { title: topic.title })} onClose={onClose}>
      <form className="form" onSubmit={handleSubmit}>
        <Choice
          label={text('record.outcome')}
          value={outcome}
          onChange={setOutcome}
          options={topicOutcomes.map((value) => ({
            value,
            label: text(`enum.topicOutcome.${value}`),
          }))}
        />
        <p className="small quiet">{text(`record.outcomeHint.${outcome}`)}</p>
        <FormField label={text(`record.outcomeNote.${outcome}`)} required={outcome === 'deferred'}>
          <TextArea value={note} onChange={setNote} maxLength={1000} />
        </FormField>
        <ErrorLine error={close.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={close.isPending}>
            {text('record.closeTopic')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
