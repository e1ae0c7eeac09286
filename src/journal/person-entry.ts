import type { Instant, PersonId, PlaceCode } from '#election/named.ts'

/** How a person shows who they are. */
const SIGN_IN_WAYS = ['passkey', 'password', 'recovery-code'] as const
export type SignInWay = (typeof SIGN_IN_WAYS)[number]

/** What a person is to the room: a role, and where; no places are the whole of it. */
interface Terms {
  readonly role: string
  readonly scope: readonly PlaceCode[]
}

/** Who may work in the room and how they proved themselves, all under pseudonyms: the names lie outside. */
export type PersonEntry =
  | ({ readonly kind: 'person-invited'; readonly by: PersonId; readonly person: PersonId } & Terms)
  /** The invited person bound a way to sign in. */
  | { readonly kind: 'person-bound'; readonly person: PersonId; readonly way: SignInWay }
  | ({ readonly kind: 'person-changed'; readonly by: PersonId; readonly person: PersonId } & Terms)
  | { readonly kind: 'person-removed'; readonly by: PersonId; readonly person: PersonId }
  /** Too many wrong attempts from browsers that the person never used: passwords from there wait until then. */
  | { readonly kind: 'person-locked'; readonly person: PersonId; readonly until: Instant }
  /** The person proved again who they are, for what two people do. */
  | { readonly kind: 'person-proved'; readonly person: PersonId; readonly way: SignInWay }
  /** A passkey was taken away, by its owner or by an administrator. */
  | { readonly kind: 'passkey-removed'; readonly by: PersonId; readonly person: PersonId }
  /** Somebody ended sessions of this person before their time: one, or all. */
  | { readonly kind: 'sessions-ended'; readonly by: PersonId; readonly person: PersonId }
