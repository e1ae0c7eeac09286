import '../ui/base.css'
import './station.css'
import './install.svelte.ts'
import { mount } from 'svelte'
import App from './App.svelte'
import { Station } from './station.svelte.ts'
import { Worker } from './worker.svelte.ts'

const worker = new Worker()
const station = new Station()
void worker.start()
void station.start().then(() => mount(App, { target: document.body, props: { station, worker } }))
