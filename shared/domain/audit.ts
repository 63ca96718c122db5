/** What the audit log holds. New kinds come at the end: the words of old entries stay what they were. */
export const auditKinds = ['number.revealed', 'person.exported', 'person.erased', 'key.rotated'] as const
export type AuditKind = (typeof auditKinds)[number]

/** What an entry can be about; by id, never by name or number. */
export const auditSubjects = ['party', 'store'] as const
export type AuditSubject = (typeof auditSubjects)[number]

/** Why somebody looks at, takes out or removes a person's data: a sentence, and never an empty one. */
export const shortestReason = 3
export const longestReason = 300

/** For so long the window shows a number; it keeps nothing of it. */
export const revealSeconds = 20
