import type { Language } from '#election/languages.ts'

/**
 * The words of one screen, fetched with it and again when the language changes; `m` is undefined until the first have
 * come. Made while a component starts: `const words = new Words(loadMessages, () => ui.language)`.
 */
export class Words<Messages> {
  m = $state.raw<Messages | undefined>()

  constructor(load: (language: Language) => Promise<Messages>, language: () => Language) {
    $effect(() => {
      const asked = language()
      void load(asked).then((messages) => {
        // The answer to an earlier question may come after the later one's.
        if (asked === language()) this.m = messages
      })
    })
  }
}
