import { loadClassifier } from '#ai/copilot/router/load-classifier.server.ts'
const t = performance.now(); loadClassifier(); console.log(Math.round(performance.now() - t), 'ms', Math.round(process.memoryUsage().rss / 1e6), 'MB')
