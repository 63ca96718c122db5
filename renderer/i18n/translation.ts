/** The same keys as the English words, each with a sentence of its own. */
export type Translation<Words> = { readonly [Key in keyof Words]: string }
