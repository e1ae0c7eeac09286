import '../ui/base.css'
import './station.css'
import './install.svelte.ts'
import { mount } from 'svelte'
import App from './App.svelte'
import { Station } from './station.svelte.ts'

const station = new Station()
void station.worker.start()
void station.start().then(() => {
  document.body.replaceChildren()
  mount(App, { target: document.body, props: { station } })
})
