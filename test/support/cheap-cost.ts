/** A guess at a password, passphrase or recovery code of a test costs next to nothing; the product's cost is tested by itself. */
export const cheapCost = 16
