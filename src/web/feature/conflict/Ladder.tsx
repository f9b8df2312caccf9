import type { ReactNode } from 'react'
import type { ConflictStop } from '#domain/conflict/lifecycle.ts'
import { useText } from '#web/lib/text.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { useSayReason } from '#web/ui/reason.ts'
import { TimeLeft, When } from '#web/ui/When.tsx'
import type { ConflictView } from './api.ts'

type Stop = ConflictView['stops'][number]

/** The way up as the organisation has it: who has it on each level, where it is, and how long they have. */
export function Ladder({ conflict }: { conflict: ConflictView }): ReactNode {
  const text = useText()
  const { ladder, stops, state, commonSuperior } = conflict
  const lastOf = (level: ConflictStop) => stops.findLast((stop) => stop.level === level)
  const arbitrated = lastOf('coordinator')
  return (
    <div className="stack">
      <ol className="conflict-ladder">
        <Rung
          level="negotiating"
          who={conflict.leader?.name ?? '—'}
          stop={lastOf('negotiating')}
          isHere={state === 'negotiating'}
        />
        {arbitrated !== undefined && (
          <Rung
            level="coordinator"
            who={arbitrated.handlers.map(({ name }) => name).join(text('common.join'))}
            stop={arbitrated}
            isHere={state === 'coordinator'}
          />
        )}
        {ladder.map(({ level, posts }) => (
          <Rung
            key={level}
            level={level}
            who={
              posts.length === 0
                ? text('conflict.ladder.nobody')
                : [
                    ...new Map(
                      posts.map(({ person, as }) => [
                        person.id,
                        as === 'head' || as === 'generalManager' || as === 'vicePresident'
                          ? person.name
                          : `${person.name}（${text(`enum.conflictPost.${as}`)}）`,
                      ]),
                    ).values(),
                  ].join(text('common.join'))
            }
            stop={lastOf(level)}
            isHere={state === level}
          />
        ))}
      </ol>
      {commonSuperior !== null && (
        <p className="small quiet">{text('conflict.ladder.common', { name: commonSuperior.name })}</p>
      )}
    </div>
  )
}

function Rung({
  level,
  who,
  stop,
  isHere,
}: {
  level: ConflictStop
  who: string
  stop: Stop | undefined
  isHere: boolean
}): ReactNode {
  const text = useText()
  const say = useSayReason()
  return (
    <li className="conflict-rung" {...(isHere && { 'aria-current': 'step' as const })}>
      <div className="line">
        <strong>{text(`enum.conflictLevel.${level}`)}</strong>
        <span>
          {stop === undefined ? who : stop.handlers.map(({ name }) => name).join(text('common.join'))}
        </span>
        <span className="push small">
          {isHere ? (
            <span className="mark tone-accent">
              <Icon name="play" size={12} /> {text('conflict.ladder.now')}
            </span>
          ) : (
            <span className="faint">
              {text(stop === undefined ? 'conflict.ladder.notYet' : 'conflict.ladder.done')}
            </span>
          )}
        </span>
      </div>
      {stop !== undefined && (
        <div className="small quiet">
          {text('conflict.ladder.until')} <When at={stop.due.at} />{' '}
          {isHere ? <TimeLeft at={stop.due.at} /> : text(`enum.deadlineState.${stop.due.state}`)}
          {stop.due.explanation.length > 0 &&
            ` · ${stop.due.explanation.map(say).join(text('common.listComma'))}`}
        </div>
      )}
      {stop?.isSkip === true && (
        <p className="small tone-orange">
          {text('conflict.skipMark')} · {stop.reason}
        </p>
      )}
      {isHere && stop?.due.state === 'missed' && (
        <p className="small tone-seal" role="status">
          {text('conflict.ladder.offered')}
        </p>
      )}
    </li>
  )
}
