import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { MaterialView } from '#contract/meeting.ts'
import { materialLifecycle } from '#domain/meeting/material.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea } from '#web/ui/fields.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { When } from '#web/ui/When.tsx'
import { revisionsQuery, useReviewMaterial } from './material-api.ts'
import './prep.css'

/** 待提交, 已提交, 需修改, 已审核; and for whoever prepares the meeting, the next of them. */
export function MaterialReview({
  material,
  canReview,
}: {
  material: MaterialView
  canReview: boolean
}): ReactNode {
  const text = useText()
  const [isSendingBack, setSendingBack] = useState(false)
  const review = useReviewMaterial(material.id)
  const { reviewState, reviewComment, reviewedBy } = material
  const may = (move: 'approve' | 'sendBack') => canReview && materialLifecycle.canMove(reviewState, move)
  return (
    <span className="stack tight">
      <StateMark kind="materialReviewState" state={reviewState} />
      {reviewState === 'needsChange' && <span className="small">{reviewComment}</span>}
      {reviewedBy !== null && (reviewState === 'needsChange' || reviewState === 'reviewed') && (
        <span className="small faint">{text('agenda.material.reviewedBy', { name: reviewedBy.name })}</span>
      )}
      {(may('approve') || may('sendBack')) && (
        <span className="material-more">
          {may('approve') && (
            <Button small busy={review.isPending} onClick={() => review.mutate({ verdict: 'approve' })}>
              {text('agenda.material.approve')}
            </Button>
          )}
          {may('sendBack') && (
            <Button kind="quiet" small onClick={() => setSendingBack(true)}>
              {text('agenda.material.sendBack')}
            </Button>
          )}
        </span>
      )}
      {!isSendingBack && <ErrorLine error={review.error} />}
      {isSendingBack && <SendBack material={material} onClose={() => setSendingBack(false)} />}
    </span>
  )
}

function SendBack({ material, onClose }: { material: MaterialView; onClose: () => void }): ReactNode {
  const text = useText()
  const [comment, setComment] = useState('')
  const review = useReviewMaterial(material.id)
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    review.mutate({ verdict: 'sendBack', comment: comment.trim() }, { onSuccess: onClose })
  }
  return (
    <Dialog title={material.name} onClose={onClose}>
      <form className="form" onSubmit={handleSubmit}>
        <FormField label={text('agenda.material.comment')} required>
          <TextArea value={comment} onChange={setComment} maxLength={1000} autoFocus />
        </FormField>
        <ErrorLine error={review.error} />
        <div className="form-end">
          <Button type="submit" busy={review.isPending} disabled={comment.trim().length < 2}>
            {text('agenda.material.commentSend')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {text('common.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Every file that was handed in stays to be read; who has opened which (S2-10). */
export function MaterialVersions({ material }: { material: MaterialView }): ReactNode {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button kind="quiet" small icon="history" onClick={() => setOpen(true)}>
        {text('agenda.material.versions', { count: material.revisionCount })}
      </Button>
      {isOpen && (
        <Dialog
          title={text('agenda.material.versionsOf', { name: material.name })}
          width={560}
          onClose={() => setOpen(false)}
        >
          <Versions material={material} />
        </Dialog>
      )}
    </>
  )
}

function Versions({ material }: { material: MaterialView }): ReactNode {
  const text = useText()
  const revisions = useQuery(revisionsQuery(material.id, material.revisionCount))
  return (
    <Faces query={revisions}>
      {({ items }) => (
        <ul className="checklist">
          {items.map(({ no, file, openedBy }, index) => (
            <li key={no}>
              <span className="stack tight">
                <span className="line">
                  <strong>{text('agenda.material.version', { no })}</strong>
                  {index === 0 && <span className="small faint">{text('agenda.material.latest')}</span>}
                  <a href={`/api/v1/files/${file.id}`} download={file.name}>
                    {file.name}
                  </a>
                </span>
                <span className="small faint">
                  {file.uploadedBy?.name} <When at={file.uploadedAt} />
                </span>
                <span className="small quiet">
                  {openedBy.length === 0
                    ? text('agenda.material.notOpened')
                    : text('agenda.material.openedBy', {
                        names: openedBy.map(({ person }) => person.name).join(text('common.join')),
                      })}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Faces>
  )
}
