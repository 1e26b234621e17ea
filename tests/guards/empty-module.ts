// What a package is when it is not there: `tests/guards/stands-on.guard.test.ts` puts this in its place.
export default {}
