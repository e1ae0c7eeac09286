import { mount, unmount } from 'svelte'
import type { Language } from '#election/languages.ts'
import Prove from './Prove.svelte'

/** Asks the person in front of the screen to prove again who they are; whether they did. One question at a time. */
export function prove(language: Language): Promise<boolean> {
  asked ??= new Promise<boolean>((done) => {
    const shown = mount(Prove, {
      target: document.body,
      props: {
        language,
        done(proved: boolean) {
          asked = undefined
          void unmount(shown)
          done(proved)
        },
      },
    })
  })
  return asked
}

let asked: Promise<boolean> | undefined
