import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Checklist } from '#web/feature/checklist/Checklist.tsx'
import {
  type CollaborationView,
  collaborationPartsQuery,
  collaborationQuery,
} from '#web/feature/collaboration/api.ts'
import { CollaborationForm, collaborationDraft } from '#web/feature/collaboration/CollaborationForm.tsx'
import { CollaborationSheet } from '#web/feature/collaboration/CollaborationSheet.tsx'
import { charterQuery } from '#web/feature/collaboration/charter-api.ts'
import { Halting, Powers } from '#web/feature/collaboration/Leading.tsx'
import { Load } from '#web/feature/collaboration/Load.tsx'
import { NextSteps } from '#web/feature/collaboration/NextSteps.tsx'
import { Orphans } from '#web/feature/collaboration/Orphans.tsx'
import { SharedFiles } from '#web/feature/collaboration/SharedFiles.tsx'
import { Stepper } from '#web/feature/collaboration/Stepper.tsx'
import { tasksQuery } from '#web/feature/task/api.ts'
import { usePathPart } from '#web/lib/address.ts'
import { draftKey } from '#web/lib/draft.ts'
import { useStream } from '#web/lib/events.ts'
import { useMe } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { CollaborationTrouble } from '#web/page/collaboration-trouble.tsx'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { ChainPanel } from '#web/ui/ChainPanel.tsx'
import { ChainTitle } from '#web/ui/ChainTitle.tsx'
import type { ChainLinkView } from '#web/ui/chain.ts'
import { chainStates } from '#web/ui/chain.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { HistoryList } from '#web/ui/HistoryList.tsx'
import { Light } from '#web/ui/Light.tsx'
import { Link } from '#web/ui/Link.tsx'
import { More } from '#web/ui/More.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { CollaborationTabs } from './collaboration-frame.tsx'

export default function CollaborationPage(): ReactNode {
  const text = useText()
  const id = usePathPart('id')
  const query = useQuery(collaborationQuery(id))
  const cache = useQueryClient()
  useStream('tasks', () => {
    for (const queryKey of [
      ['collaboration'],
      ['risk'],
      ['task', 'list'],
      ['issue'],
      ['conflict'],
      ['contingency'],
    ]) {
      void cache.invalidateQueries({ queryKey })
    }
  })
  const back = { to: '/collaborations', label: text('collaboration.list.title') }
  if (query.data === undefined) {
    return (
      <Page title={text('enum.noun.collaboration')} back={back}>
        <Faces query={query}>{() => null}</Faces>
      </Page>
    )
  }
  return <Open key={id} collaboration={query.data} back={back} />
}

function Open({
  collaboration,
  back,
}: {
  collaboration: CollaborationView
  back: { to: string; label: string }
}): ReactNode {
  const text = useText()
  const me = useMe()
  const { id } = collaboration
  const canEdit = collaboration.can.includes('edit')
  const [isEditing, setEditing] = useState(
    () => canEdit && sessionStorage.getItem(draftKey(me.id, collaborationDraft(id))) !== null,
  )
  const parts = useQuery(collaborationPartsQuery(id))
  const charter = useQuery(charterQuery(id))
  return (
    <Page
      title={collaboration.name}
      above={
        <>
          {text('enum.noun.collaboration')} {collaboration.number}
        </>
      }
      beside={<StateMark kind="collaborationState" state={collaboration.state} />}
      back={back}
      actions={
        <LinkButton to={`/tasks/new?collaborationId=${id}`} icon="plus">
          {text('collaboration.newTask')}
        </LinkButton>
      }
      primary={
        <LinkButton to={`/meetings/new?collaborationId=${id}`} kind="primary" icon="meeting">
          {text('collaboration.newMeeting')}
        </LinkButton>
      }
      aside={
        <>
          <Section title={text('charter.section.powers')}>
            <Faces query={charter}>
              {(one) => (
                <div className="stack">
                  <Powers charter={one} />
                  <Halting charter={one} />
                </div>
              )}
            </Faces>
          </Section>
          <Section title={text('collaboration.section.history')}>
            {collaboration.request && <ChainPanel from={[collaboration.request]} />}
            <HistoryList items={collaboration.history} noun="collaboration" kind="collaborationState" />
          </Section>
        </>
      }
    >
      <CollaborationTabs id={id} />
      <Faces query={charter}>
        {(one) => (
          <>
            <Stepper charter={one} />
            <Section title={text('charter.section.next')}>
              <NextSteps charter={one} />
            </Section>
          </>
        )}
      </Faces>
      <Checklist id={id} />
      <Section
        title={text('collaboration.section.sheet')}
        actions={
          canEdit &&
          !isEditing && (
            <Button small icon="pencil" onClick={() => setEditing(true)}>
              {text('common.edit')}
            </Button>
          )
        }
      >
        {isEditing ? (
          <CollaborationForm collaboration={collaboration} onDone={() => setEditing(false)} />
        ) : (
          <CollaborationSheet collaboration={collaboration} />
        )}
      </Section>
      <Section title={text('collaboration.section.tasks')}>
        <Tasks id={id} />
      </Section>
      <Section title={text('collaboration.section.meetings')}>
        <Faces query={parts}>
          {({ meetings }) => <Links links={meetings} none={text('collaboration.none.meetings')} />}
        </Faces>
      </Section>
      <Section
        title={text('collaboration.section.decisions')}
        actions={
          <LinkButton small kind="quiet" icon="plus" to={`/decisions/new?collaborationId=${id}`}>
            {text('chatDecision.new.title')}
          </LinkButton>
        }
      >
        <Faces query={parts}>
          {({ decisions, isCut }) => (
            <>
              <Links links={decisions} none={text('collaboration.none.decisions')} />
              {isCut && <p className="small faint">{text('collaboration.cut')}</p>}
            </>
          )}
        </Faces>
      </Section>
      <Section title={text('collaboration.section.launch')}>
        <Faces query={parts}>
          {({ beforeLaunch }) => <Links links={beforeLaunch} none={text('collaboration.none.launch')} />}
        </Faces>
      </Section>
      <Section title={text('collaboration.file.title')}>
        <SharedFiles id={id} />
      </Section>
      <Folded title={text('collaboration.load.title')}>
        <Load id={id} />
      </Folded>
      <Folded title={text('collaboration.orphans.title')}>
        <Orphans id={id} />
      </Folded>
      <CollaborationTrouble id={id} name={collaboration.name} canEdit={canEdit} />
    </Page>
  )
}

/** Asked for only when somebody wants to see it. */
function Folded({ title, children }: { title: string; children: ReactNode }): ReactNode {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <Section
      title={title}
      actions={
        <Button
          small
          kind="quiet"
          icon={isOpen ? 'up' : 'down'}
          aria-expanded={isOpen}
          aria-label={text(isOpen ? 'collaboration.fold' : 'collaboration.unfold', { title })}
          onClick={() => setOpen(!isOpen)}
        >
          {text(isOpen ? 'collaboration.foldShort' : 'collaboration.unfoldShort')}
        </Button>
      }
    >
      {isOpen && children}
    </Section>
  )
}

function Tasks({ id }: { id: string }): ReactNode {
  const text = useText()
  const query = useInfiniteQuery(tasksQuery({ view: 'all', open: 'any', collaborationId: id }))
  return (
    <Faces query={query}>
      {({ pages }) => {
        const tasks = pages.flatMap(({ items }) => items)
        if (tasks.length === 0) return <p className="faint">{text('collaboration.none.tasks')}</p>
        return (
          <>
            <ul className="collaboration-links">
              {tasks.map((task) => (
                <li key={task.id} className="collaboration-task">
                  <Light light={task.light} />
                  <Link to={`/tasks/${task.id}`}>{task.name}</Link>
                  <StateMark kind="taskState" state={task.state} />
                  <span className="small quiet">
                    {[task.ownerDepartment?.name, task.owner?.name].filter(Boolean).join(' ')}
                  </span>
                  <span className="small faint">{task.dueOn !== null && <OnDay day={task.dueOn} />}</span>
                </li>
              ))}
            </ul>
            <More query={query} />
          </>
        )
      }}
    </Faces>
  )
}

function Links({ links, none }: { links: readonly ChainLinkView[]; none: string }): ReactNode {
  if (links.length === 0) return <p className="faint">{none}</p>
  return (
    <ul className="collaboration-links">
      {links.map((link) => (
        <li key={link.id} className="collaboration-link">
          <span className="line">
            <ChainTitle link={link} />
            <span className="number">{link.number}</span>
          </span>
          <StateMark kind={chainStates[link.noun]} state={link.state as never} />
        </li>
      ))}
    </ul>
  )
}
