// A chart's SVG as elements of the page. It was drawn when the page was made, from words that sources hold: so only shapes,
// words and links to facts are taken over, whatever else it should contain.

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = new Set(["svg", "g", "path", "line", "rect", "circle", "text", "tspan", "a"]);
const ATTRIBUTES = new Set([
  "viewBox", "transform", "d", "x", "y", "x2", "y2", "dy", "width", "height", "fill", "stroke", "stroke-width", "stroke-dasharray",
  "stroke-miterlimit", "stroke-linecap", "opacity", "fill-opacity", "stroke-opacity", "font-size", "font-weight", "font-family", "text-anchor", "role",
  "aria-label", "aria-hidden", "tabindex", "rx", "r", "cx", "cy", "clip-path",
]);

/** The drawing, or null if it is damaged. */
export function drawing(source: string): SVGElement | null {
  const parsed = new DOMParser().parseFromString(source, "image/svg+xml");
  const root = parsed.querySelector("parsererror") ? null : copied(parsed.documentElement);
  return root instanceof SVGElement ? root : null;
}

function copied(from: Element): Element | null {
  if (from.namespaceURI !== SVG || !SHAPES.has(from.localName)) return null;
  const to = document.createElementNS(SVG, from.localName);
  for (const { name, value } of from.attributes) {
    if (ATTRIBUTES.has(name) && name !== "clip-path") to.setAttribute(name, value);
    else if (name === "xlink:href" && value.includes("#fact=")) to.setAttribute("href", value.slice(value.indexOf("#fact=")));
  }
  for (const child of from.childNodes) {
    const made = child.nodeType === Node.TEXT_NODE ? document.createTextNode(child.nodeValue ?? "") : child instanceof Element ? copied(child) : null;
    if (made) to.append(made);
  }
  return to;
}
