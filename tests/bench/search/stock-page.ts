/**
 * A page that searches like Starlight 0.42: Pagefind's own dialog with Starlight's options. Both
 * come from the same build, and so does the index.
 */
export function stockPage(lang: string): string {
  return `<!doctype html>
<html lang="${lang}">
  <meta charset="utf-8" />
  <title>Pagefind</title>
  <link rel="icon" href="data:," />
  <link rel="stylesheet" href="/pagefind/pagefind-ui.css" />
  <div id="search"></div>
  <script src="/pagefind/pagefind-ui.js"></script>
  <script>
    new PagefindUI({
      element: '#search',
      bundlePath: '/pagefind/',
      showImages: false,
      showSubResults: true,
    });
  </script>
</html>`;
}
