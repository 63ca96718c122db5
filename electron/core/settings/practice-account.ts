import { AppError } from '../../../shared/app-error.ts'

/** The stand-in's account is no setting. @throws AppError `wrong-state` */
export function refuseInPractice(practice: object | null): void {
  if (practice === null) return
  throw new AppError(
    'wrong-state',
    'Practice has an account of its own. Leave practice to change the real one.',
    {
      reason: 'practice-account',
    },
  )
}
