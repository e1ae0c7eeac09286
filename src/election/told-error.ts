import { fill, type Language, type Text } from './languages.ts'

/** An error that tells people what it is and what to do, in their language; its own `message` is the English one. */
export abstract class ToldError extends Error {
  readonly text: Text
  readonly #parameters: Readonly<Record<string, string | number>>

  constructor(text: Text, parameters: Readonly<Record<string, string | number>>) {
    super(fill(text, 'en', parameters))
    this.text = text
    this.#parameters = parameters
  }

  /** What it is and what to do, in a language. */
  in(language: Language): string {
    return fill(this.text, language, this.#parameters)
  }
}
