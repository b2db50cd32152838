/* How a page is made: of elements and texts. Nothing that anybody wrote is ever read as HTML. */

export type Child = Node | string | number | false | null | undefined;
type Value = string | number | boolean | undefined | ((event: Event) => void);
type Props = Readonly<Record<string, Value>>;

/** An element. A prop that is a function hears the event of its name; `--names` are style variables. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: readonly (Child | readonly Child[])[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (name.startsWith("--")) element.style.setProperty(name, String(value));
    else if (value === true) element.setAttribute(name, "");
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  for (const child of children.flat())
    if (child !== null && child !== undefined && child !== false)
      element.append(child instanceof Node ? child : String(child));
  return element;
}

const namespace = "http://www.w3.org/2000/svg";

/** A drawing of lines that says nothing: the words beside it do. */
export function icon(path: string, className = "icon"): SVGSVGElement {
  const drawing = document.createElementNS(namespace, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  drawing.setAttribute("class", className);
  const line = document.createElementNS(namespace, "path");
  line.setAttribute("d", path);
  drawing.append(line);
  return drawing;
}

/** Puts a page in place of what is there, and the focus back to where it was. */
export function show(root: Element, ...children: readonly Child[]): void {
  const key = document.activeElement?.getAttribute("data-key");
  root.replaceChildren(
    ...children.filter((child) => child instanceof Node || typeof child === "string").map((child) => child as Node),
  );
  if (key) root.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}
