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

const keyed = (root: Element): HTMLElement[] => [...root.querySelectorAll<HTMLElement>("[data-key]")];
const isField = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

/** What had the focus, and is not there or cannot have it as long as something is under way. */
let unfocused: string | undefined;

/** Puts a page in place of what is there; what was written, scrolled to and in focus stays so. */
export function show(root: Element, ...children: readonly Child[]): void {
  const before = new Map(keyed(root).map((element) => [element.dataset.key, element]));
  const { activeElement } = document;
  const key = activeElement === document.body ? unfocused : activeElement?.getAttribute("data-key");
  const scrolled = new Map([...before].map(([name, { scrollLeft }]) => [name, scrollLeft]));
  root.replaceChildren(
    ...children.filter((child) => child instanceof Node || typeof child === "string").map((child) => child as Node),
  );
  for (const element of keyed(root)) {
    const old = before.get(element.dataset.key);
    if (old && isField(old) && isField(element) && old.value !== old.defaultValue) element.value = old.value;
    element.scrollLeft = scrolled.get(element.dataset.key) ?? 0;
  }
  const aim = keyed(root).find((element) => element.dataset.key === key);
  // Who writes to the client meanwhile goes on doing so.
  if (document.hasFocus()) aim?.focus({ preventScroll: true });
  unfocused = aim && document.activeElement === aim ? undefined : (key ?? undefined);
}
