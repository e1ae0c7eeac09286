import type { Book } from '#election/book/book.ts'
import type { Digest } from '#election/named.ts'
import { bookDigest } from '#journal/book.ts'
import { canonical } from '#journal/canonical.ts'
import type { Sql } from './sql.ts'

/** Books by their digest. A book is never changed: another text is another digest. */
export class Books {
  readonly #sql: Sql

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** Keeps a checked book; answers the digest that freezes it. */
  async put(book: Book): Promise<Digest> {
    const digest = bookDigest(book)
    await this
      .#sql`insert into book (digest, body) values (${digest}, ${canonical(book)}) on conflict (digest) do nothing`
    return digest
  }

  /** Undefined when there is none. Throws when the text no longer has its digest. */
  async get(digest: Digest): Promise<Book | undefined> {
    const [row] = await this.#sql<{ body: string }[]>`select body from book where digest = ${digest}`
    if (!row) return undefined
    const book = JSON.parse(row.body) as Book
    if (bookDigest(book) !== digest) throw new Error(`book ${digest} was changed in the database`)
    return book
  }
}
