const article = /^[وف]?(?:[بك]?ال|لل)(?=.{2})/;
const oneLetterWords = /^[وفبكل](?=.{3})/;
const endings = /(?<=.{3})(?:ات|ون|ين|ان|ها|هم|كم|نا|يه|وا|ه|ي|ا)$/;

/**
 * Takes the article, the prefixed words (and, in, like, for) and the endings from an Arabic or
 * Persian word. Several results, because a first letter may also belong to the word.
 * @param folded a word as `foldWord` returns it
 * @returns nothing for a word in another script
 */
export function arabicStems(folded: string): string[] {
  if (!/^[\u0600-\u06ff]/.test(folded)) return [];
  const bare = folded.replace(article, '');
  const stems = [bare, bare.replace(oneLetterWords, '')];
  return [...new Set(stems.flatMap((stem) => [stem, stem.replace(endings, '')]))];
}

/**
 * Compares two words that may differ in a short ending alone, as `школа` and `школи` do. Rough, but
 * it works for languages for which nobody has written a stemmer.
 * @param a a folded word
 * @param b a folded word
 * @returns how many letters the longer ending has; nothing if they differ in more
 */
export function endingsBetween(a: string, b: string): number | undefined {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const longer = Math.max(a.length, b.length);
  const ending = longer - same;
  return same >= 4 && ending <= 3 && same / longer >= 0.6 ? ending : undefined;
}
