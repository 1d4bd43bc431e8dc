/**
 * Loads a file of the site.
 * @throws if it cannot be loaded
 */
export async function loadJson<File>(path: string): Promise<File> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${String(response.status)}`);
  return (await response.json()) as File;
}
