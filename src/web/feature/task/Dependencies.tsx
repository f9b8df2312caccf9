import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { z } from 'zod'
import * as contract from '#contract/task.ts'
import { type DependencyKind, dependencyKinds } from '#domain/task/dependency.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { CollaborationPicker, type CollaborationRef } from '#web/ui/CollaborationPicker.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Link } from '#web/ui/Link.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { type TaskView, taskKeys } from './api.ts'
import { TaskPicker, type TaskRef } from './TaskPicker.tsx'
import './task.css'

type Dependency = z.output<typeof contract.DependencyView>
type Direction = 'waitsFor' | 'before' | 'launch'

const keyOf = (id: string) => ['task', 'dependencies', id] as const

/** What a task waits for and what waits for it (NM-TRK-15), both ways. */
export function Dependencies({ task }: { task: TaskView }): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const { id } = task
  const query = useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => call(contract.listDependencies, { params: { id }, signal }),
  })
  const [isAdding, setAdding] = useState(false)
  const canEdit = task.can.includes('edit')
  const show = (now: z.output<typeof contract.DependenciesView>) => {
    cache.setQueryData(keyOf(id), now)
    void cache.invalidateQueries({ queryKey: taskKeys.one(id) })
  }
  const remove = useMutation({
    mutationFn: (dependencyId: string) => call(contract.removeDependency, { params: { id, dependencyId } }),
    onSuccess: show,
  })
  const side = (label: string, all: readonly Dependency[]) =>
    all.length > 0 && (
      <section>
        <h3 className="small faint">{label}</h3>
        <ul>
          {all.map((one) => (
            <li key={one.id} className="line">
              <Icon
                name={one.isDone ? 'check' : 'ring'}
                size={14}
                label={text(one.isDone ? 'task.dependency.done' : 'task.dependency.open')}
              />
              <Link
                to={`/${one.other.noun === 'collaboration' ? 'collaborations' : 'tasks'}/${one.other.id}`}
              >
                {one.other.title}
              </Link>
              {one.other.noun === 'collaboration' && (
                <span className="small quiet">{text('task.dependency.launch')}</span>
              )}
              {one.milestone !== null && (
                <span className="small quiet">
                  {text('task.dependency.forMilestone', { name: one.milestone.deliverable })}
                </span>
              )}
              {one.kind === 'supports' && (
                <span className="small quiet">{text('enum.dependencyKind.supports')}</span>
              )}
              {one.otherDueOn !== null && (
                <span className="small faint">
                  <OnDay day={one.otherDueOn} />
                </span>
              )}
              {canEdit && (
                <Button
                  small
                  kind="quiet"
                  icon="cross"
                  aria-label={text('task.dependency.remove', { name: one.other.title })}
                  onClick={() => remove.mutate(one.id)}
                />
              )}
            </li>
          ))}
        </ul>
      </section>
    )
  return (
    <div className="stack tight">
      <Faces query={query}>
        {({ waitsFor, before }) => (
          <>
            {waitsFor.length + before.length === 0 && <p className="faint">{text('task.dependency.none')}</p>}
            {side(text('task.dependency.waitsFor'), waitsFor)}
            {side(text('task.dependency.before'), before)}
          </>
        )}
      </Faces>
      <ErrorLine error={remove.error} />
      {canEdit &&
        (isAdding ? (
          <AddDependency task={task} onAdded={show} onClose={() => setAdding(false)} />
        ) : (
          <div>
            <Button small kind="quiet" icon="plus" onClick={() => setAdding(true)}>
              {text('task.dependency.add')}
            </Button>
          </div>
        ))}
    </div>
  )
}

function AddDependency({
  task,
  onAdded,
  onClose,
}: {
  task: TaskView
  onAdded: (now: z.output<typeof contract.DependenciesView>) => void
  onClose: () => void
}): ReactNode {
  const text = useText()
  const [direction, setDirection] = useState<Direction>('waitsFor')
  const [kind, setKind] = useState<DependencyKind>('finishToStart')
  const [other, setOther] = useState<TaskRef | null>(null)
  const [launch, setLaunch] = useState<CollaborationRef | null>(
    task.collaboration && { id: task.collaboration.id, name: task.collaboration.title },
  )
  const [milestoneId, setMilestone] = useState('')
  const add = useMutation({
    mutationFn: () =>
      call(contract.addDependency, {
        params: { id: task.id },
        body: {
          kind,
          direction: direction === 'waitsFor' ? 'waitsFor' : 'before',
          taskId: direction === 'launch' ? null : (other?.id ?? null),
          collaborationId: direction === 'launch' ? (launch?.id ?? null) : null,
          milestoneId: direction === 'waitsFor' && milestoneId !== '' ? milestoneId : null,
        },
      }),
    onSuccess: (now) => {
      onAdded(now)
      onClose()
    },
  })
  const isMissing = direction === 'launch' ? launch?.id == null : other === null

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (!isMissing) add.mutate()
  }

  return (
    <form className="form" onSubmit={handleSubmit}>
      <div className="form-columns">
        <FormField label={text('task.dependency.direction')}>
          <SelectField
            value={direction}
            onChange={setDirection}
            options={(['waitsFor', 'before', 'launch'] as const).map((one) => ({
              value: one,
              label: text(`task.dependency.${one}Option`),
            }))}
          />
        </FormField>
        <FormField label={text('task.dependency.kind')}>
          <SelectField
            value={kind}
            onChange={setKind}
            options={dependencyKinds.map((one) => ({
              value: one,
              label: text(`enum.dependencyKind.${one}`),
            }))}
          />
        </FormField>
        {direction === 'launch' ? (
          <FormField label={text('task.dependency.collaboration')}>
            <CollaborationPicker value={launch} onChange={setLaunch} />
          </FormField>
        ) : (
          <FormField label={text('task.dependency.other')}>
            <TaskPicker value={other} onChange={setOther} exceptId={task.id} />
          </FormField>
        )}
        {direction === 'waitsFor' && task.milestones.length > 0 && (
          <FormField label={text('task.dependency.milestone')}>
            <SelectField
              value={milestoneId}
              none={text('task.dependency.wholeTask')}
              onChange={(id: string) => setMilestone(id)}
              options={task.milestones.map(({ id, deliverable }) => ({ value: id, label: deliverable }))}
            />
          </FormField>
        )}
      </div>
      <ErrorLine error={add.error} />
      <div className="line">
        <Button type="submit" kind="primary" small busy={add.isPending} disabled={isMissing}>
          {text('task.dependency.add')}
        </Button>
        <Button small onClick={onClose}>
          {text('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
