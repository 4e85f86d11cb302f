// The one part that examples cannot answer: an upload's offset must grow with what was sent. The
// bytes themselves are thrown away.
import { randomBytes } from "node:crypto";

const TUS = { "Tus-Resumable": "1.0.0", "Cache-Control": "no-store" };

export function uploads() {
  const all = new Map();
  return ({ operation, request, url, body, send, refuse }) => {
    const header = (name) => request.headers[name];
    if (operation.method === "options") {
      return send(204, {
        ...TUS,
        "Tus-Version": "1.0.0",
        "Tus-Extension": "creation,checksum,expiration,termination",
      });
    }
    if (header("tus-resumable") !== "1.0.0") return refuse("upload-version");
    const chunk = header("content-type") === "application/offset+octet-stream";
    if (operation.id === "createUpload") {
      if (body.length > 0 && !chunk) return refuse("unsupported-media-type");
      if (!/^\d+$/.test(header("upload-length") ?? "")) return refuse("upload-header-invalid");
      const id = randomBytes(16).toString("hex");
      all.set(id, { offset: body.length, length: Number(header("upload-length")) });
      return send(201, {
        ...TUS,
        Location: `/api/v1/uploads/${id}`,
        "Upload-Offset": body.length,
        "Upload-Expires": new Date(Date.now() + 86_400_000).toUTCString(),
      });
    }
    const id = url.pathname.split("/").pop();
    const upload = all.get(id);
    if (!upload) return refuse("not-found");
    const method = (operation.id === "overrideUpload" ? header("x-http-method-override") : operation.method) ?? "";
    switch (method.toLowerCase()) {
      case "head":
        return send(200, { ...TUS, "Upload-Offset": upload.offset, "Upload-Length": upload.length });
      case "delete":
        all.delete(id);
        return send(204, TUS);
      case "patch":
        if (!chunk) return refuse("unsupported-media-type");
        if (Number(header("upload-offset")) !== upload.offset) return refuse("upload-offset-conflict");
        if (upload.offset + body.length > upload.length) return refuse("upload-too-long");
        upload.offset += body.length;
        return send(204, { ...TUS, "Upload-Offset": upload.offset });
      default:
        return refuse("upload-header-invalid");
    }
  };
}
