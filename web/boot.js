// Starts the program. The page's own <link>s say which files it is made of and what they must hash to.
const module = document.querySelector('link[rel="modulepreload"]');
const program = document.querySelector('link[rel="preload"][as="fetch"]');

try {
  const { default: start } = await import(module.href);
  await start({ module_or_path: fetch(program.href, { integrity: program.integrity }) });
} catch (error) {
  console.error(error);
  document.getElementById("page").hidden = true;
  document.getElementById("not-started").hidden = false;
}
