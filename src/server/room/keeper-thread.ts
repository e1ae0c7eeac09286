import { workerData } from 'node:worker_threads'
import { type HouseOptions, openHouse } from '../house.ts'

const house = await openHouse(workerData as HouseOptions, true)
await house.close()
