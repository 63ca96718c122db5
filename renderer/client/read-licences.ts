import { AppError } from '../../shared/app-error.ts'
import type { Licence } from '../../shared/domain/licence.ts'

/** Lies beside the page since the build, so it is there without a network. @throws AppError `not-found` */
export async function readLicences(): Promise<readonly Licence[]> {
  const answer = await fetch('licences.json')
  if (!answer.ok) throw new AppError('not-found', 'This build brought no list of licences.')
  // Our own build wrote it, from this type.
  return (await answer.json()) as Licence[]
}
