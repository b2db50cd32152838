// A link's token stands behind the # of its address, where no server, proxy or log sees it. This puts it into the
// form; without script the person does.
const token = location.hash.slice(1);
const field = document.querySelector("input[data-from-address]");
if (field && /^[\w-]{20,200}$/.test(token)) {
  field.value = token;
  field.closest(".field").hidden = true;
  history.replaceState(null, "", location.pathname + location.search);
}
