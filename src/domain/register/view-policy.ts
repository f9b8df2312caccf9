import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'

export interface SavedView {
  readonly ownerId: string
  readonly shared: 'private' | 'department' | 'everybody'
  readonly departmentId: string | null
}

/** Who finds a saved view. What it then shows them is decided by what they may see, not by who saved it. */
export function seesView(actor: Actor, view: SavedView): boolean {
  if (view.ownerId === actor.personId || view.shared === 'everybody') return true
  const { departmentId } = view
  if (view.shared !== 'department' || departmentId === null) return false
  return actor.departmentIds.has(departmentId) || actor.oversees.has(departmentId)
}

export function offeredInView(actor: Actor, view: SavedView): ('edit' | 'remove')[] {
  return view.ownerId === actor.personId ? ['edit', 'remove'] : []
}

export function authorizeView(actor: Actor, act: 'view' | 'edit' | 'remove', view: SavedView): void {
  if (!seesView(actor, view)) throw new AppError('not_found', 'registerView.notFound')
  if (act === 'view' || offeredInView(actor, view).includes(act)) return
  throw new AppError('forbidden', 'registerView.notYours')
}

/** A view goes to a department that one belongs to or leads; to no other in its name. */
export function authorizeSharing(actor: Actor, { shared, departmentId }: Omit<SavedView, 'ownerId'>): void {
  if (shared !== 'department') return
  const isMine =
    departmentId !== null && (actor.departmentIds.has(departmentId) || actor.oversees.has(departmentId))
  if (isMine) return
  const issues = [{ path: ['departmentId'], reason: 'registerView.notYourDepartment' }]
  throw new AppError('invalid', 'request.invalid', {}, { issues })
}
