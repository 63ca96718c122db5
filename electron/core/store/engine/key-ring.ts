/**
 * The keys of one store, newest first. What is written is sealed under the first; what lies there is opened by whichever
 * sealed it, so that a changed key needs no moment at which everything is written anew.
 */
export type KeyRing = readonly [Uint8Array, ...Uint8Array[]]
