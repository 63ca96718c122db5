const istOffset = 330 * 60_000
const day = 24 * 60 * 60_000
const opens = 10 * 60 * 60_000
const closes = 20 * 60 * 60_000

/**
 * When practice begins if the wall shows `wallNow`: now on a working day between 10:00 and 20:00 IST, else at the
 * next 10:00. Saturday is a working day: home services in India are busiest then, and their desks are staffed.
 * Public holidays are left out, so that practice never depends on a calendar somebody has to keep.
 */
export function startOfPractice(wallNow: number): number {
  // IST has no summer time: a fixed offset makes the UTC fields of the shifted instant read as Indian wall time.
  const shifted = wallNow + istOffset
  const midnight = Math.floor(shifted / day) * day
  const timeOfDay = shifted - midnight
  if (isWorkingDay(midnight) && timeOfDay >= opens && timeOfDay < closes) return wallNow
  let opening = midnight + opens
  while (opening <= shifted || !isWorkingDay(opening)) opening += day
  return opening - istOffset
}

function isWorkingDay(shifted: number): boolean {
  return new Date(shifted).getUTCDay() !== 0
}
