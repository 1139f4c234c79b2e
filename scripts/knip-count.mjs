/** A reporter for knip: how many files it looked at, so that `check` can tell a clean tree from an unseen one. */
export default function count({ counters }) {
  console.log(`knip saw ${counters.total} files`);
}
