import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ChainTitle } from '#web/ui/ChainTitle.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { FileDrop } from '#web/ui/FileDrop.tsx'
import { More } from '#web/ui/More.tsx'
import { When } from '#web/ui/When.tsx'
import { sharedFilesQuery, useRemoveSharedFile, useShareFile } from './shared-files-api.ts'

/** 资料 (S4-37): what was put here, and what was handed in with tasks, meetings and milestones, in one list. */
export function SharedFiles({ id }: { id: string }): ReactNode {
  const text = useText()
  const query = useInfiniteQuery(sharedFilesQuery(id))
  const share = useShareFile(id)
  const remove = useRemoveSharedFile(id)
  const [asked, setAsked] = useState<{ readonly fileId: string; readonly name: string }>()
  return (
    <Faces query={query}>
      {({ pages }) => {
        const files = pages.flatMap(({ items }) => items)
        return (
          <div className="stack">
            {files.length === 0 && <p className="faint">{text('collaboration.file.none')}</p>}
            <ul className="collaboration-links">
              {files.map(({ id: key, name, fileId, link, from, by, at, canRemove }) => (
                <li key={key} className="collaboration-link">
                  <span className="line">
                    <a
                      href={fileId === null ? link : `/api/v1/files/${fileId}`}
                      {...(fileId === null && { target: '_blank', rel: 'noreferrer' })}
                    >
                      {name}
                    </a>
                    <span className="small faint">
                      {from === null ? text('collaboration.file.here') : <ChainTitle link={from} />}
                      {' · '}
                      {by !== null && `${by.name} `}
                      <When at={at} />
                    </span>
                  </span>
                  {canRemove && fileId !== null && (
                    <Button
                      small
                      kind="quiet"
                      icon="cross"
                      aria-label={text('collaboration.file.remove', { name })}
                      onClick={() => setAsked({ fileId, name })}
                    />
                  )}
                </li>
              ))}
            </ul>
            <More query={query} />
            {pages[0]?.canShare && <FileDrop label={text('collaboration.file.add')} onFile={share} />}
            {asked !== undefined && (
              <Confirm
                title={text('collaboration.file.removeTitle')}
                action={text('collaboration.file.remove', { name: asked.name })}
                busy={remove.isPending}
                error={remove.error}
                onConfirm={() => remove.mutate(asked.fileId, { onSuccess: () => setAsked(undefined) })}
                onClose={() => setAsked(undefined)}
              >
                {text('collaboration.file.removeHint')}
              </Confirm>
            )}
          </div>
        )
      }}
    </Faces>
  )
}
