import type { Messages } from 'messages:room.results'
import { createContext } from 'svelte'

/** The words of the results, which the screen fetches with itself and gives to its parts once they are there. */
export const [useWords, setWords] = createContext<{ readonly m: Messages }>()
