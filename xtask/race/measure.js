// What the browser noted of the visit, and for how long nothing has come any more.
(() => {
  const [visit] = performance.getEntriesByType("navigation");
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  const all = [visit, ...performance.getEntriesByType("resource")];
  const fetched = all.map((entry) => entry.transferSize).filter((bytes) => bytes > 0);
  return {
    painted: paint?.startTime,
    bytes: fetched.reduce((sum, bytes) => sum + bytes, 0),
    requests: fetched.length,
    quiet: visit.loadEventEnd && performance.now() - Math.max(visit.loadEventEnd, ...all.map((entry) => entry.responseEnd)),
    boxes: [...document.querySelectorAll("form input")].map((box) => box.name),
  };
})()
