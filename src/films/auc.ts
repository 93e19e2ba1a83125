/**
 * Area under the ROC curve: how often a pair drawn from each side, one positive and one negative, has the positive
 * scored higher; a tie counts half. Exactly 0.5 when all scores are equal.
 * @param scores any real numbers, infinities included; only their order counts.
 * @param labels 1 for positive, 0 for negative, one for each score.
 * @returns NaN when a score is NaN, or when all labels are alike: there is nothing to compare.
 * @throws RangeError when there are not as many labels as scores.
 */
export function auc(scores: ArrayLike<number>, labels: ArrayLike<number>): number {
  if (scores.length !== labels.length)
    throw new RangeError(`${scores.length} scores and ${labels.length} labels; each score needs one label.`);
  const order = Array.from({ length: scores.length }, (_, i) => i);
  if (order.some((i) => Number.isNaN(scores[i]))) return NaN;
  // Not a difference: infinity minus infinity is no number to sort by.
  order.sort((i, j) => (scores[i]! < scores[j]! ? -1 : scores[i]! > scores[j]! ? 1 : 0));

  // Mann and Whitney (1947): the sum of the positives' ranks, tied scores sharing the mean of theirs.
  let positives = 0;
  let rankSum = 0;
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && scores[order[end]!] === scores[order[start]!]) end++;
    const tied = order.slice(start, end).filter((i) => labels[i]! > 0).length;
    positives += tied;
    rankSum += (tied * (start + 1 + end)) / 2;
  }
  const negatives = order.length - positives;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
