// Sveltia CMS lấy lời của giao diện từ một máy chủ khác; ở đây lời đó nằm ngay
// bên cạnh, nên trang không hỏi ai khác. Giao diện bằng tiếng Việt, trừ khi người
// biên tập đã chọn ngôn ngữ khác.
(() => {
  const elsewhere = "SVELTIA_TEXTS";
  const ask = window.fetch;
  window.fetch = (address, options) =>
    address === elsewhere + "vi.json" ? ask("vi.json", { integrity: "INTEGRITY" }) : ask(address, options);
  if (!localStorage.getItem("sveltia-cms.prefs")) localStorage.setItem("sveltia-cms.prefs", '{"locale":"vi"}');
})();
